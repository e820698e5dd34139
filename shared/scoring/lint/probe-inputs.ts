import { add, divide, exact, formatPlain, isZero, multiply, signOf, subtract, wholeUnits, type Exact } from '../exact'
import { defaultMinAnswers } from '../counting-raters'
import type { IncidentInput, SheetInputs } from '../inputs'
import { metricDomain } from '../read-metric'
import type { AttainmentRule, BandsRule, DeductionRule, DeviationRule, LevelsRule, RatersRule, RatingRule, Template, TemplateItem } from '../template'
import { isTypable } from './decimals'
import { typicalTargets, valuesAround } from './metric-values'

/** So many incidents that every floor and ceiling is reached. */
const many = 1000

const metricInputs = (id: string, values: readonly Exact[]): readonly SheetInputs[] => values.map((value) => ({ metrics: { [id]: formatPlain(value) } }))

/** Two sets of inputs as one; where both know something, the first one is right. */
export function joined(a: SheetInputs, b: SheetInputs): SheetInputs {
  const record = (name: 'metrics' | 'targets' | 'previous') => (a[name] === undefined && b[name] === undefined ? {} : { [name]: { ...b[name], ...a[name] } })
  const list = (name: 'ratings' | 'levels' | 'tasks' | 'settlements') => (a[name] === undefined && b[name] === undefined ? {} : { [name]: [...(a[name] ?? []), ...(b[name] ?? [])] })
  const incidents = [...(a.incidents ?? []), ...(b.incidents ?? []).filter(({ id }) => a.incidents?.some((known) => known.id === id) !== true)]
  return { ...record('metrics'), ...record('targets'), ...record('previous'), ...list('ratings'), ...list('levels'), ...list('tasks'), ...list('settlements'), ...(incidents.length === 0 ? {} : { incidents }) }
}

/** What stands beside the metric, with the value that the metric is compared with. */
interface Compared {
  readonly against: Exact
  readonly inputs: SheetInputs
}

/** Baselines of a deviation, or targets of an attainment, that an example may have. */
export function comparedWith(template: Template, rule: DeviationRule | AttainmentRule): readonly Compared[] {
  const { metric } = rule
  const given = rule.kind === 'deviation' ? rule.baseline : rule.target
  if (typeof given !== 'object') return [{ against: exact(given), inputs: {} }]
  if ('perEmployee' in given) return typicalTargets(template, metric).map((against) => ({ against, inputs: { targets: { [metric]: formatPlain(against) } } }))
  if ('metric' in given) return typicalTargets(template, given.metric).map((against) => ({ against, inputs: { metrics: { [given.metric]: formatPlain(against) } } }))
  const { least, most } = metricDomain(template, metric)
  const ends = rule.kind === 'deviation' ? [...(least === null ? [] : [least]), most ?? exact(many)] : []
  return [...typicalTargets(template, metric), ...ends].map((against) => ({ against, inputs: { previous: { [metric]: formatPlain(against) } } }))
}

/** Edges at which a deviation or attainment changes its course. */
export function edgesOf(rule: DeviationRule | AttainmentRule, against: Exact): readonly Exact[] {
  if (rule.kind === 'deviation') {
    const size = exact(rule.size)
    return [subtract(against, size), against, add(against, size)]
  }
  const cap = exact(rule.cap ?? 1)
  const doubled = multiply(against, exact(2))
  const half = divide(against, exact(2))
  return [half, against, doubled, ...(signOf(cap) > 0 ? [multiply(against, cap), divide(against, cap)] : [])].filter(isTypable)
}

function comparingProbes(template: Template, rule: DeviationRule | AttainmentRule): readonly SheetInputs[] {
  return comparedWith(template, rule).flatMap(({ against, inputs }) =>
    metricInputs(rule.metric, valuesAround(template, rule.metric, edgesOf(rule, against))).map((own) => joined(own, inputs)))
}

function bandProbes(template: Template, rule: BandsRule): readonly SheetInputs[] {
  return metricInputs(rule.metric, valuesAround(template, rule.metric, rule.bands.map(({ value }) => exact(value))))
}

/** Every metric of a deduction at its least, so that it can be scored at all. */
export function calmDeduction(template: Template, rule: DeductionRule): SheetInputs {
  const metrics = rule.entries.flatMap((entry) => ('metric' in entry ? [[entry.metric, formatPlain(metricDomain(template, entry.metric).least ?? exact(0))] as const] : []))
  return metrics.length === 0 ? {} : { metrics: Object.fromEntries(metrics) }
}

