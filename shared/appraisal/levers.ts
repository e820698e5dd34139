import { add, comparePoints, compare, divide, exact, formatPlain, maximum, multiply, one, parseExact, wholeUnits, zero, type Exact } from '../scoring/exact'
import { defaultMinAnswers } from '../scoring/counting-raters'
import { readIncidents } from '../scoring/incident-force'
import type { SheetInputs } from '../scoring/inputs'
import { metricDomain, metricParts } from '../scoring/read-metric'
import type { LevelsRule, RatersRule, RatingRule, Template, TemplateItem, TemplateMetric } from '../scoring/template'
import { isFilledInReview, reviewOn } from '../approval/review-column'
import { surveyedItemIds } from '../rating360/survey'
import { sheetStateRows, type SheetState } from './sheet-state'

interface LeverSpan {
  /** Tells levers of one sheet apart. */
  readonly id: string
  /** Ids of the items that it moves. */
  readonly items: readonly string[]
  /** Ends and step of what can be assumed, decimals as text. */
  readonly least: string
  readonly most: string
  readonly step: string
  /** What it stands at; null while that is open. */
  readonly now: string | null
}

/** Something on a sheet that can still come out one way or another, and that the phone can play through (算一算). */
export type Lever =
  /** A metric's value. */
  | LeverSpan & { readonly kind: 'metric'; readonly metric: string; readonly better: 'higher' | 'lower' }
  /** So many more jobs, all of them good ones, on a metric that counts jobs. */
  | LeverSpan & { readonly kind: 'jobs'; readonly metric: string; readonly better: 'higher' | 'lower' }
  /** A recorded incident that is not decided yet: how much of it counts. */
  | LeverSpan & { readonly kind: 'claim'; readonly incident: string; readonly incidentKind: string; readonly isDisputed: boolean }
  /** So many more incidents of a kind, good or bad ones. */
  | LeverSpan & { readonly kind: 'more'; readonly incidentKind: string; readonly isGain: boolean }
  /** Points that somebody gives; `answers` is 1, or as many as a group needs to count. */
  | LeverSpan & { readonly kind: 'rating'; readonly item: string; readonly role: string; readonly answers: number }
  | LeverSpan & { readonly kind: 'level'; readonly item: string; readonly role: string; readonly answers: number }
  /** How far a listed job is, in percent; `place` among the item's jobs. */
  | LeverSpan & { readonly kind: 'task'; readonly item: string; readonly place: number; readonly name: string }

/** What may still change in a state of the sheet: more happens only while the month runs, facts while it takes facts, points until it is sealed. */
interface Open {
  readonly isRunning: boolean
  readonly takesFacts: boolean
  readonly takesPoints: boolean
}

const mostJobs = '20'
const mostIncidents = '5'

type Levers = readonly Lever[]

function metricIdsOf({ rule }: TemplateItem): readonly string[] {
  switch (rule.kind) {
    case 'deviation':
    case 'bands': return [rule.metric]
    case 'attainment': return typeof rule.target === 'object' && 'metric' in rule.target ? [rule.metric, rule.target.metric] : [rule.metric]
    case 'deduction': return rule.entries.flatMap((entry) => ('metric' in entry ? [entry.metric] : []))
    case 'rating':
    case 'levels':
    case 'tasks': return []
  }
}

/** Metrics that only other values are held against, such as the orders assigned: a person does not move them. */
function isTargetOnly(template: Template, id: string): boolean {
  return !template.items.some(({ rule }) => ('metric' in rule && rule.metric === id) || (rule.kind === 'deduction' && rule.entries.some((entry) => 'metric' in entry && entry.metric === id)))
}

/** The plain numbers that the sheet holds against a metric without an upper bound, for a sensible end of its slider. */
function measureOf(template: Template, inputs: SheetInputs, metric: TemplateMetric, now: Exact | null): Exact {
  const targets = template.items.flatMap(({ rule }): unknown[] => {
    if (rule.kind === 'deviation' && rule.metric === metric.id) return [rule.baseline]
    if (rule.kind === 'bands' && rule.metric === metric.id) return rule.bands.map(({ value }) => value)
    if (rule.kind !== 'attainment' || rule.metric !== metric.id) return []
    const { target } = rule
    const other = typeof target === 'object' && 'metric' in target ? inputs.metrics?.[target.metric] : undefined
    return [target, inputs.targets?.[metric.id], other === undefined ? undefined : metricParts(other).value]
  })
  const known = [...targets, inputs.previous?.[metric.id]].flatMap((target) => parseExact(target) ?? [])
  return [...known, now ?? zero].reduce(maximum, one)
}

