import { absolutePoints, comparePoints } from '@shared/scoring/exact'
import { formatYuan } from '@shared/scoring/explain'
import { byGreatestChange, rehearsalSumsOf } from '@shared/rehearsal/rehearse-sheet'
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
}

export interface RehearsalView {
  /** `+¥150.00`, or what it comes to where there is no pay. */
  readonly difference: string
  readonly tone: Tone
  /** `¥85,000.00 → ¥85,150.00`; null without pay. */
  readonly sums: string | null
  readonly counts: readonly { readonly title: string; readonly tone: Tone }[]
  /** What the sums leave out; null where they are whole. */
  readonly gap: string | null
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

function lineOf(line: RehearsalLine): ChangeLine {
  const { sheetId, employeeName, storeName, periodId, outcome, payDifference, totalDifference } = line
  const difference = payDifference ?? totalDifference
  return {
    key: sheetId, name: employeeName, place: `${periodLabel(periodId)} · ${storeName}`, move: moveOf(line),
    change: outcome === 'failed' ? '算不出' : outcome === 'open' ? '待定' : payDifference !== null ? yuan(payDifference) : points(totalDifference ?? '0'),
    tone: difference === null ? 'warn' : toneOf(difference),
  }
}

/** What trying a form on past months comes to. */
export function rehearsalViewOf(lines: readonly RehearsalLine[]): RehearsalView {
  const { counts, payBefore, payAfter, payDifference, hasPay } = rehearsalSumsOf(lines)
  const left = counts.open + counts.failed
  const tags = [
    { title: `多 ${counts.gain}`, tone: 'good' as const, count: counts.gain }, { title: `少 ${counts.loss}`, tone: 'bad' as const, count: counts.loss }, { title: `不变 ${counts.same}`, tone: 'plain' as const, count: counts.same },
    { title: `待定 ${counts.open}`, tone: 'warn' as const, count: counts.open }, { title: `算不出 ${counts.failed}`, tone: 'warn' as const, count: counts.failed },
  ]
  return {
    difference: hasPay ? yuan(payDifference) : '只比分数', tone: hasPay ? toneOf(payDifference) : 'plain', sums: hasPay ? `${formatYuan(payBefore)} → ${formatYuan(payAfter)}` : null,
    counts: tags.filter(({ count }) => count > 0).map(({ title, tone }) => ({ title, tone })),
    gap: left === 0 ? null : `有 ${left} 张没有算进合计：缺新项目要的数据，或分数超出新的满分。`,
    lines: byGreatestChange(lines).map(lineOf),
  }
}
