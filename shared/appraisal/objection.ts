import { addHours } from '../cycle/beijing-time'
import { isRefusal, refuse, type Refusal } from '../contract/refusal'
import { incidentHours } from '../incident/incident'
import type { LevelInput, RatingInput, SheetInputs } from '../scoring/inputs'
import type { Person } from '../people/person'
import { holdsRole } from '../people/person'

/** States of an objection to a value (decision 6): the same life as a disputed incident's, with `changed` where that has `reduced`. */
export const objectionStates = ['open', 'upheld', 'changed', 'dropped', 'withdrawn', 'lapsed'] as const
export type ObjectionState = (typeof objectionStates)[number]

interface ObjectionStateRow {
  readonly title: string
  /** What somebody did to bring it here, for the timeline. */
  readonly verb: string
  /** Whether the value that was objected to is left out of the score in this state. */
  readonly isOut: boolean
}

export const objectionStateRows: Record<ObjectionState, ObjectionStateRow> = {
  open: { title: '有异议', verb: '提出异议', isOut: true },
  upheld: { title: '维持', verb: '裁定：维持', isOut: false },
  changed: { title: '改值', verb: '裁定：改值', isOut: false },
  dropped: { title: '不采用', verb: '裁定：不采用', isOut: true },
  withdrawn: { title: '已撤回', verb: '撤回异议', isOut: false },
  lapsed: { title: '逾期不采用', verb: '到期不采用', isOut: true },
}

/** One way from a state to the next, as rows of data (decision 10). */
export interface ObjectionMove {
  readonly from: ObjectionState
  readonly action: 'decide-objection' | 'withdraw-objection' | 'escalates' | 'lapses'
  readonly by: 'decider' | 'employee' | 'clock'
  /** A person moves before it, the clock at it. */
  readonly within: 'escalatesAt' | 'lapsesAt'
  readonly to: ObjectionState
}

export const objectionLife: readonly ObjectionMove[] = [
  { from: 'open', action: 'decide-objection', by: 'decider', within: 'lapsesAt', to: 'upheld' },
  { from: 'open', action: 'decide-objection', by: 'decider', within: 'lapsesAt', to: 'changed' },
  { from: 'open', action: 'decide-objection', by: 'decider', within: 'lapsesAt', to: 'dropped' },
  { from: 'open', action: 'withdraw-objection', by: 'employee', within: 'lapsesAt', to: 'withdrawn' },
  { from: 'open', action: 'escalates', by: 'clock', within: 'escalatesAt', to: 'open' },
  { from: 'open', action: 'lapses', by: 'clock', within: 'lapsesAt', to: 'lapsed' },
]

/** What is objected to: a metric's value, or what a rater gave on an item. */
export type ObjectedValue =
  | { readonly kind: 'metric'; readonly metricId: string; readonly recordId: string; readonly recordRev: number }
  | { readonly kind: 'rating'; readonly item: string; readonly role: string; readonly given: RatingInput | LevelInput }

/** A value of a sheet under one id: `metric:ID`, or `rating:ITEM:ROLE`. */
export function valueIdOf(value: { readonly kind: 'metric'; readonly metricId: string } | { readonly kind: 'rating'; readonly item: string; readonly role: string }): string {
  return value.kind === 'metric' ? `metric:${value.metricId}` : `rating:${value.item}:${value.role}`
}

/** An employee's objection to a value on their sheet, with its clocks; never deleted. */
export interface Objection {
  readonly _id: string
  readonly sheetId: string
  readonly periodId: string
  readonly employeeId: string
  readonly employeeName: string
  readonly storeId: string
  readonly supervisorId: string | null
  readonly value: ObjectedValue
  readonly title: string
  /** The value as people read it, with its unit. */
  readonly valueText: string
  readonly source: string
  readonly enteredById: string
  readonly enteredByName: string
  readonly enteredAt: string
  readonly reason: string
  readonly state: ObjectionState
  /** The value that took its place, as people read it; null unless it was changed. */
  readonly changedText: string | null
  readonly objectedAt: string
  readonly escalatesAt: string
  readonly lapsesAt: string
  readonly isEscalated: boolean
  /** When whoever must decide is to be reminded; null when that is done. */
  readonly remindAt: string | null
  /** When its next clock strikes; null when none runs. Indexed for the timer. */
  readonly dueAt: string | null
  readonly history: readonly { readonly at: string; readonly actorId: string | null; readonly actorName: string; readonly state: ObjectionState; readonly text: string }[]
  readonly rev: number
}

/** An objection as its sheet keeps it: enough to know which value is left out. */
export interface SheetObjection {
  readonly objectionId: string
  readonly valueId: string
  /** The metric's record and revision; null for a rating. */
  readonly record: { readonly id: string; readonly rev: number } | null
  /** When the value was entered: the same one is objected to once. */
  readonly enteredAt: string
  readonly state: ObjectionState
}

/** Until when a value can be objected to: 72 h after it was entered. The caller checks that the sheet is not with its signers yet. */
export function objectableUntil(enteredAt: string): string {
  return addHours(enteredAt, incidentHours.window)
}

