import type { PermissionRole } from '../people/person'

/** Why a sheet can't go on by itself (decision 9). */
export const sheetExceptionKinds = ['missing-metric', 'missing-target', 'missing-tasks', 'missing-rating', 'nothing-to-divide', 'no-approver', 'broken-record', 'pay-guard', 'unmade'] as const
export type SheetExceptionKind = (typeof sheetExceptionKinds)[number]

/** How an exception can be settled: by the missing input itself, or by full marks, none, or leaving the item out (the engine's settlements). */
export const settlementWays = ['supply', 'full', 'zero', 'exclude'] as const
export type SettlementWay = (typeof settlementWays)[number]

/** The actions by which exceptions are settled. */
export type ExceptionRemedy = 'settle-exception' | 'assign-signer' | 'retry-record' | 'settle-pay-guard' | 'settle-unmade'

interface SheetExceptionRow {
  readonly title: string
  /** What to do, for the person who settles it. */
  readonly advice: string
  readonly settledBy: readonly PermissionRole[]
  readonly ways: readonly SettlementWay[]
  /** The action that settles it: by one of the ways, by naming a signer, by reading the record again, by a decision about pay, by making the sheet. */
  readonly remedy: ExceptionRemedy
}

export const sheetExceptionRows: Record<SheetExceptionKind, SheetExceptionRow> = {
  'missing-metric': { title: '缺指标', advice: '请补录这个指标的数值', settledBy: ['hr'], ways: settlementWays, remedy: 'settle-exception' },
  'missing-target': { title: '缺目标', advice: '请给这个人设目标', settledBy: ['hr'], ways: settlementWays, remedy: 'settle-exception' },
  'missing-tasks': { title: '没列任务', advice: '请主管补列任务，或定这一项怎么算', settledBy: ['hr'], ways: ['full', 'zero', 'exclude'], remedy: 'settle-exception' },
  'missing-rating': { title: '缺评分', advice: '请催评分人，或按书面意见补录评分', settledBy: ['hr'], ways: settlementWays, remedy: 'settle-exception' },
  'nothing-to-divide': { title: '样本太少', advice: '完成单数不够算比率，请按规定补录一个比率', settledBy: ['hr'], ways: settlementWays, remedy: 'settle-exception' },
  'no-approver': { title: '没有可签的人', advice: '请指定一个能签的人，或在花名册里补上负责人', settledBy: ['hr'], ways: [], remedy: 'assign-signer' },
  'broken-record': { title: '数据有误', advice: '这张表的数据读不出来，请把编号发给技术支持，修好以后再读一次', settledBy: ['hr'], ways: [], remedy: 'retry-record' },
  'pay-guard': { title: '低于最低工资', advice: '这张表算出的绩效工资低于最低工资标准，先定补足还是照发，再签字。这里只比绩效工资，不含其他收入', settledBy: ['finance', 'hr'], ways: [], remedy: 'settle-pay-guard' },
  // The one that stands on no sheet, since there is none: shared/cycle/unmade-sheet.ts keeps it.
  'unmade': { title: '没建成表', advice: '请把挡住的地方改好，再建一次', settledBy: ['hr'], ways: [], remedy: 'settle-unmade' },
}

/** An exception on a sheet; `_id` within the sheet is `kind:item`, so it exists once. It closes by itself when its cause is gone. */
export interface SheetException {
  readonly id: string
  readonly kind: SheetExceptionKind
  /** The item it is about, or the empty string where it is about the whole sheet. */
  readonly item: string
  /** What exactly is missing: a metric id, a rater role, a step; of a pay guard the minimum that pay lies below. */
  readonly subject: string
  readonly raisedAt: string
  readonly settledAt: string | null
}
