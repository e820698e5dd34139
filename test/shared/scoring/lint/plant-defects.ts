import type { LintCode } from '@shared/scoring/lint/codes'
import type { BandsRule, LevelsRule, RatingRule, RouteRow, Rule, Template, TemplateItem, TemplateMetric, TemplateSection } from '@shared/scoring/template'

/** Whole numbers below a limit, always the same ones for a seed. */
export type Random = (limit: number) => number

/** A generator of its own (mulberry32), so that a seed gives the same defects on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** One way in which sheets go wrong; null where the sheet has no place for it. */
export interface DefectClass {
  readonly name: string
  /** By any of these it counts as found. */
  readonly codes: readonly LintCode[]
  readonly plant: (template: Template, random: Random) => Template | null
}

function pick<Entry>(entries: readonly Entry[], random: Random): Entry | null {
  return entries.length === 0 ? null : (entries[random(entries.length)] ?? null)
}

type ItemOf<Kind extends Rule['kind']> = TemplateItem & { readonly rule: Extract<Rule, { kind: Kind }> }

function itemsOf<Kind extends Rule['kind']>(template: Template, ...kinds: readonly Kind[]): readonly ItemOf<Kind>[] {
  return template.items.filter((item): item is ItemOf<Kind> => kinds.some((kind) => kind === item.rule.kind))
}

function withItem(template: Template, item: TemplateItem): Template {
  return { ...template, items: template.items.map((other) => (other.id === item.id ? item : other)) }
}

function withMetric(template: Template, metric: TemplateMetric): Template {
  return { ...template, metrics: template.metrics.map((other) => (other.id === metric.id ? metric : other)) }
}

function withSection(template: Template, section: TemplateSection): Template {
  return { ...template, sections: (template.sections ?? []).map((other) => (other.id === section.id ? section : other)) }
}

function withRow(template: Template, row: RouteRow): Template {
  return { ...template, route: template.route.map((other) => (other.action === row.action ? row : other)) }
}

/** A change of one of the given items, any of them. */
function onItem<Item extends TemplateItem>(template: Template, items: readonly Item[], random: Random, change: (item: Item) => TemplateItem): Template | null {
  const item = pick(items, random)
  return item === null ? null : withItem(template, change(item))
}

const ruled = <Kind extends Rule['kind']>(item: ItemOf<Kind>, rule: Rule): TemplateItem => ({ ...item, rule })
const flipped = (better: 'higher' | 'lower') => (better === 'higher' ? 'lower' : 'higher')
const isEndless = (template: Template, id: string) => template.metrics.some(({ id: own, unit }) => own === id && unit !== '%' && unit !== 'score')
const positives = (item: ItemOf<'deduction'>) => item.rule.entries.filter(({ points }) => Number(points) > 0)
const negatives = (item: ItemOf<'deduction'>) => item.rule.entries.filter(({ points }) => Number(points) < 0)
const isAtZero = (floor: Rule['floor']) => floor !== undefined && floor !== null
const descending = (rule: BandsRule) => rule.bands.length > 0 && (rule.bands[0]?.comparison === '>=' || rule.bands[0]?.comparison === '<=')
const rated = (template: Template) => itemsOf(template, 'rating', 'levels')

