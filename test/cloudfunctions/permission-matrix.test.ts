import { actions, type ActionName } from '@shared/contract/actions'
import type { CallReply } from '@shared/contract/call'
import { refusalTexts } from '@shared/contract/refusal'
import type { Incident } from '@shared/incident/incident'
import type { Sheet } from '@shared/appraisal/sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { openidOf } from './company'
import { incidentStates, opens, relations, roles, rows, sheetStates, type Role, type Verdict } from './permission-rows'
import { actorOf, bound, contentHash, incidentIdOf, involvementsOf, jobOf, makeRecords, metricInputOf, now, othersMessage, photoHash, sheetOf, subjectOf, template, unbound } from './permission-world'
import { Shop } from './shop'

// The whole product action × role × relation × state through the real function, against a second statement of the rules (permission-rows.ts).

let shop: Shop
let originals: Map<string, Sheet | Incident>

beforeAll(async () => {
  shop = await Shop.open(now, {}, bound)
  await shop.database.collection('people').add([...unbound])
  await shop.database.collection('templates').add(template)
  await shop.database.collection('jobs').add(roles.map(jobOf))
  await shop.database.collection('outbox').add(othersMessage)
  const { sheets, incidents } = makeRecords()
  for (let start = 0; start < sheets.length; start += 100) await shop.database.collection('sheets').add(sheets.slice(start, start + 100))
  for (let start = 0; start < incidents.length; start += 100) await shop.database.collection('incidents').add(incidents.slice(start, start + 100))
  originals = new Map([...sheets, ...incidents].map((record) => [record._id, record]))
})
afterAll(() => shop.stop())

/** One cell: who calls with what, and what must come back. */
interface Call {
  readonly name: string
  readonly actorId: string
  readonly input: unknown
  readonly expected: Verdict
  /** Records that an allowed command changes; they are put back before the next action. */
  readonly touches: readonly string[]
}

const reason = '理由充分'
const selfPoints = installServiceCard.items.map(({ id }) => ({ item: id, points: '5' }))

const jobRowOf = (role: string) => ({ line: 2, orderNo: `IM-${role}`, label: '王先生', store: '甲店', installers: ['主管'], plannedOn: '2026-11-20', state: 'assigned', result: null })

