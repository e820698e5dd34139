import { addHours } from '@shared/cycle/beijing-time'
import { isRefusal, type Refusal } from '@shared/contract/refusal'
import { refuseAdmitter } from '@shared/incident/admit-incident'
import { refuseDecider } from '@shared/incident/decide-incident'
import type { Incident } from '@shared/incident/incident'
import { incidentLife } from '@shared/incident/incident-life'
import { acknowledge, admit, clockEventOf, decide, dispute, strike, withClocks, withdraw } from '@shared/incident/incident-moves'
import { incidentStates, type IncidentState } from '@shared/incident/incident-state'
import { actionsOnIncident } from '@shared/incident/present-incident'
import { isIncidentManager } from '@shared/incident/withdraw-incident'
import type { Person, PermissionRole } from '@shared/people/person'

// Every state × action × kind of actor × before and after each deadline, stated a second time by hand: nothing below is taken from the rows.

const receivedAt = '2026-11-10T04:00:00.000Z'
const windowEnds = addHours(receivedAt, 72)
const since = addHours(receivedAt, 10)
const escalates = addHours(since, 24)
const lapses = addHours(since, 48)
const windowsEndAt = '2026-12-06T16:00:00.000Z'

function person(id: string, role: PermissionRole): Person {
  return { _id: id, name: id, storeId: 's', crewId: null, position: id, roles: [{ role, stores: ['s'] }], isLead: role !== 'installer', supervisorId: null, status: 'active', leftAt: null, leave: null, assignments: [], baseSalary: null }
}

const actors = {
  employee: person('employee', 'installer'), reporter: person('reporter', 'supervisor'), supervisor: person('other', 'supervisor'), 'store manager': person('manager', 'store-manager'),
  'after-sales': person('after-sales', 'after-sales-manager'), 'general manager': person('gm', 'general-manager'), 'reporting manager': person('reporter', 'store-manager'), 'admitting manager': person('admitter', 'store-manager'),
} as const
type Who = keyof typeof actors

function incidentIn(state: IncidentState, isEscalated: boolean): Incident {
  const clocks = { escalatesAt: escalates, lapsesAt: lapses, isEscalated }
  const bare: Incident = {
    _id: 'inc', employeeId: 'employee', employeeName: '师傅', storeId: 's', supervisorId: 'other', periodId: '2026-11', sheetId: 'sheet', kind: 'k', needsVerifying: state === 'unverified', quantity: 2, countedQuantity: 2, state,
    reporterId: 'reporter', reporterName: '主管', occurredAt: receivedAt, receivedAt, note: '', orderNo: null, isLikeAnother: false, admittedById: 'admitter', answerBy: windowEnds,
    dispute: state === 'disputed' ? { reason: '不对', disputedAt: since, ...clocks } : null, waiting: state === 'late' || state === 'unverified' ? { since, ...clocks } : null, remindAt: null, dueAt: null, photos: [], history: [], rev: 1,
  }
  return withClocks(bare, since)
}

const outcome = (moved: Incident | Refusal) => (isRefusal(moved) ? moved.code : moved.state)
type Action = 'acknowledge' | 'dispute' | 'admit' | 'decline' | 'uphold' | 'reduce' | 'drop' | 'withdraw'

function done(action: Action, incident: Incident, who: Who, now: string): Incident | Refusal {
  const actor = actors[who]
  const by = { id: actor._id, name: actor.name }
  switch (action) {
    case 'acknowledge': return acknowledge(incident, by, now)
    case 'dispute': return dispute(incident, by, now, '不对', windowsEndAt)
    case 'admit': return refuseAdmitter(incident, actor) ?? admit(incident, by, now, '属实', { periodId: '2026-11', sheetId: 'sheet', windowsEndAt })
    case 'decline': return refuseAdmitter(incident, actor) ?? admit(incident, by, now, '说不清', null)
    case 'uphold': return refuseDecider(incident, actor) ?? decide(incident, by, now, 'upheld', '属实', null)
    case 'reduce': return refuseDecider(incident, actor) ?? decide(incident, by, now, 'reduced', '减轻', 1)
    case 'drop': return refuseDecider(incident, actor) ?? decide(incident, by, now, 'dropped', '不属实', null)
    case 'withdraw': return withdraw(incident, by, now, '记错', isIncidentManager(incident, actor))
  }
}

const actions: Readonly<Record<Action, { readonly name: string; readonly by: readonly Who[]; readonly from: readonly IncidentState[]; readonly to: IncidentState; readonly until: string | null }>> = {
  acknowledge: { name: 'acknowledge-incident', by: ['employee'], from: ['logged'], to: 'acknowledged', until: windowEnds },
  dispute: { name: 'dispute-incident', by: ['employee'], from: ['logged'], to: 'disputed', until: windowEnds },
  admit: { name: 'admit-incident', by: ['store manager', 'general manager', 'admitting manager'], from: ['late'], to: 'logged', until: lapses },
  decline: { name: 'admit-incident', by: ['store manager', 'general manager', 'admitting manager'], from: ['late'], to: 'dropped', until: lapses },
  uphold: { name: 'decide-incident', by: ['store manager', 'after-sales', 'general manager'], from: ['disputed', 'unverified'], to: 'upheld', until: lapses },
  reduce: { name: 'decide-incident', by: ['store manager', 'after-sales', 'general manager'], from: ['disputed', 'unverified'], to: 'reduced', until: lapses },
  drop: { name: 'decide-incident', by: ['store manager', 'after-sales', 'general manager'], from: ['disputed', 'unverified'], to: 'dropped', until: lapses },
  withdraw: { name: 'withdraw-incident', by: ['store manager', 'general manager', 'reporting manager', 'admitting manager'], from: ['late', 'logged', 'unverified', 'acknowledged', 'disputed', 'upheld', 'reduced'], to: 'withdrawn', until: null },
}

