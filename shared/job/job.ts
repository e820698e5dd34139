import type { CrewShare, FaultShare } from './shares'

/** States of an installation job (安装单). */
export const jobStates = ['assigned', 'completed', 'postponed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

/** Chinese labels of the states. */
export const jobStateTitles: Record<JobState, string> = { assigned: '待安装', completed: '已完工', postponed: '客户延期', cancelled: '已取消' }

/** How a job ended. `countsOn` is the day on which it counts, `periodId` that day's month. Shares are empty where the first pass was good. */
export interface JobResult {
  readonly completedOn: string
  readonly countsOn: string
  readonly periodId: string
  readonly isFirstPass: boolean
  readonly faults: readonly FaultShare[]
  readonly split: readonly CrewShare[]
  readonly note: string
  readonly recordedBy: string
  readonly recordedByName: string
  readonly recordedAt: string
}

/** What happened to a job, as the people concerned read it. */
export interface JobEvent {
  readonly at: string
  readonly actorId: string
  readonly actorName: string
  readonly text: string
}

/** An installation job; `_id` comes from its order number, so that an order exists once. Days are `YYYY-MM-DD` in Beijing. */
export interface Job {
  readonly _id: string
  readonly orderNo: string
  /** A short name for the customer without telephone number or address. */
  readonly label: string
  readonly storeId: string
  readonly installers: readonly { readonly id: string; readonly name: string }[]
  readonly plannedOn: string
  /** The day on which it is due, and its month; once that month or a sheet that covers the day is over, a new plan leaves them. */
  readonly dueOn: string
  readonly duePeriodId: string
  readonly state: JobState
  readonly result: JobResult | null
  /** The month of its result again, flat, for its index; null without one. */
  readonly countedIn: string | null
  readonly history: readonly JobEvent[]
  readonly rev: number
}

/** The id under which an order exists once. */
export function jobIdOf(orderNo: string): string {
  return `job-${orderNo}`
}

/** How many steps of its history a job keeps. */
const maximumHistory = 40

/** The history with one more step. */
export function withEvent(history: readonly JobEvent[], event: JobEvent): readonly JobEvent[] {
  return [...history, event].slice(-maximumHistory)
}