/** What an action is sent for a record, as far as it is sent anything. */
const inputs: Partial<Record<ActionName, (recordId: string) => Record<string, unknown>>> = {
  'read-sheet': (sheetId) => ({ sheetId }),
  'export-sheet': (sheetId) => ({ sheetId }),
  'submit-self-score': (sheetId) => ({ sheetId, points: selfPoints, comment: '', follows: { base: 0, writer: 'phone-1', no: 1 } }),
  'save-self-score-draft': (sheetId) => ({ sheetId, follows: { base: 0, writer: 'phone-1', no: 2 }, points: [], comment: '' }),
  'settle-exceptions': (role) => ({ exceptions: [{ sheetId: `none-${role}`, exceptionId: 'none' }], way: 'full', reason }),
  'retry-record': (sheetId) => ({ sheetId, reason }),
  'settle-unmade': (role) => ({ sheetId: `none-${role}`, way: 'make', reason }),
  'assign-signer': (sheetId) => ({ sheetId, personId: 'boss', reason }),
  'set-delegate': (personId) => ({ personId, leave: { from: '2026-11-15', until: '2026-11-16', delegateId: 'boss' } }),
  'read-leave': () => ({ personId: null }),
  'rate-item': (sheetId) => ({ sheetId, item: 'sales-coordination', points: '8', comment: '' }),
  'object-to-value': (sheetId) => ({ sheetId, valueId: 'metric:none', reason }),
  'decide-objection': (sheetId) => ({ sheetId, objectionId: 'none', verdict: 'upheld', value: null, reason }),
  'withdraw-objection': (sheetId) => ({ sheetId, objectionId: 'none' }),
  'set-target': (sheetId) => ({ sheetId, metricId: 'inspection-survey-score', target: '90', reason: '' }),
  'plan-tasks': (sheetId) => ({ sheetId, item: 'inspection', tasks: [] }),
  'plan-talk': (sheetId) => ({ sheetId, plannedOn: '2026-11-20' }),
  'record-talk': (sheetId) => ({ sheetId, heldOn: '2026-11-14', notes: reason }),
  'confirm-talk': (sheetId) => ({ sheetId, agrees: true, remark: reason }),
  'submit-answers': () => ({ sheetId: '2026-11:somebody:cs-supervisor-360:1', role: 'subordinate', answers: [{ question: 'goals', level: 4 }], comment: '' }),
  'choose-raters': (sheetId) => ({ sheetId, role: 'subordinate', personIds: ['boss'] }),
  'create-answer-codes': (sheetId) => ({ sheetId, count: 1 }),
  'write-plan': (sheetId) => ({ sheetId, steps: [{ item: 'inspection', text: reason, dueOn: '2026-12-20' }] }),
  'review-plan': (sheetId) => ({ sheetId, outcomes: ['done'], remark: '' }),
  'settle-exception': (sheetId) => ({ sheetId, exceptionId: 'missing-rating.sales-coordination', way: 'supply', value: '7', reason }),
  'settle-pay-guard': (sheetId) => ({ sheetId, pay: '1700.00', minimum: '2010.00', choice: 'top-up', reason }),
  'confirm-data': (sheetId) => ({ sheetId, reason }),
  'assess-sheet': (sheetId) => ({ sheetId, contentHash, comment: '' }),
  'review-sheet': (sheetId) => ({ sheetId, contentHash, comment: '' }),
  'approve-sheet': (sheetId) => ({ sheetId, contentHash, comment: '' }),
  'return-sheet': (sheetId) => ({ sheetId, contentHash, to: 'collecting', reason }),
  'sign-sheet': (sheetId) => ({ sheetId, contentHash, answer: 'signed', reason: '' }),
  'decide-appeal': (sheetId) => ({ sheetId, reason }),
  'propose-correction': (sheetId) => ({ sheetId, version: 1, changes: [{ kind: 'metric', metricId: 'first-pass-rate', value: { value: '95' } }], reason }),
  'decide-correction': (sheetId) => ({ sheetId, correctionId: `${sheetId}@99`, contentHash, answer: 'confirmed', comment: '' }),
  'read-incident': (incidentId) => ({ incidentId }),
  'acknowledge-incident': (incidentId) => ({ incidentId }),
  'dispute-incident': (incidentId) => ({ incidentId, reason }),
  'admit-incident': (incidentId) => ({ incidentId, isAdmitted: false, reason }),
  'decide-incident': (incidentId) => ({ incidentId, verdict: 'upheld', quantity: null, reason }),
  'withdraw-incident': (incidentId) => ({ incidentId, reason }),
  'pull-back-incident': (incidentId) => ({ incidentId, reason }),
  'attach-photo': (incidentId) => ({ incidentId, sha256: photoHash, fileId: `cloud://local.6c6f-local-1250000000/evidence/${incidentId}/${photoHash}.jpg` }),
  'attach-self-photo': (sheetId) => ({ sheetId, sha256: photoHash, fileId: `cloud://local.6c6f-local-1250000000/evidence/${sheetId}/${photoHash}.jpg` }),
  'read-self-photo': (sheetId) => ({ sheetId, sha256: photoHash }),
  'read-photo': (incidentId) => ({ incidentId, sha256: photoHash }),
  'create-invitation': (personId) => ({ personId }),
  'log-incident': (employeeId) => ({ employeeId, kind: 'tool-violation', quantity: 1, occurredAt: '2026-11-15T03:00:00.000Z', note: '', orderNo: null }),
  'read-person': () => ({ personId: null }),
  // A store that is not there, and a day that is still to come: nothing changes for the cells after it.
  'save-person': (personId) => ({ personId, name: '师傅', position: '安装师傅', storeId: 's-z', crewId: null, supervisorId: 'boss', roles: [{ role: 'installer', stores: ['s-a'] }], base: null, from: '2026-11-16' }),
  'end-employment': (personId) => ({ personId, lastDay: '2026-11-20' }),
  'assign-sheet': (personId) => ({ personId, sheets: [{ templateId: 'install-service-card', periodKind: 'month' }], paying: 'install-service-card', from: null, probation: null }),
  'read-template': () => ({ templateId: 'install-service-card' }),
  'save-template-draft': () => ({ templateId: 'install-service-card', rev: null, changes: [{ field: 'items.inspection.rule.cap', value: '0.9' }] }),
  'publish-template': () => ({ templateId: 'install-service-card', rev: 1 }),
  'restart-template-draft': () => ({ templateId: 'install-service-card', rev: 2, from: 'shipped' }),
  'check-jobs-import': (role) => ({ rows: [jobRowOf(role)] }),
  'import-jobs': (role) => ({ rows: [jobRowOf(role)] }),
  'rehearse-template': () => ({ templateId: null, version: 'in-use', tried: null, periodId: null, after: null }),
  'check-bases-import': (role) => ({ periodId: '2026-11', rows: [{ line: 2, personId: `subject-${role}-company`, name: '', store: '', amount: '5000' }] }),
  'import-bases': (role) => ({ periodId: '2026-11', rows: [{ line: 2, personId: `subject-${role}-company`, name: '', store: '', amount: '5000' }] }),
  'save-job': (role) => ({ orderNo: `PL-${role}`, label: '王先生', storeId: 's-a', installerIds: ['boss'], plannedOn: '2026-11-20', state: 'assigned', rev: null }),
  'record-job-result': (role) => ({ jobId: jobOf(role)._id, rev: 1, completedOn: '2026-11-15', isFirstPass: true, faults: [], split: [], note: '' }),
  'read-job': (role) => ({ jobId: jobOf(role)._id }),
  'list-jobs': () => ({ view: 'open', periodId: null }),
  'save-settings': () => ({ photoRequired: 'asked', photoSource: 'both', entryLimits: { perPerson: 50, inAll: 500 }, calendar: { factsDueDay: 3, ratingsDueDay: 5, windowsEndDay: 6 }, signatureDays: 3, signerCount: 3, minimumWages: { company: null, stores: [] }, rev: null }),
  'open-period': () => ({ periodId: '2026-11' }),
  'read-period': () => ({ periodId: null }),
  'list-sheets': () => ({ periodId: '2026-11', state: 'live', after: null }),
  'list-metrics': () => ({ periodId: null }),
  'list-incidents': () => ({ view: 'team', periodId: null }),
  'list-team': () => ({ periodId: null }),
  'read-pay-list': () => ({ periodId: null }),
  'mark-messages-read': () => ({ messageIds: [othersMessage._id] }),
  'record-consent': () => ({ keys: ['task'] }),
  'export-table': () => ({ kind: 'scores', periodId: '2030-01' }),
}

