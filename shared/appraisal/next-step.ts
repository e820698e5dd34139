import { comparePoints, exact, subtractPoints } from '../scoring/exact'
import { InputError } from '../scoring/input-error'
import type { SheetInputs } from '../scoring/inputs'
import { payFor, payTermsOf } from '../scoring/pay'
import { scoreSheet } from '../scoring/score-sheet'
import type { Template } from '../scoring/template'
import { formatYuan } from '../scoring/explain'
import { figure, kindTitle, metricTitle, raterTitle, short, unitWord } from '../scoring/sentences/words'
import { stepped, type Lever } from './levers'
import { assumedInputs } from './what-if'

/** One step on one lever, and what the engine says that it brings. */
export interface SingleStep {
  readonly lever: Lever
  /** What the lever would stand at. */
  readonly value: string
  /** How many of the lever's own steps that is: the fewest that bring anything. */
  readonly count: number
  /** Points more, with two places; above 0. */
  readonly points: string
  /** Yuan more on what the points so far are worth; null where there is no base, or on a sheet without pay. */
  readonly yuan: string | null
}

/** So many of its steps a lever is looked ahead at most: what lies further off is no next step. */
const mostAhead = 20

/** Yuan between two totals by the sheet's own pay rule; null on a sheet without one and without a base. */
export function yuanBetween(template: Template, inputs: SheetInputs, from: string, to: string): string | null {
  const { pay } = template
  const terms = payTermsOf(inputs)
  return pay === null || terms === null ? null : subtractPoints(payFor(exact(to), pay, terms), payFor(exact(from), pay, terms))
}

/** Which way is better on a lever that a person can move by their own work; null on all others. */
function directionOf(lever: Lever): 1 | -1 | null {
  if (lever.now === null) return null
  switch (lever.kind) {
    case 'metric': return lever.better === 'higher' ? 1 : -1
    case 'jobs':
    case 'rating':
    case 'level':
    case 'task': return 1
    case 'more': return lever.isGain ? 1 : null
    case 'claim': return null
  }
}

/** The total with a lever at a value; null where such a value can't be scored. */
function totalAt(template: Template, inputs: SheetInputs, lever: Lever, value: string): string | null {
  try {
    return scoreSheet(template, assumedInputs(inputs, [lever], { [lever.id]: value })).total
  } catch (failure) {
    if (failure instanceof InputError) return null
    throw failure
  }
}

function singleStep(template: Template, inputs: SheetInputs, total: string, lever: Lever): SingleStep | null {
  const direction = directionOf(lever)
  if (direction === null) return null
  let value = lever.now
  for (let count = 1; count <= mostAhead; count += 1) {
    const next = stepped(lever, value, direction)
    if (next === value) return null
    value = next
    const reached = totalAt(template, inputs, lever, next)
    if (reached !== null && comparePoints(reached, total) > 0) return { lever, value: next, count, points: subtractPoints(reached, total), yuan: yuanBetween(template, inputs, total, reached) }
  }
  return null
}

/** On every lever that a person can move by their own work, the shortest way that brings points, tried with the engine itself. */
export function singleSteps(template: Template, inputs: SheetInputs, levers: readonly Lever[]): readonly SingleStep[] {
  const { total } = scoreSheet(template, inputs)
  return levers.flatMap((lever) => singleStep(template, inputs, total, lever) ?? [])
}

/** The single step that brings most; of equal ones the shortest, then the first on the sheet. Null where none brings anything. */
export function nextStep(template: Template, inputs: SheetInputs, levers: readonly Lever[]): SingleStep | null {
  const [best] = [...singleSteps(template, inputs, levers)].sort((a, b) => comparePoints(b.points, a.points) || a.count - b.count)
  return best ?? null
}

function deedOf(template: Template, { lever, value, count }: SingleStep): string {
  switch (lever.kind) {
    case 'jobs': return lever.better === 'higher' ? `再完成 ${count} 单，单单合格` : `再完成 ${count} 单，都不出差错`
    case 'metric': return `${metricTitle(template, lever.metric)}${lever.better === 'higher' ? '提到' : '降到'} ${figure(value)}${unitWord(template, lever.metric).trimEnd()}`
    case 'more': return `再得 ${count} 次${kindTitle(template, lever.incidentKind)}`
    case 'rating': return `${raterTitle(lever.role)}评的“${template.items.find(({ id }) => id === lever.item)?.title ?? lever.item}”到 ${short(value)} 分`
    case 'level': return `${raterTitle(lever.role)}评的“${template.items.find(({ id }) => id === lever.item)?.title ?? lever.item}”到 ${value} 级`
    case 'task': return `把“${lever.name}”推进到 ${short(value)}%`
    case 'claim': return ''
  }
}

/** A step in one kind sentence that promises nothing: `再完成 2 单，单单合格，照这样算多 1 分，绩效工资多 ¥75.00`. */
export function stepSentence(template: Template, step: SingleStep): string {
  const yuan = step.yuan === null || comparePoints(step.yuan, 0) <= 0 ? '' : `，绩效工资多 ${formatYuan(step.yuan)}`
  return `${deedOf(template, step)}，照这样算多 ${short(step.points)} 分${yuan}`
}
