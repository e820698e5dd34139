import fc from 'fast-check'
import { addHours } from '@shared/cycle/beijing-time'
import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { decideReturn, decideStep } from '@shared/approval/decide-step'
import { decideConfirmData } from '@shared/appraisal/confirm-data'
import { isRefusal } from '@shared/contract/refusal'
import { engineVersion, scoreSheet } from '@shared/scoring/score-sheet'
import type { SheetInputs } from '@shared/scoring/inputs'
import type { OpenClaim, Sheet } from '@shared/appraisal/sheet'
import { csSupervisor360 } from '@shared/sheets/cs-supervisor-360'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../../cloudfunctions/kit/hash'
import { inCompany, inStore, person } from '../../cloudfunctions/company'
import { newSheet } from '../appraisal/new-sheet'

const leads = [
  person('p-lead', '赵主管', inStore('supervisor', 's-1'), { storeId: 's-1' }), person('p-manager', '何店长', inStore('store-manager', 's-1'), { storeId: 's-1' }), person('p-gm', '陈总', inCompany('general-manager')),
]
const contextAt = (now: string, rest: Partial<AdvanceContext> = {}): AdvanceContext => ({ template: installServiceCard, templateHash: 't'.repeat(64), leads, now, hashOf, signatureDays: 3, ...rest })

const { dates } = newSheet('李')
const allMetrics = { 'first-pass-rate': '91', 'inspection-survey-score': '88', 'after-sales-satisfaction': '96' }
const rating = { item: 'sales-coordination', role: 'sales-manager', points: '8' }

/** A live sheet with some of its facts. */
function sheetWith(facts: { metrics?: SheetInputs['metrics']; isRated?: boolean; hasSelfScore?: boolean; claims?: readonly OpenClaim[] }): Sheet {
  const inputs: SheetInputs = { metrics: facts.metrics ?? allMetrics, incidents: [], ratings: facts.isRated === false ? [] : [rating], baseSalary: '6000.00' }
  return newSheet('李', {
    inputs, scorecard: scoreSheet(installServiceCard, inputs), openClaims: facts.claims ?? [], selfScore: facts.hasSelfScore === true ? { points: [], comment: '', submittedAt: dates.cutAt } : null,
  })
}

const moment = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()
const open = ({ exceptions }: Sheet) => exceptions.filter(({ settledAt }) => settledAt === null).map(({ id }) => id)

test.each([
  // what is there, at which moment, the state, what is open
  ['everything', {}, moment(dates.cutAt, -1), 'live', []],
  ['everything', {}, dates.cutAt, 'rating', []],
  ['everything and the self-score', { hasSelfScore: true }, dates.cutAt, 'assessing', []],
  ['all but a self-score', {}, moment(dates.ratingsDueAt, -1), 'rating', []],
  ['all but a self-score', {}, dates.ratingsDueAt, 'assessing', []],
  ['no metric', { metrics: {} }, moment(dates.factsDueAt, -1), 'collecting', []],
  ['no metric', { metrics: {} }, dates.factsDueAt, 'collecting', ['missing-metric.first-pass-rate', 'missing-metric.inspection', 'missing-metric.after-sales']],
  ['too few jobs', { metrics: { ...allMetrics, 'first-pass-rate': { numerator: 3, denominator: 9 } } }, dates.factsDueAt, 'collecting', ['nothing-to-divide.first-pass-rate']],
  ['no rating', { isRated: false, hasSelfScore: true }, moment(dates.ratingsDueAt, -1), 'rating', []],
  ['no rating', { isRated: false, hasSelfScore: true }, dates.ratingsDueAt, 'rating', ['missing-rating.sales-coordination']],
  ['a claim still answerable', { claims: [{ incidentId: 'i', state: 'logged', until: dates.windowsEndAt }] }, moment(dates.windowsEndAt, -1), 'collecting', []],
  ['a claim whose window ended', { claims: [{ incidentId: 'i', state: 'logged', until: dates.windowsEndAt }] }, dates.windowsEndAt, 'assessing', []],
  ['a dispute', { claims: [{ incidentId: 'i', state: 'disputed', until: dates.cutAt }] }, dates.windowsEndAt, 'collecting', []],
] as [string, Parameters<typeof sheetWith>[0], string, string, string[]][])('with %s', (_name, facts, now, state, exceptions) => {
  const moved = advanceSheet(sheetWith(facts), contextAt(now))
  expect([moved.state, open(moved)]).toEqual([state, exceptions])
  expect(moved.openExceptionCount).toBe(exceptions.length)
  expect(moved.freeze?.no ?? 0).toBe(['live', 'collecting'].includes(state) ? 0 : 1)
  expect(moved.contentHash === null).toBe(state !== 'assessing')
})

