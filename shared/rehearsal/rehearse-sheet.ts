import { compare, comparePoints, exact, subtractPoints, sumPoints } from '../scoring/exact'
import { InputError } from '../scoring/input-error'
import type { SheetInputs } from '../scoring/inputs'
import type { Scorecard } from '../scoring/scorecard'
import { scoreSheet } from '../scoring/score-sheet'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import type { RehearsalLine, RehearsalOutcome } from './rehearse-template'

/** The frozen inputs without those that the form does not ask for: in a real period under it nobody would have given them. */
export function inputsAskedBy(template: Template, inputs: SheetInputs): SheetInputs {
  const ruleOf = (item: string) => template.items.find(({ id }) => id === item)?.rule
  const byMetric = <Value>(values: Readonly<Record<string, Value>>) => Object.fromEntries(Object.entries(values).filter(([id]) => template.metrics.some((metric) => metric.id === id)))
  const isAsked = (kind: 'rating' | 'levels') => ({ item, role }: { readonly item: string; readonly role: string }) => {
    const rule = ruleOf(item)
    return rule?.kind === kind && (role === 'self' || rule.raters.some((rater) => rater.role === role))
  }
  const { metrics, previous, targets, incidents, ratings, levels, tasks, settlements, ...others } = inputs
  return {
    ...others,
    ...(metrics === undefined ? {} : { metrics: byMetric(metrics) }), ...(previous === undefined ? {} : { previous: byMetric(previous) }), ...(targets === undefined ? {} : { targets: byMetric(targets) }),
    ...(incidents === undefined ? {} : { incidents: incidents.filter(({ kind }) => template.incidentKinds.some(({ id }) => id === kind)) }),
    ...(ratings === undefined ? {} : { ratings: ratings.filter(isAsked('rating')) }), ...(levels === undefined ? {} : { levels: levels.filter(isAsked('levels')) }),
    ...(tasks === undefined ? {} : { tasks: tasks.filter(({ item }) => ruleOf(item)?.kind === 'tasks') }),
    ...(settlements === undefined ? {} : { settlements: settlements.filter(({ item }) => ruleOf(item) !== undefined) }),
  }
}

/** What a sheet said: as sealed, or as its last correction left it. */
export interface RehearsedResult {
  readonly inputs: SheetInputs
  readonly scorecard: Pick<Scorecard, 'total' | 'pay'>
}

function outcomeOf(difference: string): RehearsalOutcome {
  const sign = comparePoints(difference, 0)
  return sign === 0 ? 'same' : sign > 0 ? 'gain' : 'loss'
}

/** A sealed sheet scored by another version of its form, beside what it said. Pay decides who gains; where there is none, points do. */
export function rehearseSheet({ _id: sheetId, employeeName, storeName, periodId }: Pick<Sheet, '_id' | 'employeeName' | 'storeName' | 'periodId'>, { inputs, scorecard: before }: RehearsedResult, template: Template): RehearsalLine {
  const known = { sheetId, employeeName, storeName, periodId, totalBefore: before.total, payBefore: before.pay }
  const unknown = { totalAfter: null, payAfter: null, payDifference: null, totalDifference: null, totalRange: null, payRange: null }
  let after: Scorecard
  try {
    after = scoreSheet(template, inputsAskedBy(template, inputs))
  } catch (failure) {
    if (failure instanceof InputError) return { ...known, ...unknown, outcome: 'failed', why: failure.sentence }
    throw failure
  }
  const waiting = after.items.filter(({ status }) => status === 'pending')
  if (waiting.length > 0) {
    const titles = waiting.map(({ id }) => template.items.find((item) => item.id === id)?.title ?? id)
    return { ...known, ...unknown, outcome: 'open', totalRange: after.range === null ? null : { ...after.range }, payRange: after.payRange === null ? null : { ...after.payRange }, why: `没有数据：${titles.join('、')}` }
  }
  const totalDifference = subtractPoints(after.total, before.total)
  const payDifference = after.pay === null || before.pay === null ? null : subtractPoints(after.pay, before.pay)
  return { ...known, ...unknown, outcome: outcomeOf(payDifference ?? totalDifference), totalAfter: after.total, payAfter: after.pay, payDifference, totalDifference, why: '' }
}

/** What a rehearsal comes to: how many gain, lose and so on, and the pay of those that have one before and after. */
export interface RehearsalSums {
  readonly counts: Readonly<Record<RehearsalOutcome, number>>
  readonly payBefore: string
  readonly payAfter: string
  readonly payDifference: string
  /** Whether anybody has a pay before and after. */
  readonly hasPay: boolean
}

/** The exact sums of lines. */
export function rehearsalSumsOf(lines: readonly RehearsalLine[]): RehearsalSums {
  const counts = { gain: 0, loss: 0, same: 0, open: 0, failed: 0 }
  for (const { outcome } of lines) counts[outcome] += 1
  const paid = lines.flatMap(({ payBefore, payAfter }) => (payBefore === null || payAfter === null ? [] : [{ payBefore, payAfter }]))
  const [payBefore, payAfter] = [sumPoints(paid.map((line) => line.payBefore)), sumPoints(paid.map((line) => line.payAfter))]
  return { counts, payBefore, payAfter, payDifference: subtractPoints(payAfter, payBefore), hasPay: paid.length > 0 }
}

/** How much changes on a line, without its sign. */
function changeOf({ payDifference, totalDifference }: RehearsalLine): string {
  return (payDifference ?? totalDifference ?? '0').replace('-', '')
}

/** The lines by the greatest change; what can't be said comes first, since somebody has to look at it. */
export function byGreatestChange(lines: readonly RehearsalLine[]): readonly RehearsalLine[] {
  const rank = ({ outcome }: RehearsalLine) => (outcome === 'failed' ? 0 : outcome === 'open' ? 1 : 2)
  return [...lines].sort((a, b) => rank(a) - rank(b) || compare(exact(changeOf(b)), exact(changeOf(a))) || (a.sheetId < b.sheetId ? -1 : 1))
}
