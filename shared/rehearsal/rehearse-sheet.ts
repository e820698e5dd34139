import { minimumFor, type MinimumWages } from '../pay/minimum-wage'
import { payGapOf, withoutGuard, type PayGap } from '../pay/pay-guard'
import { compare, comparePoints, exact, formatHundredths, subtractPoints, sumPoints } from '../scoring/exact'
import { InputError } from '../scoring/input-error'
import type { SheetInputs } from '../scoring/inputs'
import type { Scorecard } from '../scoring/scorecard'
import { scoreSheet } from '../scoring/score-sheet'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import type { RehearsalLine, RehearsalOutcome } from './rehearse-template'
import { withTriedBase, type TriedSettings } from './tried-settings'

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
  readonly scorecard: Scorecard
}

/** By what a sheet is scored and its pay judged. */
export interface RehearsalTerms {
  readonly template: Template
  readonly minimumWages: MinimumWages
}

type RehearsedSheet = Pick<Sheet, '_id' | 'employeeId' | 'employeeName' | 'storeId' | 'storeName' | 'periodId' | 'dates' | 'pays'>

function outcomeOf(difference: string): RehearsalOutcome {
  const sign = comparePoints(difference, 0)
  return sign === 0 ? 'same' : sign > 0 ? 'gain' : 'loss'
}

const baseOf = ({ baseSalary }: SheetInputs): string | null => (baseSalary === undefined ? null : formatHundredths(exact(baseSalary)))
const isPassed = ({ pay }: Template, total: string): boolean | null => (pay === null ? null : comparePoints(total, pay.passMark) >= 0)
const isSameGap = (a: PayGap | null, b: PayGap | null): boolean => a?.pay === b?.pay && a?.minimum === b?.minimum

/**
 * A sealed sheet scored by another version of its form or by tried settings, beside what it said. Pay decides who gains; where there is none, points do. What was
 * decided about pay below the minimum wage holds while the same pay and minimum stand against each other; else pay is as earned, and `gapAfter` says what is missing.
 */
export function rehearseSheet(sheet: RehearsedSheet, { inputs, scorecard: before }: RehearsedResult, was: RehearsalTerms, template: Template, tried: TriedSettings = {}): RehearsalLine {
  const { _id: sheetId, employeeId, employeeName, storeName, periodId, pays } = sheet
  // The minimum that was decided by stays on the sheet; without a decision today's is what there is.
  const minimumBefore = inputs.payGuard === undefined ? minimumFor(sheet, was.minimumWages) : String(inputs.payGuard.minimum)
  const minimumAfter = tried.minimumWages === undefined ? minimumBefore : minimumFor(sheet, tried.minimumWages)
  const gapBefore = payGapOf({ pays, scorecard: before, inputs }, was.template, minimumBefore)
  const asked = withTriedBase(inputsAskedBy(template, inputs), employeeId, pays ? tried : {})
  const known = {
    sheetId, employeeId, employeeName, storeName, periodId, pays, totalBefore: before.total, payBefore: before.pay, baseBefore: baseOf(inputs), baseAfter: baseOf(asked),
    gapBefore, passBefore: isPassed(was.template, before.total),
  }
  const unknown = { totalAfter: null, payAfter: null, payDifference: null, totalDifference: null, totalRange: null, payRange: null, gapAfter: null, passAfter: null }
  let after: Scorecard
  let gapAfter: PayGap | null
  try {
    const earned = withoutGuard(asked)
    after = scoreSheet(template, earned)
    gapAfter = payGapOf({ pays, scorecard: after, inputs: earned }, template, minimumAfter)
    if (inputs.payGuard !== undefined && isSameGap(gapBefore, gapAfter)) after = scoreSheet(template, asked)
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
  return { ...known, ...unknown, outcome: outcomeOf(payDifference ?? totalDifference), totalAfter: after.total, payAfter: after.pay, payDifference, totalDifference, gapAfter, passAfter: isPassed(template, after.total), why: '' }
}

/** Whether pay would newly lie below the minimum wage, would still, or no longer does; null where it is open or never did. */
export function minimumMoveOf({ outcome, gapBefore, gapAfter }: RehearsalLine): 'newly' | 'still' | 'no-longer' | null {
  if (outcome === 'open' || outcome === 'failed') return null
  return gapAfter !== null ? (gapBefore === null ? 'newly' : 'still') : gapBefore === null ? null : 'no-longer'
}

/** Whether the pass mark would newly be missed or reached; null where that stays as it was, and where one of both is not known. */
export function passMoveOf({ passBefore, passAfter }: RehearsalLine): 'under' | 'over' | null {
  return passBefore === null || passAfter === null || passBefore === passAfter ? null : passAfter ? 'over' : 'under'
}

/** What a rehearsal comes to: how many gain, lose and so on, and the pay of those that have one before and after. */
export interface RehearsalSums {
  readonly counts: Readonly<Record<RehearsalOutcome, number>>
  readonly payBefore: string
  readonly payAfter: string
  readonly payDifference: string
  /** Whether anybody has a pay before and after. */
  readonly hasPay: boolean
  /** How many would newly lie below the minimum wage, would still, and no longer do. */
  readonly minimum: { readonly newly: number; readonly still: number; readonly noLonger: number }
  /** What all below it would need to reach it, in yuan. */
  readonly gapAfter: string
  /** How many would newly miss the pass mark, and how many would newly reach it. */
  readonly pass: { readonly under: number; readonly over: number }
}

/** The exact sums of lines. */
export function rehearsalSumsOf(lines: readonly RehearsalLine[]): RehearsalSums {
  const counts = { gain: 0, loss: 0, same: 0, open: 0, failed: 0 }
  for (const { outcome } of lines) counts[outcome] += 1
  const paid = lines.flatMap(({ payBefore, payAfter }) => (payBefore === null || payAfter === null ? [] : [{ payBefore, payAfter }]))
  const [payBefore, payAfter] = [sumPoints(paid.map((line) => line.payBefore)), sumPoints(paid.map((line) => line.payAfter))]
  const moves = lines.map(minimumMoveOf)
  const passes = lines.map(passMoveOf)
  const countOf = <Move>(all: readonly Move[], move: Move) => all.filter((one) => one === move).length
  return {
    counts, payBefore, payAfter, payDifference: subtractPoints(payAfter, payBefore), hasPay: paid.length > 0,
    minimum: { newly: countOf(moves, 'newly'), still: countOf(moves, 'still'), noLonger: countOf(moves, 'no-longer') },
    gapAfter: sumPoints(lines.flatMap(({ gapAfter }) => gapAfter?.gap ?? [])), pass: { under: countOf(passes, 'under'), over: countOf(passes, 'over') },
  }
}

/** How much changes on a line, without its sign. */
function changeOf({ payDifference, totalDifference }: RehearsalLine): string {
  return (payDifference ?? totalDifference ?? '0').replace('-', '')
}

/** The lines by the greatest change; what can't be said and who would newly lie below the minimum wage come first, since somebody has to look at them. */
export function byGreatestChange(lines: readonly RehearsalLine[]): readonly RehearsalLine[] {
  const rank = (line: RehearsalLine) => (line.outcome === 'failed' ? 0 : line.outcome === 'open' ? 1 : minimumMoveOf(line) === 'newly' ? 2 : 3)
  return [...lines].sort((a, b) => rank(a) - rank(b) || compare(exact(changeOf(b)), exact(changeOf(a))) || (a.sheetId < b.sheetId ? -1 : 1))
}