/** A step that people count in: one, or of sums of money a round hundredth part of what is at stake. */
function stepFor(metric: TemplateMetric, measure: Exact): string {
  if (metric.unit === '%' || metric.unit === 'score') return '0.5'
  if (metric.unit !== 'yuan') return '1'
  let step = one
  while (compare(multiply(step, exact(1000)), measure) < 0) step = multiply(step, exact(10))
  return formatPlain(step)
}

function metricLever(template: Template, inputs: SheetInputs, id: string, items: readonly string[], { isRunning }: Open): Lever | null {
  const metric = template.metrics.find((candidate) => candidate.id === id)
  if (metric === undefined) return null
  const given = inputs.metrics?.[id]
  const { value, numerator, denominator } = given === undefined ? {} : metricParts(given)
  const { better } = metric
  if (numerator !== undefined && denominator !== undefined) {
    return isRunning ? { kind: 'jobs', id: `jobs:${id}`, items, metric: id, better, least: '0', most: mostJobs, step: '1', now: '0' } : null
  }
  const now = parseExact(value)
  if (now !== null && (!isRunning || isTargetOnly(template, id))) return null
  const { least, most } = metricDomain(template, id)
  const measure = measureOf(template, inputs, metric, now)
  const step = stepFor(metric, measure)
  const far = add(wholeUnits(divide(multiply(measure, exact(2)), exact(step))), one)
  const end = most ?? maximum(multiply(far, exact(step)), now ?? zero)
  return { kind: 'metric', id: `metric:${id}`, items, metric: id, better, least: formatPlain(least ?? zero), most: formatPlain(end), step, now: now === null ? null : formatPlain(now) }
}

function metricLevers(template: Template, inputs: SheetInputs, items: readonly TemplateItem[], open: Open): Levers {
  const ids = [...new Set(items.flatMap(metricIdsOf))]
  return ids.flatMap((id) => metricLever(template, inputs, id, items.filter((item) => metricIdsOf(item).includes(id)).map((item) => item.id), open) ?? [])
}

/** Points that one incident of a kind moves, over all items; with it the items that it moves. A kind that costs no points is shown and can't be logged. */
function incidentCosts(items: readonly TemplateItem[]): ReadonlyMap<string, { readonly points: Exact; readonly items: readonly string[] }> {
  const costs = new Map<string, { points: Exact; items: readonly string[] }>()
  for (const { id, rule } of items) {
    for (const entry of rule.kind === 'deduction' ? rule.entries : []) {
      if (!('incident' in entry)) continue
      const known = costs.get(entry.incident) ?? { points: zero, items: [] }
      costs.set(entry.incident, { points: add(known.points, exact(entry.points)), items: [...new Set([...known.items, id])] })
    }
  }
  return costs
}

function incidentLevers(template: Template, inputs: SheetInputs, items: readonly TemplateItem[], { isRunning }: Open): Levers {
  const costs = incidentCosts(items)
  const claims = readIncidents(template, inputs.incidents).flatMap(({ id, kind, quantity, status, force }): Lever[] => {
    const cost = costs.get(kind)
    if (cost === undefined || (status !== 'logged' && status !== 'disputed') || compare(cost.points, zero) > 0) return []
    return [{ kind: 'claim', id: `claim:${id}`, items: cost.items, incident: id, incidentKind: kind, isDisputed: status === 'disputed', least: '0', most: String(quantity), step: '1', now: force === 'counts' ? String(quantity) : null }]
  })
  if (!isRunning) return claims
  const more = template.incidentKinds.flatMap(({ id }): Lever[] => {
    const cost = costs.get(id)
    return cost === undefined ? [] : [{ kind: 'more', id: `more:${id}`, items: cost.items, incidentKind: id, isGain: compare(cost.points, zero) > 0, least: '0', most: mostIncidents, step: '1', now: '0' }]
  })
  return [...claims, ...more]
}

/**
 * The raters whose points can still decide: of several that overrule each other the last one; of those who count together each. Whoever signs 审核 takes
 * over what stands before it unless they change it: until they have, that is what decides.
 */
function decidingRaters(template: Template, item: TemplateItem, rule: RatingRule | LevelsRule, inputs: SheetInputs): RatersRule['raters'] {
  const isBeforeReview = isFilledInReview(template, rule) && reviewOn(inputs, { ...item, rule }) === null
  const others = rule.raters.filter(({ role }) => role !== 'self' && !(isBeforeReview && role === 'reviewer'))
  return (rule.final ?? 'last') === 'last' ? others.slice(-1) : others.filter(({ weight }) => rule.final === 'mean' || (weight !== undefined && weight > 0))
}

