import fc from 'fast-check'
import type { AdvanceContext } from '@shared/cycle/advance-sheet'
import { advanceSheet, contentHashOf } from '@shared/cycle/advance-sheet'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import type { Sheet } from '@shared/appraisal/sheet'
import { handlers } from '../../cloudfunctions/api/handlers'
import { moveDueSheet } from '../../cloudfunctions/close/move-due'
import { contextReader } from '../../cloudfunctions/kit/company'
import { invitationIdOf } from '../../cloudfunctions/kit/invitation-code'
import { openidOf } from '../cloudfunctions/company'
import { sendTo } from './schedules/in-process-sdk'
import { acknowledged, calling, companyWith, contextAt, filledSheet, freshSheet, november, october, signedBy, signedFrom, withIncident } from './schedules/story'
import { World } from './schedules/world'

// The real handlers against a database with the local cloud's transactions, each of their requests in whatever order fast-check chooses: one decision,
// one record of it, and no update lost, however the requests of two people, or of a person and the clock, fall between one another.

jest.mock('@cloudbase/node-sdk', (): unknown => jest.requireActual('./schedules/in-process-sdk'))

/** How many orders of each story are tried: more than a thousand in all. */
const runs = 140

jest.setTimeout(60_000)

beforeAll(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  // A transaction that lost waits before it tries again. Here the order alone decides, so the wait is only its turn.
  const { setTimeout: later } = globalThis
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, ms?: number) => later(work, (ms ?? 0) <= 500 ? 0 : ms)))
})
afterAll(() => { jest.restoreAllMocks() })

interface Story {
  readonly documents: Parameters<typeof companyWith>
  /** What happens at once; each answers `ok` or the code of its refusal. */
  readonly acts: readonly (() => Promise<string>)[]
  /** Whether who comes first is to be told from the answers. */
  readonly isTold?: boolean
  readonly holds: (world: World, answers: readonly string[]) => void
}

/** How many turns an act may begin after the others: who asks less would otherwise always be first. */
const latest = 60

async function inEveryOrder({ documents, acts, isTold = true, holds }: Story): Promise<void> {
  const seen = new Set<string>()
  await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(fc.nat(latest), { minLength: acts.length, maxLength: acts.length }), async (scheduler, delays) => {
    const world = new World(companyWith(...documents))
    const turn = (label: string) => scheduler.schedule(Promise.resolve(), label).then(() => undefined)
    sendTo(world.sending(turn))
    const after = async (turns: number, act: () => Promise<string>) => {
      for (let waited = 0; waited < turns; waited += 1) {
        await turn('wait')
        // A commit takes a turn of the event loop: so does waiting, else all of it would pass meanwhile.
        await new Promise((resolve) => { setImmediate(resolve) })
      }
      return act()
    }
    const answers = await scheduler.waitFor(Promise.all(acts.map((act, index) => after(delays[index] ?? 0, act))))
    sendTo(null)
    seen.add(answers.join(' '))
    holds(world, answers)
  }), { numRuns: runs, seed: 20261126, endOnFailure: true })
  // Not always the same came first.
  expect([seen.size > 1, [...seen]]).toEqual([isTold, [...seen]])
}

const call = (personId: string, ...rest: [...Parameters<typeof calling>] extends [unknown, unknown, ...infer Rest] ? Rest : never) => calling(handlers, openidOf(personId), ...rest)
const closing = (sheetId: string): Promise<string> => moveDueSheet({ _id: sheetId }, { deadlineMs: Number.MAX_SAFE_INTEGER, requestId: 'close', contextOf: contextReader(), callHelp: () => undefined, toldBefore: new Set() }).then(() => 'ok')
const sheetId = filledSheet()._id
const seenOf = ({ contentHash }: Sheet) => ({ sheetId, contentHash: contentHash ?? '' })

/** Whatever happened, the sheet is one that people could have made one after the other. */
function expectSound(world: World, context: AdvanceContext = contextAt(signedFrom)): Sheet {
  const sheet = world.read('sheets', sheetId)
  const standing = sheet.steps.filter(({ isVoid, freezeNo }) => !isVoid && freezeNo === sheet.freeze?.no)
  expect(standing.map(({ action }) => action)).toEqual(installServiceCard.route.slice(0, standing.length).map(({ action }) => action))
  expect(new Set(standing.map(({ signerId }) => signerId)).size).toBe(standing.length)
  for (const { contentHash } of standing) expect(contentHash).toBe(sheet.contentHash)
  if (sheet.contentHash !== null) expect(contentHashOf(sheet, context.hashOf)).toBe(sheet.contentHash)
  expect(scoreSheet(installServiceCard, sheet.inputs)).toEqual(sheet.scorecard)
  expect(sheet.holderId).toBe(sheet.holder?.personId ?? null)
  // One line of the audit and one answer kept for each command that was done.
  expect(world.list('audit')).toHaveLength(world.list('commands').length)
  return sheet
}

