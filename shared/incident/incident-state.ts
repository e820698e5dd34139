import type { IncidentStatus } from '../scoring/inputs'

/** States of an incident (decision 6): it is a claim, with two parties and a clock. */
export const incidentStates = ['late', 'logged', 'unverified', 'acknowledged', 'disputed', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed'] as const
export type IncidentState = (typeof incidentStates)[number]

interface IncidentStateRow {
  /** What a person reads. */
  readonly title: string
  /** What somebody did to bring it here, for the timeline. */
  readonly verb: string
  /** As what the engine scores it; null where it is on no sheet yet. */
  readonly scoredAs: IncidentStatus | null
}

export const incidentStateRows: Record<IncidentState, IncidentStateRow> = {
  late: { title: '补记待同意', verb: '补记', scoredAs: null },
  logged: { title: '待确认', verb: '记录', scoredAs: 'logged' },
  unverified: { title: '待核实', verb: '转为待核实', scoredAs: 'logged' },
  acknowledged: { title: '已确认', verb: '确认', scoredAs: 'acknowledged' },
  disputed: { title: '有异议', verb: '提出异议', scoredAs: 'disputed' },
  upheld: { title: '维持', verb: '裁定：维持', scoredAs: 'upheld' },
  reduced: { title: '减轻', verb: '裁定：减轻', scoredAs: 'reduced' },
  dropped: { title: '撤销', verb: '裁定：撤销', scoredAs: 'dropped' },
  withdrawn: { title: '已撤回', verb: '撤回', scoredAs: 'withdrawn' },
  lapsed: { title: '逾期作废', verb: '到期作废', scoredAs: 'lapsed' },
}

/** Whether an incident without a sheet waits for one: not before a manager has admitted a late one, and not once it no longer counts. */
export function waitsForSheet({ state, sheetId }: { readonly state: IncidentState; readonly sheetId: string | null }): boolean {
  return sheetId === null && !['late', 'dropped', 'withdrawn', 'lapsed'].includes(state)
}

/** The state's Chinese label. */
export function incidentStateTitle(state: IncidentState): string {
  return incidentStateRows[state].title
}