const claims = fc.array(fc.record({ incidentId: fc.constantFrom('i-1', 'i-2', 'i-3'), state: fc.constantFrom('logged' as const, 'logged' as const, 'disputed' as const), until: fc.integer({ min: -48, max: 150 }).map((hours) => addHours(dates.cutAt, hours)) }), { maxLength: 3 })
const sheets = fc.record({
  metrics: fc.subarray(Object.entries(allMetrics)).map((entries) => Object.fromEntries(entries)), isRated: fc.boolean(), hasSelfScore: fc.boolean(), claims,
}).map(sheetWith)
const moments = fc.integer({ min: -100, max: 400 }).map((hours) => addHours(dates.cutAt, hours))

test('what is frozen is what the engine of its version makes of the inputs, whatever an older one left on the sheet', () => {
  const sheet = sheetWith({})
  const items = sheet.scorecard.items.map((item) => ({ ...item, trace: { ...item.trace, steps: [] } }))
  const frozen = advanceSheet({ ...sheet, scorecard: { ...sheet.scorecard, items, total: '1.00' } }, contextAt(dates.cutAt))
  expect(frozen.freeze?.engineVersion).toBe(engineVersion)
  expect(JSON.stringify(frozen.scorecard)).toBe(JSON.stringify(scoreSheet(installServiceCard, frozen.inputs)))
})

test('a freeze tells nothing of points that are published later with an anonymous group\'s', () => {
  const inputs: SheetInputs = { ratings: csSupervisor360.items.map(({ id }) => ({ item: id, role: 'supervisor', points: '17' })) }
  const sheet = newSheet('江', { templateId: csSupervisor360.id, inputs, survey: { publishedAt: null, groups: [] }, scorecard: scoreSheet(csSupervisor360, {}) })
  const frozen = advanceSheet(sheet, contextAt(dates.cutAt, { template: csSupervisor360 }))
  expect(frozen.freeze?.no).toBe(1)
  expect(frozen.scorecard).toEqual(scoreSheet(csSupervisor360, { ratings: [] }))
})

test('advanced twice it is the very same sheet', () => {
  fc.assert(fc.property(sheets, moments, (sheet, now) => {
    const once = advanceSheet(sheet, contextAt(now))
    expect(advanceSheet(once, contextAt(now))).toBe(once)
    if (once.dueAt !== null) expect(once.dueAt > now).toBe(true)
  }))
})

test('advanced often or once, it comes to the same; and between due moments there was nothing to do', () => {
  fc.assert(fc.property(sheets, fc.array(moments, { maxLength: 6 }), moments, (sheet, steps, last) => {
    const outcome = (moved: Sheet) => ({ state: moved.state, freezeNo: moved.freeze?.no, open: open(moved), holderId: moved.holderId, dueAt: moved.dueAt, hasHash: moved.contentHash !== null, total: moved.scorecard.total })
    const advance = (moved: Sheet, now: string) => advanceSheet(moved, contextAt(now))
    const often = [...steps.filter((step) => step <= last), last].sort().reduce(advance, sheet)
    expect(outcome(often)).toEqual(outcome(advance(sheet, last)))
    // The timer looks at due sheets only: following `dueAt` from moment to moment leaves out nothing.
    let followed = advance(sheet, addHours(dates.cutAt, -200))
    for (let strikes = 0; followed.dueAt !== null && followed.dueAt <= last && followed.state !== 'assessing'; strikes += 1) {
      expect(strikes).toBeLessThan(10)
      followed = advance(followed, followed.dueAt)
    }
    expect(outcome(advance(followed, last))).toEqual(outcome(often))
    expect(followed.state).toBe(often.state)
  }))
})