const done = (answers: readonly string[]) => answers.filter((answer) => answer === 'ok').length

test('approve ∥ approve: one signature, one seal, and the month after learns of it once', async () => {
  const waiting = { ...signedBy(filledSheet(), 'lead-a1', 'manager-a'), escalatedTo: { personId: 'gm-2', personName: '林总' }, escalatedToId: 'gm-2' }
  await inEveryOrder({
    documents: [[waiting, freshSheet(november)]],
    acts: (['gm-1', 'gm-2', 'gm-1'] as const).map((by) => () => call(by, 'approve-sheet', { ...seenOf(waiting), comment: by }, signedFrom)),
    holds: (world, answers) => {
      const sheet = expectSound(world)
      expect([done(answers), sheet.state, sheet.steps.length]).toEqual([1, 'sealed', 3])
      expect(world.read('sheets', freshSheet(november)._id).previousTotal).toBe(sheet.scorecard.total)
      expect(world.list('audit')).toHaveLength(1)
      expect(world.list('outbox').filter(({ kind }) => kind === 'sheet-sealed')).toHaveLength(1)
    },
  })
})

test('approve ∥ return: the one or the other, never both', async () => {
  const waiting = { ...signedBy(filledSheet(), 'lead-a1', 'manager-a'), escalatedTo: { personId: 'gm-2', personName: '林总' }, escalatedToId: 'gm-2' }
  await inEveryOrder({
    documents: [[waiting, freshSheet(november)]],
    acts: [() => call('gm-1', 'approve-sheet', { ...seenOf(waiting), comment: '' }, signedFrom), () => call('gm-2', 'return-sheet', { ...seenOf(waiting), to: 'assessing', reason: '再看看' }, signedFrom)],
    holds: (world, answers) => {
      const sheet = expectSound(world)
      expect(done(answers)).toBe(1)
      expect([sheet.state, sheet.returns.length, sheet.sealedAt !== null]).toEqual(answers[0] === 'ok' ? ['sealed', 0, true] : ['assessing', 1, false])
    },
  })
})

test('sign ∥ void an incident ∥ return to the data: nothing that was signed changes under the signature, and what is withdrawn is out of the score', async () => {
  const waiting = signedBy(withIncident(filledSheet()), 'lead-a1')
  await inEveryOrder({
    documents: [[waiting, freshSheet(november)], { incidents: [acknowledged] }],
    acts: [
      () => call('manager-a', 'review-sheet', { ...seenOf(waiting), comment: '' }, signedFrom), () => call('manager-a', 'return-sheet', { ...seenOf(waiting), to: 'collecting', reason: '这件事要核对' }, signedFrom),
      () => call('manager-a', 'withdraw-incident', { incidentId: acknowledged._id, reason: '记错人了' }, signedFrom),
    ],
    holds: (world, answers) => {
      const sheet = expectSound(world)
      const incident = world.read('incidents', acknowledged._id)
      expect(done(answers.slice(0, 2))).toBe(1)
      // A frozen sheet gives up no incident: only behind the return to the data.
      expect(incident.state).toBe(answers[2] === 'ok' ? 'withdrawn' : 'acknowledged')
      if (answers[0] === 'ok') expect([answers[2], sheet.state]).toEqual(['sheet-frozen', 'approving'])
      expect(sheet.inputs.incidents).toMatchObject([{ id: acknowledged._id, status: incident.state }])
    },
  })
})

test('freeze by the clock ∥ void an incident: what is frozen is what was in force', async () => {
  const ready = withIncident({ ...filledSheet(), state: 'collecting', dueAt: signedFrom })
  await inEveryOrder({
    documents: [[ready, freshSheet(november)], { incidents: [acknowledged] }],
    acts: [() => closing(sheetId), () => call('manager-a', 'withdraw-incident', { incidentId: acknowledged._id, reason: '记错人了' }, signedFrom)],
    holds: (world, answers) => {
      const sheet = expectSound(world)
      const { state } = world.read('incidents', acknowledged._id)
      expect([answers[1], state]).toEqual(answers[1] === 'ok' ? ['ok', 'withdrawn'] : ['sheet-frozen', 'acknowledged'])
      expect(sheet.inputs.incidents).toMatchObject([{ id: acknowledged._id, status: state }])
      expect(sheet.freeze?.no).toBe(1)
    },
  })
})

