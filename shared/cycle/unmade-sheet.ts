import type { SheetPlan } from '../people/sheet-plan'
import type { Person } from '../people/person'

/** Why a sheet can't be made: the store of its stretch is gone, its form can't be used, or something else can't be read. */
export const unmadeCauses = ['store', 'form', 'record'] as const
export type UnmadeCause = (typeof unmadeCauses)[number]

/** What stood against making a sheet; `detail` is the store's id, a sentence about the form, or the number under which the failure was logged. */
export interface MakingFailure {
  readonly cause: UnmadeCause
  readonly detail: string
}

/** HR's knowing decision that a sheet is not made. */
export interface Waiver {
  readonly byId: string
  readonly byName: string
  readonly at: string
  readonly reason: string
}

/**
 * A sheet that somebody should have and that could not be made; `_id` is the id that the sheet would have. While it is open its period does not
 * end; it ends by itself when the sheet is there or nobody plans it any more, or HR waives it knowingly.
 */
export interface UnmadeSheet extends MakingFailure {
  readonly _id: string
  readonly periodId: string
  readonly employeeId: string
  readonly employeeName: string
  readonly storeId: string
  /** The id where there is no such store. */
  readonly storeName: string
  readonly supervisorId: string | null
  readonly templateId: string
  readonly pays: boolean
  readonly state: 'open' | 'waived' | 'ended'
  readonly raisedAt: string
  /** When the close tries again; null once it is no longer open. */
  readonly dueAt: string | null
  readonly waiver: Waiver | null
  readonly rev: number
}

/** The sheet that should be there. */
interface PlannedSheet {
  readonly person: Pick<Person, '_id' | 'name'>
  readonly plan: SheetPlan
  readonly storeName: string
}

/** The record of a failed making; since when it stands is kept from the one before, what HR decided is not touched. */
export function notedUnmade(before: UnmadeSheet | null, { person, plan, storeName }: PlannedSheet, failure: MakingFailure, now: string, dueAt: string): UnmadeSheet {
  if (before !== null && before.state === 'waived') return before
  return {
    _id: plan.sheetId, periodId: plan.periodId, employeeId: person._id, employeeName: person.name, storeId: plan.storeId, storeName, supervisorId: plan.supervisorId, templateId: plan.templateId, pays: plan.pays,
    cause: failure.cause, detail: failure.detail, state: 'open', raisedAt: before?.state === 'open' ? before.raisedAt : now, dueAt, waiver: null, rev: (before?.rev ?? 0) + 1,
  }
}

/** The record once its cause is gone. */
export function endedUnmade(unmade: UnmadeSheet): UnmadeSheet {
  return { ...unmade, state: 'ended', dueAt: null, rev: unmade.rev + 1 }
}

/** What is wrong in two words, for grouping, and what to do about it. */
export const unmadeCauseRows: Record<UnmadeCause, { readonly title: string; readonly advice: string }> = {
  store: { title: '门店不在了', advice: '请在花名册里给他换一个门店，或者把门店补上，再建一次' },
  form: { title: '考核表用不了', advice: '请把考核表补好并发布，或者给他换一张考核表，再建一次' },
  record: { title: '数据有误', advice: '建表时数据读不出来，请把编号发给技术支持，修好以后再建一次' },
}

/** Why the sheet is not there, in a sentence without a full stop. */
export function unmadeSentence({ cause, detail }: MakingFailure): string {
  switch (cause) {
    case 'store': return `花名册里写的门店“${detail}”不在了`
    case 'form': return detail
    case 'record': return `编号 ${detail}`
  }
}