const inputOf = (action: ActionName, recordId: string) => inputs[action]?.(recordId) ?? {}

function callsOf(action: ActionName): Call[] {
  const row = rows[action]
  if (row.on === 'guest') return []
  const verdictOf = (role: Role, verdict: () => Verdict): Verdict => (opens(row.door, role) ? verdict() : 'forbidden')
  if (row.on === 'nobody') {
    return roles.map((role) => ({ name: role, actorId: actorOf(role, 'company'), input: inputOf(action, role), expected: verdictOf(role, () => row.verdict?.(role) ?? 'ok'), touches: [] }))
  }
  return roles.flatMap((role) => relations.flatMap((relation): Call[] => {
    const actorId = actorOf(role, relation)
    const name = `${role}, ${relation}`
    if (row.on === 'person') {
      return (relation === 'self' ? [false] : [false, true]).map((hasLeft) => ({
        name: `${name}, ${hasLeft ? 'left' : 'active'}`, actorId, input: inputOf(action, subjectOf(role, relation, hasLeft)), expected: verdictOf(role, () => row.verdict({ role, relation, hasLeft })), touches: [],
      }))
    }
    // A metric knows neither holder nor rater.
    return (row.on === 'metric' ? [false] : involvementsOf(relation)).flatMap((isInvolved): Call[] => {
      if (row.on === 'incident') {
        return incidentStates.map((state) => {
          const id = incidentIdOf(role, relation, isInvolved, state)
          return {
            name: `${name}, ${isInvolved ? 'reporter' : 'not reporter'}, ${state}`, actorId, input: inputOf(action, id), expected: verdictOf(role, () => row.verdict({ role, relation, isInvolved, state })),
            touches: [id, sheetOf(role, relation, false, 'live'), sheetOf(role, relation, false, 'collecting')],
          }
        })
      }
      return sheetStates.map((state) => {
        const id = sheetOf(role, relation, isInvolved, state)
        const metric = { ...metricInputOf(role, relation, isInvolved, state), metricId: 'after-sales-satisfaction', scope: 'employee', value: { value: '96' }, source: '' }
        return {
          name: `${name}, ${isInvolved ? 'holder and rater' : 'neither'}, ${state}`, actorId, input: row.on === 'metric' ? metric : inputOf(action, id),
          expected: verdictOf(role, () => row.verdict({ role, relation, isInvolved, state })), touches: [id],
        }
      })
    })
  }))
}