test('delegate ∥ holder ∥ delegate\'s signature: one signs the step, by right of the holder that the sheet had', async () => {
  const waiting = signedBy(filledSheet())
  const day = new Date().toISOString()
  const leave = { from: day.slice(0, 10), until: day.slice(0, 10), delegateId: 'lead-a2' }
  await inEveryOrder({
    documents: [[waiting, freshSheet(november)]],
    acts: [
      () => call('lead-a1', 'set-delegate', { personId: 'lead-a1', leave }, day).then(() => closing(sheetId)).then(() => call('lead-a2', 'assess-sheet', { ...seenOf(waiting), comment: '' }, day)),
      () => call('lead-a1', 'assess-sheet', { ...seenOf(waiting), comment: '' }, day), () => closing(sheetId),
    ],
    holds: (world, answers) => {
      const sheet = expectSound(world)
      const [by] = sheet.steps
      expect(world.read('people', 'lead-a1').leave).toEqual(leave)
      expect([sheet.steps.length, done(answers.slice(0, 2))]).toEqual([1, 1])
      expect([by?.signerId, by?.because ?? null]).toEqual(answers[0] === 'ok' ? ['lead-a2', '代赵主管办理'] : ['lead-a1', null])
      expect(sheet.holderId).not.toBe(by?.signerId)
    },
  })
})

test('close ∥ late: what was received before the cut is on one sheet, counted there, and on no other', async () => {
  const live = { ...freshSheet(october), dueAt: freshSheet(october).dates.cutAt }
  const received = new Date(Date.parse(live.dates.cutAt) - 1).toISOString()
  const input = { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: received, note: '', orderNo: null }
  await inEveryOrder({
    documents: [[live, freshSheet(november)]],
    acts: [() => closing(sheetId), () => call('lead-a1', 'log-incident', input, received), () => call('manager-a', 'log-incident', input, live.dates.cutAt), () => closing(sheetId)],
    isTold: false,
    holds: (world, answers) => {
      expectSound(world)
      expect(answers).toEqual(['ok', 'ok', 'ok', 'ok'])
      const sheets = [world.read('sheets', sheetId), world.read('sheets', freshSheet(november)._id)]
      const incidents = world.list('incidents')
      expect(incidents).toHaveLength(2)
      for (const incident of incidents) {
        expect(incident.sheetId).toBe(incident.reporterId === 'lead-a1' ? sheetId : freshSheet(november)._id)
        expect(sheets.flatMap(({ _id, inputs }) => (inputs.incidents ?? []).filter(({ id }) => id === incident._id).map(() => _id))).toEqual([incident.sheetId])
      }
      for (const sheet of sheets) expect(scoreSheet(installServiceCard, sheet.inputs)).toEqual(sheet.scorecard)
    },
  })
})

test('bind ∥ bind: one account for one person, whichever code it used', async () => {
  const codes = ['K7M2P9XQ4R', 'B3N8W6YT5H']
  const invitations = codes.map((code) => ({ _id: invitationIdOf(code), personId: 'worker-3', createdBy: 'hr', createdAt: signedFrom, expiresAt: '2026-11-09T01:00:00.000Z', usedAt: null }))
  const [first = '', second = ''] = codes
  const documents = companyWith([])
  await inEveryOrder({
    documents: [[], {
      invitations, bindings: (documents.bindings ?? []).filter(({ personId }) => personId !== 'worker-3'), signals: (documents.signals ?? []).filter(({ _id }) => _id !== 'worker-3'),
    }],
    acts: [['wx-x', first], ['wx-y', first], ['wx-z', second]].map(([openid = '', code = '']) => () => calling(handlers, openid, 'accept-invitation', { code }, signedFrom)),
    holds: (world, answers) => {
      expect(done(answers)).toBe(1)
      const bound = world.list('bindings').filter(({ personId }) => personId === 'worker-3')
      expect(bound).toHaveLength(1)
      expect(world.read('signals', 'worker-3').openid).toBe(bound[0]?._id)
      expect(world.list('invitations').filter(({ usedAt }) => usedAt !== null)).toHaveLength(1)
    },
  })
})

test('leaving ∥ signing: whoever has left signs nothing after it, and nothing waits for them', async () => {
  const waiting = signedBy(filledSheet())
  const now = new Date().toISOString()
  await inEveryOrder({
    documents: [[waiting, freshSheet(november)]],
    acts: [() => call('hr', 'end-employment', { personId: 'lead-a1', lastDay: now.slice(0, 10) }, now), () => call('lead-a1', 'assess-sheet', { ...seenOf(waiting), comment: '' }, now)],
    holds: (world, answers) => {
      const sheet = expectSound(world)
      expect(answers[0]).toBe('ok')
      expect(sheet.steps).toHaveLength(answers[1] === 'ok' ? 1 : 0)
      if (answers[1] !== 'ok') expect(['person-left', 'not-signed-in', 'not-your-step']).toContain(answers[1])
      // Within one close: the sheet that was being written while its holder left.
      const [left] = world.list('people').filter(({ _id }) => _id === 'lead-a1')
      const settled = advanceSheet(sheet, { ...contextAt(now), leads: world.list('people').filter(({ isLead }) => isLead) })
      expect([left?.status, settled.holderId === 'lead-a1']).toEqual(['left', false])
    },
  })
})
