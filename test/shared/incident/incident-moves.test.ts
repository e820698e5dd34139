import fc from 'fast-check'
import { addHours } from '@shared/cycle/beijing-time'
import { isRefusal, type Refusal } from '@shared/contract/refusal'
import { isOpenClaim, type Incident } from '@shared/incident/incident'
import { incidentStates, type IncidentState } from '@shared/incident/incident-state'
import { acknowledge, answerBy, decide, dispute, isOccurredAtBelievable, strike, withdraw } from '@shared/incident/incident-moves'
import { decidePullBack } from '@shared/incident/pull-back-incident'

const receivedAt = '2026-11-10T04:00:00.000Z'
const windowsEndAt = '2026-12-06T16:00:00.000Z'
const by = { id: 'somebody', name: '某人' }

/** An incident of three, logged on the 10th and, where it went that far, disputed a day later. */
function incidentIn(state: IncidentState, change: Partial<Incident> = {}): Incident {
  const disputedAt = addHours(receivedAt, 24)
  const wasDisputed = ['disputed', 'upheld', 'reduced', 'dropped', 'lapsed'].includes(state)
  const isWaiting = state === 'late' || state === 'unverified'
  return {
    _id: 'inc-1', employeeId: 'worker', employeeName: '师傅', storeId: 's', supervisorId: 'lead', periodId: '2026-11', sheetId: 'sheet', kind: 'tool-violation', needsVerifying: state === 'unverified', quantity: 3,
    countedQuantity: state === 'reduced' ? 1 : 3, state, reporterId: 'lead', reporterName: '主管', occurredAt: receivedAt, receivedAt, note: '', orderNo: null, isLikeAnother: false, admittedById: null, remindAt: null, answerBy: addHours(receivedAt, 72),
    dispute: wasDisputed ? { reason: '不对', disputedAt, escalatesAt: addHours(disputedAt, 24), lapsesAt: addHours(disputedAt, 48), isEscalated: false } : null,
    waiting: isWaiting ? { since: disputedAt, escalatesAt: addHours(disputedAt, 24), lapsesAt: addHours(disputedAt, 48), isEscalated: false } : null,
    dueAt: state === 'logged' ? addHours(receivedAt, 72) : state === 'late' ? addHours(disputedAt, 48) : state === 'disputed' || isWaiting ? addHours(disputedAt, 24) : null, photos: [], history: [], rev: 5, ...change,
  }
}

const outcome = (moved: Incident | Refusal) => (isRefusal(moved) ? moved.code : moved.state)
const soon = addHours(receivedAt, 25)

