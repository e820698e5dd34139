import { byKindAndNewest, periodKindOf } from '@shared/cycle/period-id'
import type { PeriodKind } from '@shared/scoring/template'
import { periodKindTitles } from './format'

/** A kind of period that there is, and the newest of it. */
export interface KindChoice {
  readonly value: PeriodKind
  readonly title: string
  readonly newest: string
}

/** The kind of the shown period, and all kinds that there are, months first. */
export function kindsOf(periodId: string, periods: readonly string[]): { readonly kind: PeriodKind; readonly choices: readonly KindChoice[] } {
  const sorted = [...new Set([...periods, periodId])].sort(byKindAndNewest)
  const kinds = [...new Set(sorted.map(periodKindOf))]
  return { kind: periodKindOf(periodId), choices: kinds.map((value) => ({ value, title: periodKindTitles[value], newest: sorted.find((id) => periodKindOf(id) === value) ?? periodId })) }
}

/** The periods of the same kind before and after; null at an end. */
export function stepsFrom(periodId: string, periods: readonly string[]): { readonly earlier: string | null; readonly later: string | null } {
  const known = periods.filter((id) => periodKindOf(id) === periodKindOf(periodId)).sort()
  const here = known.indexOf(periodId)
  return { earlier: known[here - 1] ?? null, later: known[here + 1] ?? null }
}
