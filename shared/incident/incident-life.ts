import type { IncidentState } from './incident-state'

/** Who moves an incident: the employee whom it is about, its reporter, a manager, somebody who may judge it, or the clock alone. */
export const incidentMovers = ['employee', 'reporter', 'manager', 'admitter', 'decider', 'clock'] as const
export type IncidentMover = (typeof incidentMovers)[number]

/** The deadline before which a person may move, or at which the clock does. */
export type IncidentDeadline = 'answerBy' | 'escalatesAt' | 'lapsesAt'

/** What people do with an incident: the names of their actions; and what the clock does. */
export const incidentSteps = ['acknowledge-incident', 'dispute-incident', 'admit-incident', 'decide-incident', 'withdraw-incident'] as const
export type IncidentStep = (typeof incidentSteps)[number]
export const clockSteps = ['window-ends', 'verifying-begins', 'escalates', 'lapses'] as const
export type ClockStep = (typeof clockSteps)[number]

/** One way from a state to the next. */
export interface IncidentMove {
  readonly from: IncidentState
  readonly action: IncidentStep | ClockStep
  readonly by: IncidentMover
  /** A person moves before it, the clock at it; null: until the sheet's facts are frozen. */
  readonly within: IncidentDeadline | null
  readonly to: IncidentState
  /** What the timeline says of it; null where the person's own reason stands there. */
  readonly text: string | null
}

const withdrawnBy = (by: IncidentMover, ...states: readonly IncidentState[]): readonly IncidentMove[] =>
  states.map((from) => ({ from, action: 'withdraw-incident', by, within: null, to: 'withdrawn', text: null }))

const decided = (from: IncidentState): readonly IncidentMove[] => (['upheld', 'reduced', 'dropped'] as const).map((to) => ({ from, action: 'decide-incident', by: 'decider', within: 'lapsesAt', to, text: null }))

/**
 * The life of an incident (decisions 6 and 10): these rows draw the buttons, guard the writes and strike the clocks. What is not a row does not
 * happen.
 */
export const incidentLife: readonly IncidentMove[] = [
  { from: 'late', action: 'admit-incident', by: 'admitter', within: 'lapsesAt', to: 'logged', text: null },
  { from: 'late', action: 'admit-incident', by: 'admitter', within: 'lapsesAt', to: 'dropped', text: null },
  { from: 'late', action: 'lapses', by: 'clock', within: 'lapsesAt', to: 'lapsed', text: '48 小时内没有管理者同意补记，不计分' },
  { from: 'logged', action: 'acknowledge-incident', by: 'employee', within: 'answerBy', to: 'acknowledged', text: '本人确认' },
  { from: 'logged', action: 'dispute-incident', by: 'employee', within: 'answerBy', to: 'disputed', text: null },
  { from: 'logged', action: 'window-ends', by: 'clock', within: 'answerBy', to: 'logged', text: null },
  { from: 'logged', action: 'verifying-begins', by: 'clock', within: 'answerBy', to: 'unverified', text: '本人没有答复，要有人核实才计分' },
  ...decided('disputed'),
  { from: 'disputed', action: 'escalates', by: 'clock', within: 'escalatesAt', to: 'disputed', text: '24 小时没有裁定，已转总经理' },
  { from: 'disputed', action: 'lapses', by: 'clock', within: 'lapsesAt', to: 'lapsed', text: '48 小时内没有裁定，按规定不计分' },
  ...decided('unverified'),
  { from: 'unverified', action: 'escalates', by: 'clock', within: 'escalatesAt', to: 'unverified', text: '24 小时没有核实，已转总经理' },
  { from: 'unverified', action: 'lapses', by: 'clock', within: 'lapsesAt', to: 'lapsed', text: '48 小时内没有核实，按规定不计分' },
  ...withdrawnBy('reporter', 'late', 'logged'),
  ...withdrawnBy('manager', 'late', 'logged', 'unverified', 'acknowledged', 'disputed', 'upheld', 'reduced'),
]

/** The rows of one action or clock from a state. */
export function movesOf(action: IncidentMove['action'], from: IncidentState): readonly IncidentMove[] {
  return incidentLife.filter((row) => row.action === action && row.from === from)
}

/** The states in which an action can be done at all. */
export function statesFor(action: IncidentStep): readonly IncidentState[] {
  return [...new Set(incidentLife.filter((row) => row.action === action).map(({ from }) => from))]
}