test.each([
  // state            acknowledge     dispute         uphold          drop            reduce to 1     reporter takes back  manager takes back
  ['late',           'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'withdrawn',    'withdrawn'],
  ['unverified',     'already-done', 'already-done', 'upheld',       'dropped',      'reduced',      'wrong-state',  'withdrawn'],
  ['logged',         'acknowledged', 'disputed',     'already-done', 'already-done', 'already-done', 'withdrawn',    'withdrawn'],
  ['acknowledged',   'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'wrong-state',  'withdrawn'],
  ['disputed',       'already-done', 'already-done', 'upheld',       'dropped',      'reduced',      'wrong-state',  'withdrawn'],
  ['upheld',         'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'wrong-state',  'withdrawn'],
  ['reduced',        'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'wrong-state',  'withdrawn'],
  ['dropped',        'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'already-done'],
  ['withdrawn',      'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'already-done'],
  ['lapsed',         'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'already-done', 'already-done'],
] as [IncidentState, ...string[]][])('one that is %s', (state, ...expected) => {
  const incident = incidentIn(state)
  const moves = [
    acknowledge(incident, by, soon), dispute(incident, by, soon, '不对', windowsEndAt), decide(incident, by, soon, 'upheld', '属实', null), decide(incident, by, soon, 'dropped', '不属实', null),
    decide(incident, by, soon, 'reduced', '减轻', 1), withdraw(incident, by, soon, '记错', false), withdraw(incident, by, soon, '记错', true),
  ]
  expect(moves.map(outcome)).toEqual(expected)
  for (const moved of moves) {
    if (isRefusal(moved)) continue
    expect([moved.rev, moved.history.length, moved.history[0]]).toMatchObject([6, 1, { at: soon, actorId: 'somebody', state: moved.state }])
    if (moved.state !== 'disputed') expect(moved.dueAt).toBeNull()
  }
})

test('the table has every state', () => {
  expect(new Set(incidentStates).size).toBe(10)
})

test.each([
  // hours after receipt, what an answer then comes to
  [0, 'acknowledged', 'disputed'], [71.999, 'acknowledged', 'disputed'], [72, 'window-closed', 'window-closed'], [100, 'window-closed', 'window-closed'],
])('answered after %d hours: %s, %s', (hours, yes, no) => {
  const now = addHours(receivedAt, hours)
  expect([outcome(acknowledge(incidentIn('logged'), by, now)), outcome(dispute(incidentIn('logged'), by, now, '不对', windowsEndAt))]).toEqual([yes, no])
  expect(isOpenClaim(incidentIn('logged'), now)).toBe(yes === 'acknowledged')
})

test.each([
  // hours after the dispute, its state by the clock, whether it has escalated, whether it can still be decided
  [0, 'disputed', false, 'upheld'], [23.999, 'disputed', false, 'upheld'], [24, 'disputed', true, 'upheld'], [47.999, 'disputed', true, 'upheld'], [48, 'lapsed', false, 'window-closed'], [500, 'lapsed', false, 'window-closed'],
])('%d hours after the dispute', (hours, state, isEscalated, decided) => {
  const now = addHours(receivedAt, 24 + hours)
  const struck = strike(incidentIn('disputed'), now)
  expect([struck.state, struck.dispute?.isEscalated, outcome(decide(incidentIn('disputed'), by, now, 'upheld', '属实', null))]).toEqual([state, isEscalated, decided])
})

test('windows and disputes never outlast the day on which the month\'s windows end', () => {
  expect(answerBy('2026-12-05T00:00:00.000Z', windowsEndAt)).toBe(windowsEndAt)
  expect(answerBy('2026-12-03T16:00:00.000Z', windowsEndAt)).toBe(windowsEndAt)
  expect(answerBy('2026-12-03T15:59:59.999Z', windowsEndAt)).toBe('2026-12-06T15:59:59.999Z')
  const late = incidentIn('logged', { receivedAt: '2026-12-06T00:00:00.000Z', answerBy: windowsEndAt })
  expect(dispute(late, by, '2026-12-06T10:00:00.000Z', '不对', windowsEndAt)).toMatchObject({ dispute: { escalatesAt: windowsEndAt, lapsesAt: windowsEndAt }, dueAt: windowsEndAt })
})

test.each([
  // logged quantity, reduced to, outcome
  [3, 1, 'reduced'], [3, 2, 'reduced'], [3, 3, 'bad-input'], [3, 0, 'bad-input'], [3, null, 'bad-input'], [1, 1, 'bad-input'], [2, 1, 'reduced'],
])('%d reduced to %p: %s', (quantity, to, expected) => {
  const moved = decide(incidentIn('disputed', { quantity, countedQuantity: quantity }), by, soon, 'reduced', '减轻', to)
  expect(outcome(moved)).toBe(expected)
  if (!isRefusal(moved)) expect([moved.quantity, moved.countedQuantity]).toEqual([quantity, to])
})

test.each([
  [5 * 60_000, true], [5 * 60_000 + 1, false], [0, true], [-7 * 24 * 3_600_000, true], [-7 * 24 * 3_600_000 - 1, false],
])('said to have happened %d ms after receipt: believable %p', (ms, isBelievable) => {
  expect(isOccurredAtBelievable(new Date(Date.parse(receivedAt) + ms).toISOString(), receivedAt)).toBe(isBelievable)
})

const states = fc.constantFrom(...incidentStates)
const hoursLater = fc.integer({ min: 0, max: 400 }).map((hours) => addHours(receivedAt, hours))

test('the clock strikes once: striking again changes nothing, and striking late comes to the same as striking often', () => {
  fc.assert(fc.property(states, fc.array(hoursLater, { maxLength: 6 }), hoursLater, (state, moments, last) => {
    const incident = incidentIn(state)
    const settledState = ({ state: at, dispute: disputed, waiting, dueAt }: Incident) => ({ at, dueAt, isEscalated: at === 'disputed' ? disputed?.isEscalated : at === 'unverified' && waiting?.isEscalated === true })
    const often = [...moments.filter((moment) => moment <= last), last].sort().reduce(strike, incident)
    const once = strike(incident, last)
    expect(settledState(often)).toEqual(settledState(once))
    expect(strike(once, last)).toBe(once)
    if (!['late', 'logged', 'unverified', 'disputed'].includes(state)) expect(once).toBe(incident)
    if (once.dueAt !== null) expect(once.dueAt > last).toBe(true)
  }))
})

test('pulled back, every clock ends with the earlier month\'s windows and nothing else changes', () => {
  const earlierEnd = '2026-11-11T16:00:00.000Z'
  // A late entry is on no month's sheet yet and can't be pulled back.
  fc.assert(fc.property(states.filter((state) => state !== 'late'), (state) => {
    const incident = incidentIn(state)
    const moved = decidePullBack(incident, 'earlier', earlierEnd, by, '上月的事', soon)
    expect(moved).toMatchObject({ state, periodId: '2026-10', sheetId: 'earlier', answerBy: earlierEnd, quantity: 3, countedQuantity: incident.countedQuantity, rev: 6 })
    for (const instant of [moved.dueAt, state === 'disputed' ? moved.dispute?.lapsesAt : null]) if (typeof instant === 'string') expect(instant <= earlierEnd).toBe(true)
    expect(moved.dueAt === null).toBe(incident.dueAt === null)
  }))
})