/** One, some, and just so many incidents that the points pass 0 or full marks. */
function tellingQuantities(item: TemplateItem, rule: DeductionRule, each: Exact): readonly number[] {
  if (isZero(each)) return [1]
  const room = signOf(each) < 0 ? exact(rule.start) : subtract(exact(item.max), exact(rule.start))
  const units = signOf(room) <= 0 ? exact(0) : wholeUnits(divide(room, signOf(each) < 0 ? multiply(each, exact(-1)) : each))
  const beyond = Number(formatPlain(units)) + 1
  return [...new Set([1, 3, ...(beyond <= many ? [beyond] : [])])]
}

function deductionProbes(template: Template, item: TemplateItem, rule: DeductionRule): readonly SheetInputs[] {
  const calm = calmDeduction(template, rule)
  const isKnown = (kind: string) => template.incidentKinds.some(({ id }) => id === kind)
  const incident = (kind: string, quantity: number): IncidentInput => ({ id: kind, kind, quantity })
  const kinds = rule.entries.flatMap((entry) => ('incident' in entry && isKnown(entry.incident) ? [{ kind: entry.incident, each: exact(entry.points), sign: signOf(exact(entry.points)) }] : []))
  const all = (isWanted: (sign: -1 | 0 | 1) => boolean) => kinds.filter(({ sign }) => isWanted(sign)).map(({ kind }) => incident(kind, many))
  const ends = (isWanted: (sign: -1 | 0 | 1) => boolean): SheetInputs => {
    const entries = rule.entries.flatMap((entry) => ('metric' in entry && isWanted(signOf(exact(entry.points))) ? [[entry.metric, formatPlain(metricDomain(template, entry.metric).most ?? exact(many))] as const] : []))
    return { metrics: Object.fromEntries(entries) }
  }
  const extreme = (isWanted: (sign: -1 | 0 | 1) => boolean) => joined({ ...ends(isWanted), incidents: all(isWanted) }, calm)
  const single = kinds.flatMap(({ kind, each }) => tellingQuantities(item, rule, each).map((quantity) => joined({ incidents: [incident(kind, quantity)] }, calm)))
  const measured = rule.entries.flatMap((entry) => ('metric' in entry ? metricInputs(entry.metric, valuesAround(template, entry.metric, [exact(1), exact(2)])).map((own) => joined(own, calm)) : []))
  return [calm, ...single, ...measured, extreme((sign) => sign < 0), extreme((sign) => sign > 0)]
}

/** The answers that a rater has to give until they count. */
function answers<Given>(rule: RatersRule, give: (role: RatersRule['raters'][number]['role']) => Given): readonly Given[] {
  return rule.raters.flatMap(({ role, isAnonymous }) => Array.from({ length: isAnonymous === true ? (rule.minAnswers ?? defaultMinAnswers) : 1 }, () => give(role)))
}

/** All raters of an item agree on the points, which must be in whole steps. */
export function agreedRating(item: TemplateItem, rule: RatingRule, points: Exact): SheetInputs {
  return { ratings: answers(rule, (role) => ({ item: item.id, role, points: formatPlain(points) })) }
}

/** All raters of an item choose the same level. */
export function agreedLevel(item: TemplateItem, rule: LevelsRule, level: number): SheetInputs {
  return { levels: answers(rule, (role) => ({ item: item.id, role, level })) }
}

function ratingProbes(item: TemplateItem, rule: RatingRule): readonly SheetInputs[] {
  const step = exact(rule.step ?? '0.5')
  const most = multiply(wholeUnits(divide(exact(item.max), step)), step)
  return [exact(0), most].map((points) => agreedRating(item, rule, points))
}

/** Inputs of the item's rule alone among which are its worst and its best. */
export function ruleProbes(template: Template, item: TemplateItem): readonly SheetInputs[] {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation':
    case 'attainment': return comparingProbes(template, rule)
    case 'bands': return bandProbes(template, rule)
    case 'deduction': return deductionProbes(template, item, rule)
    case 'rating': return ratingProbes(item, rule)
    case 'levels': return [1, 2, 3, 4, 5].map((level) => agreedLevel(item, rule, level))
    case 'tasks': return ['0', '100'].map((completion) => ({ tasks: [{ item: item.id, name: '任务', urgency: 1, importance: 1, completion }] }))
  }
}