/** Whether it may be done: by whom, from which state, before which moment; once escalated only the general manager decides. */
function isAllowed(action: Action, state: IncidentState, who: Who, now: string, isEscalated: boolean): boolean {
  const { by, from, until } = actions[action]
  const isOwn = action === 'withdraw' && who === 'reporter' && (state === 'late' || state === 'logged')
  if (!isOwn && !by.includes(who)) return false
  if (['uphold', 'reduce', 'drop'].includes(action) && isEscalated && who !== 'general manager') return false
  return from.includes(state) && (until === null || now < until)
}

const beforeAndAfter = [since, windowEnds, escalates, lapses].flatMap((edge) => [new Date(Date.parse(edge) - 1).toISOString(), edge])
/** Those who get as far as the deciding function: the handler's grants have let them in. */
const letIn: Readonly<Record<string, readonly Who[]>> = {
  'acknowledge-incident': ['employee'], 'dispute-incident': ['employee'],
  'admit-incident': ['store manager', 'general manager', 'reporting manager', 'admitting manager'],
  'decide-incident': ['store manager', 'after-sales', 'general manager', 'reporting manager', 'admitting manager'],
  'withdraw-incident': ['reporter', 'store manager', 'general manager', 'reporting manager', 'admitting manager'],
}

describe.each(incidentStates)('one that is %s', (state) => {
  test.each(Object.keys(actions) as Action[])('%s: by whom and until when, on the button and in the deciding function', (action) => {
    const { name, to } = actions[action]
    for (const isEscalated of [false, true]) {
      for (const who of Object.keys(actors) as Who[]) {
        for (const now of beforeAndAfter) {
          const incident = incidentIn(state, isEscalated)
          const before = JSON.stringify(incident)
          const expected = isAllowed(action, state, who, now, isEscalated)
          const where = `${who} at ${now}${isEscalated ? ', escalated' : ''}`
          expect([where, actionsOnIncident(actors[who], incident, true, now).includes(name)]).toEqual([where, expected])
          expect(actionsOnIncident(actors[who], incident, false, now)).toEqual([])
          if (letIn[name]?.includes(who) !== true) continue
          const moved = done(action, incident, who, now)
          expect([where, isRefusal(moved) ? 'no' : outcome(moved)]).toEqual([where, expected ? to : 'no'])
          // A refusal changes nothing; a move writes one line with who, when and why, and counts up.
          expect(JSON.stringify(incident)).toBe(before)
          if (!isRefusal(moved)) expect(moved).toMatchObject({ rev: 2, history: [{ at: now, actorId: actors[who]._id, state: to }] })
        }
      }
    }
  })
})

test.each([
  // state, complaint?, the moment, what the clock does then, and where it leads
  ['late', false, lapses, 'lapses', 'lapsed'], ['late', false, addHours(since, 12), 'remind', 'late'],
  ['logged', false, addHours(windowEnds, -24), 'remind', 'logged'], ['logged', false, windowEnds, 'window-ends', 'logged'],
  ['logged', true, windowEnds, 'verifying-begins', 'unverified'],
  ['disputed', false, addHours(since, 12), 'remind', 'disputed'], ['disputed', false, escalates, 'escalates', 'disputed'], ['disputed', false, lapses, 'lapses', 'lapsed'],
  ['unverified', true, addHours(since, 12), 'remind', 'unverified'], ['unverified', true, escalates, 'escalates', 'unverified'], ['unverified', true, lapses, 'lapses', 'lapsed'],
] as [IncidentState, boolean, string, string, IncidentState][])('by the clock alone: %s (complaint %p) at %s: %s', (state, needsVerifying, at, event, to) => {
  const incident = { ...incidentIn(state, false), needsVerifying }
  const [before, now] = [new Date(Date.parse(at) - 1).toISOString(), at]
  // Whatever was due earlier has been done a moment before; then it strikes exactly at its time, and once.
  const calm = strike(strike(incident, before), before)
  expect(clockEventOf(calm, before)).toBeNull()
  expect(clockEventOf(calm, now)).toBe(event)
  const once = strike(calm, now)
  expect([once.state, once.rev]).toEqual([to, calm.rev + 1])
  expect(strike(once, now)).toBe(once)
})

test.each(['acknowledged', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed'] as const)('one that is %s has no clock any more', (state) => {
  const incident = incidentIn(state, false)
  expect([incident.dueAt, incident.remindAt, strike(incident, '2030-01-01T00:00:00.000Z')]).toEqual([null, null, incident])
})

test('a complaint that nobody answered and nobody verified lapses in the end, however late the timer comes', () => {
  const complaint = { ...incidentIn('logged', false), needsVerifying: true }
  const struck = strike(complaint, addHours(windowEnds, 500))
  expect(struck).toMatchObject({ state: 'lapsed', dueAt: null, remindAt: null })
  expect(struck.history.map(({ at, state }) => [at, state])).toEqual([[windowEnds, 'unverified'], [addHours(windowEnds, 48), 'lapsed']])
})

test('no two rows say the same, and every state can be reached', () => {
  const keys = incidentLife.map(({ from, action, by, to }) => `${from} ${action} ${by} ${to}`)
  expect(new Set(keys).size).toBe(keys.length)
  const reached = new Set<IncidentState>(['late', 'logged', ...incidentLife.map(({ to }) => to)])
  expect([...reached].sort()).toEqual([...incidentStates].sort())
})
