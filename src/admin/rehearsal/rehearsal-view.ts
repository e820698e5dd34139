import { absolutePoints, comparePoints } from '@shared/scoring/exact'
import { formatYuan } from '@shared/scoring/explain'
import { byGreatestChange, minimumMoveOf, passMoveOf, rehearsalSumsOf } from '@shared/rehearsal/rehearse-sheet'
import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import { periodLabel, pointsLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** A sheet before and after, as a line. */
export interface ChangeLine {
  readonly key: string
  readonly name: string
  /** `2026年10月 · 城东店` */
  readonly place: string
  /** `80.1 → 82.1 分，¥6,007.50 → ¥6,157.50` */
  readonly move: string
  readonly change: string
  readonly tone: Tone
  /** What is more about it: another base, the minimum wage, the pass mark. */
  readonly notes: readonly { readonly text: string; readonly tone: Tone }[]
  readonly employeeId: string
  /** Whether a base of this person can be tried. */
  readonly pays: boolean
}

/** Which lines are looked at: all, those below the minimum wage, those whose pass mark is newly missed or reached. */
export type LineFilter = 'minimum' | 'pass'

export interface RehearsalView {
  /** `+¥150.00`, or what it comes to where there is no pay. */
  readonly difference: string
  readonly tone: Tone
  /** `¥85,000.00 → ¥85,150.00`; null without pay. */
  readonly sums: string | null
  readonly counts: readonly { readonly title: string; readonly tone: Tone }[]
  /** Who lies below the minimum wage, and what all of them would need; null where nobody does. */
  readonly minimum: string | null
  /** What the sums leave out; null where they are whole. */
  readonly gap: string | null
  /** The choices of `LineFilter` that have lines; empty where there is nothing to choose. */
  readonly filters: readonly { readonly value: LineFilter | null; readonly title: string }[]
  /** The choice that holds: all, where the chosen one has no lines any more. */
  readonly filter: LineFilter | null
  readonly lines: readonly ChangeLine[]
}

function signed(difference: string, text: (amount: string) => string): string {
  const sign = comparePoints(difference, 0)
  return sign === 0 ? '不变' : `${sign > 0 ? '+' : '−'}${text(absolutePoints(difference))}`
}

const yuan = (difference: string) => signed(difference, formatYuan)
const points = (difference: string) => signed(difference, (amount) => `${pointsLabel(amount)} 分`)
const toneOf = (difference: string): Tone => (comparePoints(difference, 0) > 0 ? 'good' : comparePoints(difference, 0) < 0 ? 'bad' : 'plain')

function span(range: RehearsalLine['payRange'], text: (amount: string) => string): string | null {
  if (range === null) return null
  const { min, max } = range
  if (min === null && max === null) return '说不准'
  return max === null ? `至少 ${text(min ?? '')}` : min === null ? `最多 ${text(max)}` : `${text(min)} ~ ${text(max)}`
}

function moveOf({ totalBefore, totalAfter, payBefore, payAfter, payRange, totalRange, why }: RehearsalLine): string {
  if (totalAfter !== null) {
    const money = payBefore === null || payAfter === null ? '' : `，${formatYuan(payBefore)} → ${formatYuan(payAfter)}`
    return `${pointsLabel(totalBefore)} → ${pointsLabel(totalAfter)} 分${money}`
  }
  const could = span(payRange, formatYuan) ?? span(totalRange, (amount) => `${pointsLabel(amount)} 分`)
  const was = payBefore === null ? `原来 ${pointsLabel(totalBefore)} 分` : `原来 ${formatYuan(payBefore)}`
  return `${why}。${was}${could === null ? '' : `，可能 ${could}`}`
}

function notesOf(line: RehearsalLine): ChangeLine['notes'] {
  const { baseBefore, baseAfter, gapBefore, gapAfter, payBefore } = line
  const [minimum, pass] = [minimumMoveOf(line), passMoveOf(line)]
  const missing = gapAfter === null ? '' : `最低工资 ${formatYuan(gapAfter.minimum)}，差 ${formatYuan(gapAfter.gap)}`
  // What was topped up for another pay or minimum is decided on anew in a real month.
  const again = gapBefore !== null && payBefore !== gapBefore.pay && gapAfter !== null && gapAfter.pay === line.payAfter ? '；原来补足过，要重新定' : ''
  return [
    ...(baseAfter === null || baseAfter === baseBefore ? [] : [{ text: `基数 ${baseBefore === null ? '没有' : formatYuan(baseBefore)} → ${formatYuan(baseAfter)}`, tone: 'plain' as const }]),
    ...(minimum === 'newly' ? [{ text: `会低于${missing}`, tone: 'bad' as const }] : minimum === 'still' ? [{ text: `仍低于${missing}${again}`, tone: 'warn' as const }] : minimum === 'no-longer' ? [{ text: '不再低于最低工资', tone: 'good' as const }] : []),
    ...(pass === null ? [] : [pass === 'under' ? { text: '掉到达标分以下', tone: 'warn' as const } : { text: '升到达标分', tone: 'good' as const }]),
  ]
}

function lineOf(line: RehearsalLine): ChangeLine {
  const { sheetId, employeeId, employeeName, storeName, periodId, outcome, payDifference, totalDifference, pays } = line
  const difference = payDifference ?? totalDifference
  return {
    key: sheetId, name: employeeName, place: `${periodLabel(periodId)} · ${storeName}`, move: moveOf(line),
    change: outcome === 'failed' ? '算不出' : outcome === 'open' ? '待定' : payDifference !== null ? yuan(payDifference) : points(totalDifference ?? '0'),
    tone: difference === null ? 'warn' : toneOf(difference), notes: notesOf(line), employeeId, pays,
  }
}

const isShown = (filter: LineFilter | null) => (line: RehearsalLine) => (filter === 'minimum' ? line.gapAfter !== null : filter === 'pass' ? passMoveOf(line) !== null : true)

function filtersOf(lines: readonly RehearsalLine[]): RehearsalView['filters'] {
  const choices = ([['minimum', '低于最低工资'], ['pass', '达标变了']] as const)
    .map(([value, title]) => ({ value, title, count: lines.filter(isShown(value)).length })).filter(({ count }) => count > 0)
  return choices.length === 0 ? [] : [{ value: null, title: '全部' }, ...choices.map(({ value, title, count }) => ({ value, title: `${title} ${count}` }))]
}

/** What trying a form or settings on past months comes to; the filter is for the lines alone. */
export function rehearsalViewOf(lines: readonly RehearsalLine[], filter: LineFilter | null = null): RehearsalView {
  const { counts, payBefore, payAfter, payDifference, hasPay, minimum, gapAfter, pass } = rehearsalSumsOf(lines)
  const left = counts.open + counts.failed
  const below = minimum.newly + minimum.still
  const filters = filtersOf(lines)
  const chosen = filters.some(({ value }) => value === filter) ? filter : null
  const tags = [
    { title: `多 ${counts.gain}`, tone: 'good' as const, count: counts.gain }, { title: `少 ${counts.loss}`, tone: 'bad' as const, count: counts.loss }, { title: `不变 ${counts.same}`, tone: 'plain' as const, count: counts.same },
    { title: `待定 ${counts.open}`, tone: 'warn' as const, count: counts.open }, { title: `算不出 ${counts.failed}`, tone: 'warn' as const, count: counts.failed },
    { title: `会低于最低工资 ${minimum.newly}`, tone: 'bad' as const, count: minimum.newly }, { title: `不再低于最低工资 ${minimum.noLonger}`, tone: 'good' as const, count: minimum.noLonger },
    { title: `掉到达标分以下 ${pass.under}`, tone: 'warn' as const, count: pass.under }, { title: `升到达标分 ${pass.over}`, tone: 'good' as const, count: pass.over },
  ]
  return {
    difference: hasPay ? yuan(payDifference) : '只比分数', tone: hasPay ? toneOf(payDifference) : 'plain', sums: hasPay ? `${formatYuan(payBefore)} → ${formatYuan(payAfter)}` : null,
    counts: tags.filter(({ count }) => count > 0).map(({ title, tone }) => ({ title, tone })),
    minimum: below === 0 ? null : `${below} 张低于最低工资，都补足要 ${formatYuan(gapAfter)}；补不补由财务或人事定。`,
    gap: left === 0 ? null : `有 ${left} 张没有算进合计：缺新项目要的数据，或分数超出新的满分。`,
    filters, filter: chosen, lines: byGreatestChange(lines.filter(isShown(chosen))).map(lineOf),
  }
}