test('time alone never goes back, never signs, never changes a score', () => {
  const order = ['live', 'collecting', 'rating', 'assessing', 'reviewing', 'approving', 'sealed']
  fc.assert(fc.property(sheets, moments, moments, (sheet, a, b) => {
    const [first, second] = [a, b].sort() as [string, string]
    const earlier = advanceSheet(sheet, contextAt(first))
    const later = advanceSheet(earlier, contextAt(second))
    expect(order.indexOf(later.state)).toBeGreaterThanOrEqual(order.indexOf(earlier.state))
    expect([later.steps, later.scorecard, later.inputs, later.signature]).toEqual([[], sheet.scorecard, sheet.inputs, null])
    expect(later.rev).toBeGreaterThanOrEqual(earlier.rev)
  }))
})

const signer = (sheet: Sheet) => ({ id: sheet.holderId ?? '', name: '某人' })
const must = (decided: ReturnType<typeof decideStep>): Sheet => {
  if (isRefusal(decided)) throw new Error(decided.message)
  return decided
}

test('however often it goes back, it is sealed by three different persons on the content that stands', () => {
  const actions = ['assess-sheet', 'review-sheet', 'approve-sheet'] as const
  const context = contextAt(dates.windowsEndAt)
  const returns = fc.array(fc.record({ after: fc.integer({ min: 0, max: 2 }), to: fc.constantFrom('collecting' as const, 'assessing' as const, 'reviewing' as const) }), { maxLength: 5 })
  fc.assert(fc.property(returns, (sent) => {
    let sheet = advanceSheet(sheetWith({ hasSelfScore: true }), context)
    const sign = (): void => {
      const action = actions.find((candidate) => candidate === sheet.holder?.action)
      sheet = must(decideStep(sheet, action ?? '', signer(sheet), { contentHash: sheet.contentHash ?? '', comment: '' }, context))
    }
    let freezes = 1
    for (const { after, to } of sent) {
      for (let signed = 0; signed < after && sheet.state !== 'approving'; signed += 1) sign()
      const seen = sheet
      const decided = decideReturn(sheet, signer(sheet), { contentHash: sheet.contentHash ?? '', to, reason: '再核对' }, context)
      if (isRefusal(decided)) continue
      sheet = decided
      expect(sheet.holderId === null).toBe(to === 'collecting')
      if (to === 'collecting') {
        freezes += 1
        sheet = must(decideConfirmData(sheet, context))
        expect(sheet).toMatchObject({ state: 'assessing', freeze: { no: freezes } })
        expect(sheet.steps.every(({ isVoid }) => isVoid)).toBe(true)
        expect(sheet.contentHash).not.toBe(seen.contentHash)
      }
    }
    while (sheet.state !== 'sealed') sign()
    const standing = sheet.steps.filter(({ isVoid }) => !isVoid)
    expect(standing.map(({ action }) => action)).toEqual(actions)
    expect(new Set(standing.map(({ signerId }) => signerId)).size).toBe(3)
    expect(standing.every(({ contentHash, freezeNo }) => contentHash === sheet.contentHash && freezeNo === freezes)).toBe(true)
    expect(sheet).toMatchObject({ signature: { state: 'waiting', dueAt: addHours(dates.windowsEndAt, 72) }, holderId: null })
  }))
})

test('silence leaves the signature unsigned when its days are over, not before', () => {
  const waiting = { ...sheetWith({}), state: 'sealed' as const, signature: { state: 'waiting' as const, at: null, reason: '', dueAt: dates.windowsEndAt, decision: null } }
  expect(advanceSheet(waiting, contextAt(moment(dates.windowsEndAt, -1)))).toMatchObject({ signature: { state: 'waiting' }, dueAt: dates.windowsEndAt })
  expect(advanceSheet(waiting, contextAt(dates.windowsEndAt))).toMatchObject({ signature: { state: 'unsigned' }, dueAt: null })
})

test('an exception closes when its cause is gone, and is raised again under its name when it comes back', () => {
  const without = sheetWith({ isRated: false, hasSelfScore: true })
  const raised = advanceSheet(without, contextAt(dates.ratingsDueAt))
  const rated = sheetWith({ hasSelfScore: true })
  const settled = advanceSheet({ ...raised, inputs: rated.inputs, scorecard: rated.scorecard }, contextAt(dates.windowsEndAt))
  expect(settled).toMatchObject({ state: 'assessing', openExceptionCount: 0, exceptions: [{ id: 'missing-rating.sales-coordination', raisedAt: dates.ratingsDueAt, settledAt: dates.windowsEndAt }] })
})
