import { beijingDayOf } from '../cycle/beijing-time'
import { periodKindOf } from '../cycle/period-id'

/** Who brought an imported base in, and when; it stands on the sheets that are paid by it. */
export interface BaseOrigin {
  readonly byName: string
  readonly at: string
}

/** The base that was imported for a person and one period (piece work); `_id` is `period:person`. It wins over the roster's. */
export interface ImportedBase extends BaseOrigin {
  readonly _id: string
  readonly periodId: string
  readonly personId: string
  /** Yuan with two decimals. */
  readonly amount: string
  readonly byId: string
  /** What was imported before and replaced, the oldest first. */
  readonly earlier: readonly (BaseOrigin & { readonly amount: string; readonly byId: string })[]
  readonly rev: number
}

/** Under which id the imported base of a person and period exists once. */
export function baseIdOf(periodId: string, personId: string): string {
  return `${periodId}:${personId}`
}

/** The record after an import of this amount: what it replaces is kept in it. */
export function withAmount(known: ImportedBase | null, base: Pick<ImportedBase, 'periodId' | 'personId' | 'amount' | 'byId' | 'byName' | 'at'>): ImportedBase {
  const { periodId, personId, amount, byId, byName, at } = base
  const earlier = known === null ? [] : [...known.earlier, { amount: known.amount, byId: known.byId, byName: known.byName, at: known.at }]
  return { _id: baseIdOf(periodId, personId), periodId, personId, amount, byId, byName, at, earlier, rev: (known?.rev ?? 0) + 1 }
}

/** Where a sheet's base comes from, as it stands on the sheet: `本月基数由吴财务导入 11-03`. */
export function baseOriginWords({ byName, at }: BaseOrigin, periodId: string): string {
  return `${periodKindOf(periodId) === 'month' ? '本月' : '本期'}基数由${byName}导入 ${beijingDayOf(at).slice(5)}`
}