/** How many equal answers stand for a rater: one, or as many as a group needs to count. */
function answersOf(rule: RatersRule, isAnonymous: boolean | undefined): number {
  return isAnonymous === true ? (rule.minAnswers ?? defaultMinAnswers) : 1
}

function raterLevers(template: Template, item: TemplateItem, inputs: SheetInputs, open: Open): Levers {
  const { id, max, rule } = item
  if (rule.kind !== 'rating' && rule.kind !== 'levels') return []
  return decidingRaters(template, item, rule, inputs).flatMap(({ role, isAnonymous }): Lever[] => {
    const mine = ({ item, role: by }: { readonly item: string; readonly role: string }) => item === id && by === role
    const given = rule.kind === 'rating' ? (inputs.ratings ?? []).filter(mine).map(({ points }) => String(points)) : (inputs.levels ?? []).filter(mine).map(({ level }) => String(level))
    const [first] = given
    const answers = answersOf(rule, isAnonymous)
    // What a group has answered is not played with, and what is given stands once the month is over.
    if (given.length >= answers && (isAnonymous === true || !open.isRunning)) return []
    const now = given.length >= answers && first !== undefined ? first : null
    const shared = { items: [id], item: id, role, answers, now }
    return rule.kind === 'rating'
      ? [{ kind: 'rating', id: `rating:${id}:${role}`, ...shared, least: '0', most: String(max), step: String(rule.step ?? '0.5') }]
      : [{ kind: 'level', id: `level:${id}:${role}`, ...shared, least: '1', most: '5', step: '1' }]
  })
}

function taskLevers({ id, rule }: TemplateItem, inputs: SheetInputs): Levers {
  if (rule.kind !== 'tasks') return []
  return (inputs.tasks ?? []).filter(({ item }) => item === id).map(({ name, completion }, place): Lever => ({
    kind: 'task', id: `task:${id}:${place}`, items: [id], item: id, place, name, least: '0', most: '100', step: '10', now: formatPlain(exact(completion)),
  }))
}

/**
 * Everything on a sheet that can still come out one way or another, from the kinds of its rules and what is known, in the order of the sheet's
 * items. A metric already known, a target, points once given after the month, and whatever is settled or switched off stand still. On items that an anonymous
 * group answers nobody sees points before all are published, and the single answers never: these are not played with.
 */
export function leversOf(template: Template, inputs: SheetInputs, state: SheetState, survey: { readonly publishedAt: string | null } | null): Levers {
  if (survey !== null && survey.publishedAt !== null) return []
  const surveyed = survey === null ? [] : surveyedItemIds(template)
  const open: Open = { isRunning: state === 'live', takesFacts: sheetStateRows[state].takesFacts, takesPoints: state !== 'sealed' }
  const settled = new Set((inputs.settlements ?? []).map(({ item }) => item))
  const items = template.items.filter(({ id, isOff }) => isOff !== true && !settled.has(id))
  const facts = open.takesFacts ? [...metricLevers(template, inputs, items, open), ...incidentLevers(template, inputs, items, open)] : []
  const points = open.takesPoints ? items.flatMap((item) => [...(surveyed.includes(item.id) ? [] : raterLevers(template, item, inputs, open)), ...(open.takesFacts ? taskLevers(item, inputs) : [])]) : []
  const place = ({ items: [first] }: Lever) => items.findIndex(({ id }) => id === first)
  return [...facts, ...points].map((lever, index) => ({ lever, index })).sort((a, b) => place(a.lever) - place(b.lever) || a.index - b.index).map(({ lever }) => lever)
}

/** The next value in a direction that lies on the lever's steps, held between its ends; from nothing known, the good end of its span. */
export function stepped(lever: Lever, value: string | null, direction: 1 | -1): string {
  if (value === null) return 'better' in lever && lever.better === 'lower' ? lever.least : lever.most
  const [from, step] = [exact(value), exact(lever.step)]
  const whole = wholeUnits(divide(from, step))
  const isOnStep = compare(multiply(whole, step), from) === 0
  const units = direction === 1 ? add(whole, one) : isOnStep ? add(whole, exact(-1)) : whole
  const next = formatPlain(multiply(units, step))
  if (comparePoints(next, lever.least) < 0) return lever.least
  return comparePoints(next, lever.most) > 0 ? lever.most : next
}