/** Works through a list with a few calls under way at any time. */
async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values()
  await Promise.all(Array.from({ length: 6 }, async () => { for (const item of left) await work(item) }))
}

const verdictOf = (reply: CallReply): Verdict => (reply.ok ? 'ok' : reply.refusal.code)

/** Runs the cells and names those that answered otherwise; a refusal must carry a sentence in Chinese. */
async function differing(action: ActionName, calls: readonly Call[]): Promise<string[]> {
  const wrong: string[] = []
  await inParallel(calls, async ({ name, actorId, input, expected }) => {
    const reply = await shop.reply(actorId, action, input)
    if (verdictOf(reply) !== expected) wrong.push(`${name}: ${verdictOf(reply)} instead of ${expected}`)
    if (!reply.ok && !/[\u4e00-\u9fff]/.test(reply.refusal.message)) wrong.push(`${name}: says “${reply.refusal.message}”`)
  })
  return wrong
}

/** What changes a person moves the steps that wait for them, on whichever sheet. */
async function putBack(action: ActionName, calls: readonly Call[]): Promise<void> {
  const ids = rows[action].on === 'person' && calls.length > 0 ? originals.keys() : new Set(calls.flatMap(({ touches }) => touches))
  await inParallel([...ids], async (id) => {
    const original = originals.get(id)
    if (original === undefined) throw new Error(`no record ${id}`)
    await ('scorecard' in original ? shop.put('sheets', original) : shop.put('incidents', original))
  })
}

const names = Object.keys(actions) as ActionName[]

test('every action has a row, and every row an action', () => {
  expect(Object.keys(rows).sort()).toEqual([...names].sort())
})

describe('what every role may do in every relation to every state', () => {
  test.each(names.filter((action) => rows[action].on !== 'guest'))('%s', async (action) => {
    const calls = callsOf(action)
    const changing = actions[action].kind === 'command' ? calls.filter(({ expected }) => expected === 'ok') : []
    const before = shop.cloud.storeHash()
    expect(await differing(action, calls.filter((call) => !changing.includes(call)))).toEqual([])
    // Nothing of all that was refused or only asked has left a mark.
    expect(shop.cloud.storeHash()).toBe(before)
    // Opening makes a sheet for everybody here: month-running.test.ts does it.
    if (action === 'open-period') return
    expect(await differing(action, changing)).toEqual([])
    await putBack(action, changing)
  })

  test('the matrix is whole: every cell once, denials and grants in every action that has both', () => {
    const cells = names.flatMap((action) => callsOf(action).map(({ name }) => `${action}: ${name}`))
    expect(new Set(cells).size).toBe(cells.length)
    expect(cells.length).toBeGreaterThan(10_000)
    for (const action of names) {
      const verdicts = new Set(callsOf(action).map(({ expected }) => expected))
      if (rows[action].on !== 'guest' && rows[action].on !== 'nobody') expect(verdicts.size).toBeGreaterThan(1)
      for (const verdict of verdicts) if (verdict !== 'ok') expect(Object.keys(refusalTexts)).toContain(verdict)
    }
  })
})

describe('callers without a person', () => {
  const guests = ['wx-nobody', ...roles.map((role) => openidOf(`${role}-left`))]

  test.each(guests)('%s gets nothing from any action', async (openid) => {
    const before = shop.cloud.storeHash()
    const wrong: string[] = []
    await inParallel(names.filter((action) => rows[action].on !== 'guest'), async (action) => {
      // The widest record there is: of somebody whom the role would reach, in a state that would allow it.
      const calls = callsOf(action)
      const call = calls.find(({ expected }) => ['ok', 'metric-unknown', 'points-invalid', 'photo-missing'].includes(expected)) ?? calls[0]
      const reply = await shop.cloud.call('api', { action, input: call?.input, commandId: shop.newCommandId() }, { openid }) as CallReply
      const expected = openid === 'wx-nobody' ? 'not-signed-in' : 'person-left'
      if (verdictOf(reply) !== expected) wrong.push(`${action}: ${verdictOf(reply)} instead of ${expected}`)
    })
    expect(wrong).toEqual([])
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('an account that is bound already binds no second person', async () => {
    for (const role of roles) {
      for (const actorId of [actorOf(role, 'self'), `${role}-left`]) expect(await shop.refused(actorId, 'accept-invitation', { code: 'ABCDEFGH23' })).toBe('already-bound')
    }
  })
})