/** The clocks of an objection that begins now: a reminder at 12 h, the general manager at 24 h, lapsing at 48 h. */
export function objectionClocks(now: string): Pick<Objection, 'objectedAt' | 'escalatesAt' | 'lapsesAt' | 'isEscalated' | 'remindAt' | 'dueAt'> {
  const remindAt = addHours(now, incidentHours.remindWaiting)
  return { objectedAt: now, escalatesAt: addHours(now, incidentHours.escalate), lapsesAt: addHours(now, incidentHours.lapse), isEscalated: false, remindAt, dueAt: remindAt }
}

/** Who entered a value never judges it, nor the employee; once escalated only the general manager does. Null when the person may decide. */
export function refuseObjectionDecider(objection: Objection, person: Person): Refusal | null {
  if (objection.enteredById === person._id) return refuse('own-report', '这个数值是您给的，要由别人来裁定')
  if (objection.isEscalated && !holdsRole(person, 'general-manager', objection.storeId)) return refuse('forbidden', '已超过 24 小时，转由总经理裁定')
  return null
}

type ObjectionMover = Readonly<Record<'id' | 'name', string>>

function movedBy(objection: Objection, action: ObjectionMove['action'], to: ObjectionState, { id, name }: ObjectionMover, now: string, text: string): Objection | Refusal {
  const row = objectionLife.find((candidate) => candidate.from === objection.state && candidate.action === action && candidate.to === to)
  if (row === undefined) return refuse('already-done', objection.state === 'withdrawn' ? '这个异议已经撤回了' : '这个异议已经裁定过了')
  if (now >= objection[row.within]) return refuse('window-closed', '裁定时间已过，按规定不采用这个数值')
  return moved(objection, to, { at: now, actorId: id, actorName: name, text })
}

/** The objection decided, or a refusal: it was decided or taken back before, or its time has passed. `changedText`: the new value in words, where it is changed. */
export function decideObjectionState(objection: Objection, to: 'upheld' | 'changed' | 'dropped', by: ObjectionMover, now: string, reason: string, changedText: string | null): Objection | Refusal {
  const decided = movedBy(objection, 'decide-objection', to, by, now, reason)
  return isRefusal(decided) ? decided : { ...decided, changedText }
}

/** The objection taken back by its employee, or a refusal: it was decided or taken back before, or its time has passed. */
export function withdrawObjectionState(objection: Objection, by: ObjectionMover, now: string): Objection | Refusal {
  return movedBy(objection, 'withdraw-objection', 'withdrawn', by, now, '')
}

function moved(objection: Objection, state: ObjectionState, event: Omit<Objection['history'][number], 'state'>): Objection {
  return { ...objection, state, remindAt: null, dueAt: null, history: [...objection.history, { ...event, state }], rev: objection.rev + 1 }
}

/** What the clock alone does; the same object when nothing is due, so running it twice changes nothing. */
export function strikeObjection(objection: Objection, now: string): Objection {
  if (objection.state !== 'open' || objection.dueAt === null || now < objection.dueAt) return objection
  const system = { actorId: null, actorName: '系统' }
  if (now >= objection.lapsesAt) return moved(objection, 'lapsed', { ...system, at: objection.lapsesAt, text: '48 小时内没有裁定，这个数值不采用，等人事补一个核对过的' })
  if (!objection.isEscalated && now >= objection.escalatesAt) {
    return { ...moved(objection, 'open', { ...system, at: objection.escalatesAt, text: '24 小时没有裁定，已转总经理' }), isEscalated: true, dueAt: objection.lapsesAt }
  }
  return { ...objection, remindAt: null, dueAt: objection.escalatesAt, rev: objection.rev + 1 }
}

/** The sheet's objections with this one as it now stands. */
export function withObjection(objections: readonly SheetObjection[], objection: Objection): readonly SheetObjection[] {
  const { value } = objection
  const brief: SheetObjection = { objectionId: objection._id, valueId: valueIdOf(value), record: value.kind === 'metric' ? { id: value.recordId, rev: value.recordRev } : null, enteredAt: objection.enteredAt, state: objection.state }
  return [...objections.filter(({ objectionId }) => objectionId !== objection._id), brief]
}

/** Whether a value waits for the decision of an objection: until then nothing else may fill its place. */
export function isObjectionOpen(objections: readonly SheetObjection[], valueId: string): boolean {
  return objections.some((objection) => objection.valueId === valueId && objection.state === 'open')
}

/** The sheet's metrics without those that are set aside: while an objection is open whatever value there is, after that the very value that was not used. */
export function withoutObjected(
  metrics: NonNullable<SheetInputs['metrics']>, objections: readonly SheetObjection[], nearestRecord: (metricId: string) => { readonly _id: string; readonly rev: number; readonly recordedAt: string } | undefined,
): NonNullable<SheetInputs['metrics']> {
  const isOut = (metricId: string) => objections.some(({ valueId, state, record, enteredAt }) => {
    if (valueId !== `metric:${metricId}` || !objectionStateRows[state].isOut) return false
    const nearest = nearestRecord(metricId)
    return state === 'open' || (nearest !== undefined && nearest._id === record?.id && nearest.rev === record.rev && nearest.recordedAt === enteredAt)
  })
  return Object.fromEntries(Object.entries(metrics).filter(([metricId]) => !isOut(metricId)))
}