/** Ways in which the forms of this trade went wrong, and others in which a company could mistype its own. */
export const defectClasses: readonly DefectClass[] = [
  { name: 'full marks of an item mistyped', codes: ['points-sum'], plant: (template, random) => onItem(template, template.items, random, (item) => ({ ...item, max: item.max + 1 + random(5) })) },
  { name: 'declared points mistyped', codes: ['points-sum'], plant: (template, random) => ({ ...template, declaredPoints: template.declaredPoints + (random(2) === 0 ? 5 : -5) }) },
  { name: 'an item lost', codes: ['points-sum'], plant: (template, random) => {
    const lost = pick(template.items.filter(({ section }) => section === undefined || template.items.filter((other) => other.section === section).length > 1), random)
    return lost === null || template.items.length === 1 ? null : { ...template, items: template.items.filter((item) => item !== lost) }
  } },
  { name: 'points of a section mistyped', codes: ['points-sum'], plant: (template, random) => {
    const section = pick(template.sections ?? [], random)
    return section === null ? null : withSection(template, { ...section, points: section.points + 5 })
  } },
  { name: 'raw points forgotten', codes: ['points-sum'], plant: (template, random) => {
    const section = pick((template.sections ?? []).filter(({ rawPoints }) => rawPoints !== undefined), random)
    if (section === null) return null
    const { rawPoints: _, ...plain } = section
    return withSection(template, plain)
  } },
  { name: 'weight of a section mistyped', codes: ['weights-sum'], plant: (template, random) => {
    const section = pick((template.sections ?? []).filter(({ weight }) => weight !== undefined), random)
    return section === null ? null : withSection(template, { ...section, weight: (section.weight ?? 0) + (random(2) === 0 ? 5 : -5) })
  } },
  { name: 'weight of a rater mistyped', codes: ['weights-sum'], plant: (template, random) => onItem(template, rated(template).filter(({ rule }) => rule.final === 'weighted'), random, (item) => {
    const { rule } = item
    const chosen = random(rule.raters.length)
    const raters = rule.raters.map((rater, index) => (index === chosen ? { ...rater, weight: (rater.weight ?? 0) + 5 } : rater))
    return { ...item, rule: { ...rule, raters } }
  }) },
  { name: 'the formula upside down', codes: ['perverse-direction'], plant: (template, random) => onItem(template, itemsOf(template, 'attainment', 'deviation'), random, (item) => ({ ...item, rule: { ...item.rule, better: flipped(item.rule.better) } })) },
  { name: 'the good side of a metric mistaken', codes: ['perverse-direction'], plant: (template, random) => {
    const used = itemsOf(template, 'attainment', 'deviation', 'bands').filter(({ rule }) => rule.kind !== 'bands' || rule.bands.length > 0).map(({ rule }) => rule.metric)
    const metric = pick(template.metrics.filter(({ id }) => used.includes(id)), random)
    return metric === null ? null : withMetric(template, { ...metric, better: flipped(metric.better) })
  } },
  { name: 'bands pay for the worse', codes: ['perverse-direction'], plant: (template, random) => onItem(template, itemsOf(template, 'bands'), random, (item) => {
    const points = [...item.rule.bands.map((band) => band.points), item.rule.otherwise ?? 0].reverse()
    const { bands } = item.rule
    return ruled(item, { ...item.rule, bands: bands.map((band, index) => ({ ...band, points: points[index] ?? 0 })), otherwise: points[bands.length] ?? 0 })
  }) },
  { name: 'a loss that pays', codes: ['perverse-direction'], plant: (template, random) => onItem(template, itemsOf(template, 'deviation'), random, (item) => ruled(item, { ...item.rule, ...(random(2) === 0 ? { up: -Number(item.rule.up) } : { down: -Number(item.rule.down) }) })) },
  { name: 'overdue days that pay', codes: ['perverse-direction'], plant: (template, random) => onItem(template, itemsOf(template, 'deduction').filter(({ rule }) => rule.entries.some((entry) => 'metric' in entry)), random, (item) => (
    ruled(item, { ...item.rule, start: 0, entries: item.rule.entries.map((entry) => ('metric' in entry ? { ...entry, points: -Number(entry.points) } : entry)) })
  )) },
  { name: 'two levels swapped', codes: ['perverse-direction'], plant: (template, random) => onItem(template, itemsOf(template, 'levels'), random, (item) => {
    const at = random(4)
    const next = [...item.rule.points]
    const [low, high] = [next[at] ?? 0, next[at + 1] ?? 0]
    next[at] = high
    next[at + 1] = low
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = next
    const points: LevelsRule['points'] = [a, b, c, d, e]
    return ruled(item, { ...item.rule, points })
  }) },
  { name: 'a boundary in neither band', codes: ['band-gap'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => descending(rule)), random, (item) => {
    const at = random(item.rule.bands.length)
    const edge = item.rule.bands[at]
    if (edge === undefined) return item
    const isUp = edge.comparison === '>='
    const below = { comparison: isUp ? '<' as const : '>' as const, value: edge.value, points: item.rule.bands[at + 1]?.points ?? item.rule.otherwise ?? 0 }
    const above = item.rule.bands.slice(0, at + 1).map((band) => ({ ...band, comparison: isUp ? '>' as const : '<' as const }))
    return ruled(item, { ...item.rule, bands: [...above, below], otherwise: random(2) === 0 ? null : 0 })
  }) },
  { name: 'nothing said about the rest', codes: ['band-gap'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => descending(rule)), random, (item) => ruled(item, { ...item.rule, otherwise: null })) },
  { name: 'two bands that overlap', codes: ['band-overlap'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => descending(rule)), random, (item) => {
    const [first] = item.rule.bands
    if (first === undefined) return item
    const against = { comparison: first.comparison === '>=' ? '<=' as const : '>=' as const, value: first.value, points: Number(first.points) - 1 }
    return ruled(item, { ...item.rule, bands: [...item.rule.bands, against] })
  }) },
  { name: 'one condition twice', codes: ['band-contradiction'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => rule.bands.length > 0), random, (item) => {
    const band = pick(item.rule.bands, random)
    return band === null ? item : ruled(item, { ...item.rule, bands: [...item.rule.bands, { ...band, points: Number(band.points) - 1 - random(3) }] })
  }) },
  { name: 'bands in the wrong order', codes: ['band-order'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => rule.bands.length > 1), random, (item) => ruled(item, { ...item.rule, bands: [...item.rule.bands].reverse() })) },
  { name: 'a boundary that the metric never passes', codes: ['band-order', 'unreachable-points'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => descending(rule) && !isEndless(template, rule.metric)), random, (item) => {
    const [first, ...others] = item.rule.bands
    if (first === undefined) return item
    return ruled(item, { ...item.rule, bands: [first.comparison === '>=' ? { ...first, comparison: '>', value: 100 } : { ...first, comparison: '<', value: 0 }, ...others] })
  }) },
  { name: 'the best band below full marks', codes: ['unreachable-points'], plant: (template, random) => onItem(template, itemsOf(template, 'bands').filter(({ rule }) => descending(rule)), random, (item) => (
    ruled(item, { ...item.rule, bands: item.rule.bands.map((band, index) => (index === 0 ? { ...band, points: Number(band.points) - 1 } : band)) })
  )) },
  { name: 'the best level below full marks', codes: ['unreachable-points'], plant: (template, random) => onItem(template, itemsOf(template, 'levels'), random, (item) => {
    const [a, b, c, d, e] = item.rule.points
    return ruled(item, { ...item.rule, points: [a, b, c, d, Number(e) - 1 - random(3)] })
  }) },
  { name: 'a ceiling below full marks', codes: ['unreachable-points'], plant: (template, random) => onItem(template, template.items, random, (item) => ({ ...item, rule: { ...item.rule, ceiling: item.max - 1 } })) },
  { name: 'nothing makes up for starting low', codes: ['unreachable-points'], plant: (template, random) => onItem(template, itemsOf(template, 'deduction').filter((item) => Number(item.rule.start) < item.max && positives(item).length > 0), random, (item) => ruled(item, { ...item.rule, entries: negatives(item) })) },
  { name: 'a deduction that starts low', codes: ['unreachable-points'], plant: (template, random) => onItem(template, itemsOf(template, 'deduction').filter((item) => positives(item).length === 0), random, (item) => ruled(item, { ...item.rule, start: Number(item.rule.start) - 1 })) },
  { name: 'a target that can\'t be met', codes: ['unreachable-points'], plant: (template, random) => onItem(template, itemsOf(template, 'attainment').filter(({ rule }) => typeof rule.target !== 'object' && rule.better === 'higher' && !isEndless(template, rule.metric)), random, (item) => ruled(item, { ...item.rule, target: 120 })) },
  { name: 'a step that misses full marks', codes: ['unreachable-points', 'rubric-gap'], plant: (template, random) => onItem(template, itemsOf(template, 'rating').filter(({ max }) => max % 3 !== 0), random, (item) => ruled(item, { ...item.rule, step: 3 })) },
  { name: 'no ceiling', codes: ['unbounded-above'], plant: (template, random) => onItem(template, itemsOf(template, 'deduction').filter((item) => positives(item).length > 0 && isAtZero(item.rule.ceiling)), random, (item) => ruled(item, { ...item.rule, ceiling: null })) },
  { name: 'a share without a cap', codes: ['unbounded-above'], plant: (template, random) => onItem(template, itemsOf(template, 'attainment').filter(({ rule }) => typeof rule.target === 'object' && rule.cap !== null), random, (item) => ruled(item, { ...item.rule, cap: null })) },
  { name: 'no floor', codes: ['unbounded-below'], plant: (template, random) => onItem(template, itemsOf(template, 'deduction', 'deviation').filter(({ rule }) => isAtZero(rule.floor)), random, (item) => ({ ...item, rule: { ...item.rule, floor: null } })) },
  { name: 'nobody provides a metric', codes: ['no-source'], plant: (template, random) => {
    const used = new Set(itemsOf(template, 'attainment', 'deviation', 'bands').map(({ rule }) => rule.metric))
    const metric = pick(template.metrics.filter(({ id }) => used.has(id)), random)
    return metric === null ? null : withMetric(template, { ...metric, providers: [] })
  } },
  { name: 'nobody rates', codes: ['no-rater'], plant: (template, random) => onItem(template, rated(template), random, (item) => {
    const { fallback: _, ...rule } = item.rule
    return { ...item, rule: { ...rule, raters: [] } }
  }) },
  { name: 'only a self-score that informs', codes: ['no-rater'], plant: (template, random) => onItem(template, rated(template), random, (item) => {
    const { fallback: _, ...rule } = item.rule
    return { ...item, rule: { ...rule, raters: [{ role: 'self' }] } }
  }) },
  { name: 'an anonymous group without anybody behind it', codes: ['no-rater'], plant: (template, random) => onItem(template, rated(template), random, (item) => {
    const { fallback: _, ...rule } = item.rule
    return { ...item, rule: { ...rule, raters: [{ role: 'subordinate', isAnonymous: true, weight: 100 }] } }
  }) },
  { name: 'a self-score that decides', codes: ['self-counts-alone'], plant: (template, random) => onItem(template, rated(template).filter(({ rule }) => rule.final !== 'weighted'), random, (item) => ({ ...item, rule: { ...item.rule, final: 'last', raters: [...item.rule.raters, { role: 'self', weight: 100 }] } })) },
  { name: 'a self-score behind anonymous groups', codes: ['self-counts-alone'], plant: (template, random) => onItem(template, rated(template).filter(({ rule }) => rule.fallback !== undefined), random, (item) => {
    const raters = item.rule.raters.map((rater) => (rater.isAnonymous === true ? rater : { role: 'self' as const, weight: rater.weight ?? 0 }))
    return { ...item, rule: { ...item.rule, raters, fallback: 'self' } }
  }) },
  { name: 'a step that people may do on their own sheet', codes: ['approves-own-sheet'], plant: (template, random) => {
    const row = pick(template.route, random)
    return row === null ? null : withRow(template, { ...row, allowSelf: true })
  } },
  { name: 'a step for the person on the sheet', codes: ['approves-own-sheet'], plant: (template, random) => {
    const row = pick(template.route, random)
    return row === null ? null : withRow(template, { ...row, by: 'self' })
  } },
  { name: 'a pass mark that nobody reaches', codes: ['pass-unreachable'], plant: (template, random) => (
    template.items.some(({ rule }) => rule.kind === 'deviation' && !isAtZero(rule.ceiling)) ? null : { ...template, pay: { passMark: 101 + random(60), cap: 1 } }
  ) },
  { name: 'a pass mark that only luck reaches', codes: ['narrow-pass'], plant: (template, random) => (
    template.items.some(({ rule }) => rule.kind !== 'rating') && itemsOf(template, 'deduction', 'deviation', 'attainment', 'bands').length > 0 && itemsOf(template, 'rating').length > 0 && template.pay === null && !template.items.some(({ rule }) => rule.kind === 'deviation' && !isAtZero(rule.ceiling))
      ? { ...template, pay: { passMark: 100 - random(1), cap: 1 } } : null
  ) },
  { name: 'a row of a rubric lost', codes: ['rubric-gap'], plant: (template, random) => onItem(template, itemsOf(template, 'rating').filter(({ rule }) => (rule.rubric ?? []).length > 1), random, (item) => {
    const rubric = item.rule.rubric ?? []
    const lost = random(rubric.length)
    const rule: RatingRule = { ...item.rule, rubric: rubric.filter((_, index) => index !== lost) }
    return ruled(item, rule)
  }) },
  { name: 'two rows of a rubric for the same points', codes: ['rubric-gap'], plant: (template, random) => onItem(template, itemsOf(template, 'rating').filter(({ rule }) => (rule.rubric ?? []).length > 1), random, (item) => {
    const rubric = item.rule.rubric ?? []
    return ruled(item, { ...item.rule, rubric: rubric.map((row, index) => (index === 0 ? { ...row, from: 0 } : row)) })
  }) },
  { name: 'an item that nobody named', codes: ['unnamed-item'], plant: (template, random) => onItem(template, template.items.filter(({ isUnnamed }) => isUnnamed !== true), random, (item) => ({ ...item, isUnnamed: true })) },
  { name: 'a veto that never speaks', codes: ['dead-veto'], plant: (template, random) => {
    const metric = pick(template.metrics.filter(({ unit }) => unit === '%' || unit === 'score'), random)
    return metric === null ? null : onItem(template, template.items, random, (item) => ({ ...item, veto: { when: { metric: metric.id, comparison: '>', value: 100 }, effect: 'item-zero' } }))
  } },
  { name: 'a veto that always speaks', codes: ['unreachable-points'], plant: (template, random) => {
    const metric = pick(template.metrics, random)
    return metric === null ? null : onItem(template, template.items, random, (item) => ({ ...item, veto: { when: { metric: metric.id, comparison: '>=', value: 0 }, effect: 'item-zero' } }))
  } },
  { name: 'pay that hangs on a hair', codes: ['cliff'], plant: (template, random) => onItem({ ...template, pay: { passMark: 80, cap: 1 } }, itemsOf(template, 'bands').filter(({ max }) => max >= 10), random, (item) => ruled(item, { ...item.rule, bands: item.rule.bands.slice(0, 1) })) },
  { name: 'points in steps of ten', codes: ['cliff'], plant: (template, random) => onItem({ ...template, pay: { passMark: 80, cap: 1 } }, itemsOf(template, 'deviation').filter(({ max }) => max >= 10), random, (item) => ruled(item, { ...item.rule, size: 10, up: 10, down: 10 })) },
]
