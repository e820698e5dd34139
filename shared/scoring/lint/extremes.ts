import { compare, exact, formatPlain, signOf, type Exact } from '../exact'
import { InputError } from '../input-error'
import type { SheetInputs } from '../inputs'
import { metricDomain } from '../read-metric'
import { scoreSheet } from '../score-sheet'
import type { ItemScore } from '../scorecard'
import type { Bounds, Rule, Template, TemplateItem } from '../template'
import { exactPoints } from './decimals'
import { valuesAround } from './metric-values'
import { joined, ruleProbes } from './probe-inputs'

/** An end of what an item can earn: the points, and inputs that earn them. */
export interface Extreme {
  readonly points: Exact
  readonly inputs: SheetInputs
  /** No bound holds it: other inputs go further for ever. */
  readonly isOpen: boolean
}

export interface Extremes {
  readonly least: Extreme
  readonly most: Extreme
  /** Full marks, settled where the rule doesn't reach them, or the nearest that isn't above. */
  readonly full: SheetInputs
  /** The mildest inputs that earn more than full marks, and less than nothing; null where none do. */
  readonly above: SheetInputs | null
  readonly below: SheetInputs | null
}

/** The item scored alone by the engine; null where the inputs can't be scored on this sheet. */
export function scoreAlone(template: Template, { section: _, ...item }: TemplateItem, inputs: SheetInputs): ItemScore | null {
  const { sections: _sections, ...sheet } = template
  try {
    return scoreSheet({ ...sheet, items: [item], pay: null }, inputs).items[0] ?? null
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}

/** The item's points on these inputs; null where they can't be scored or something is missing. */
export function pointsAlone(template: Template, item: TemplateItem, inputs: SheetInputs): Exact | null {
  const points = scoreAlone(template, item, inputs)?.points ?? null
  return points === null ? null : exactPoints(points)
}

/** Inputs on which the item's veto speaks and on which it doesn't; one empty set where it has none. */
function vetoProbes(template: Template, { veto }: TemplateItem): readonly SheetInputs[] {
  if (veto === undefined || veto.isOn === false) return [{}]
  const { when } = veto
  if ('metric' in when) return valuesAround(template, when.metric, [exact(when.value)]).map((value) => ({ metrics: { [when.metric]: formatPlain(value) } }))
  return template.incidentKinds.some(({ id }) => id === when.incident) ? [{}, { incidents: [{ id: when.incident, kind: when.incident }] }] : [{}]
}

/** Inputs of one item among which are its worst and its best. */
export function itemProbes(template: Template, item: TemplateItem): readonly SheetInputs[] {
  const vetoes = vetoProbes(template, item)
  return ruleProbes(template, item).flatMap((own) => vetoes.map((veto) => joined(veto, own)))
}

const isBound = (end: Bounds['floor']): boolean => end !== undefined && end !== null

/** Which sides nothing bounds, whatever the probes found. */
function openSides(template: Template, rule: Rule): { readonly above: boolean; readonly below: boolean } {
  const isEndless = (metric: string) => metricDomain(template, metric).most === null
  const moves = (): { readonly up: boolean; readonly down: boolean } => {
    switch (rule.kind) {
      case 'deviation': {
        const isPrevious = typeof rule.baseline === 'object'
        const [gains, losses] = rule.better === 'higher' ? [isEndless(rule.metric), isPrevious && isEndless(rule.metric)] : [isPrevious && isEndless(rule.metric), isEndless(rule.metric)]
        const [up, down] = [signOf(exact(rule.up)), signOf(exact(rule.down))]
        return { up: (gains && up > 0) || (losses && down < 0), down: (losses && down > 0) || (gains && up < 0) }
      }
      case 'attainment': {
        const isFixed = typeof rule.target !== 'object'
        return { up: rule.cap === null && (!isFixed || rule.better === 'lower' || isEndless(rule.metric)), down: false }
      }
      case 'deduction': {
        const endless = rule.entries.filter((entry) => ('incident' in entry ? template.incidentKinds.some(({ id }) => id === entry.incident) : isEndless(entry.metric)))
        return { up: endless.some(({ points }) => signOf(exact(points)) > 0), down: endless.some(({ points }) => signOf(exact(points)) < 0) }
      }
      case 'bands':
      case 'rating':
      case 'levels':
      case 'tasks': return { up: false, down: false }
    }
  }
  const { up, down } = moves()
  return { above: up && !isBound(rule.ceiling), below: down && !isBound(rule.floor) }
}

function fullMarks(template: Template, item: TemplateItem, best: SheetInputs): SheetInputs {
  const isFull = (inputs: SheetInputs): boolean => {
    const points = pointsAlone(template, item, inputs)
    return points !== null && compare(points, exact(item.max)) === 0
  }
  const settled: SheetInputs = { settlements: [{ item: item.id, choice: 'full', reason: '按满分算' }] }
  return !isFull(best) && isFull(settled) ? settled : best
}

interface Scored {
  readonly inputs: SheetInputs
  readonly points: Exact
}

/** Of two equally good examples the one with less to read. */
const isPlainer = (a: Scored, b: Scored): boolean => JSON.stringify(a.inputs).length < JSON.stringify(b.inputs).length

function furthest(scored: readonly Scored[], direction: 1 | -1): Scored | null {
  return scored.reduce<Scored | null>((best, one) => {
    if (best === null) return one
    const order = compare(one.points, best.points) * direction
    return order > 0 || (order === 0 && isPlainer(one, best)) ? one : best
  }, null)
}

/** What the item can earn at worst and at best, by inputs that do; null where nothing scores it (nobody rates it, nobody knows its metric). */
export function extremesOf(template: Template, item: TemplateItem): Extremes | null {
  const scored = itemProbes(template, item).flatMap((inputs): readonly Scored[] => {
    const points = pointsAlone(template, item, inputs)
    return points === null ? [] : [{ inputs, points }]
  })
  const least = furthest(scored, -1)
  const most = furthest(scored, 1)
  if (least === null || most === null) return null
  const { above, below } = openSides(template, item.rule)
  const max = exact(item.max)
  const within = scored.filter(({ points }) => compare(points, max) <= 0)
  return {
    least: { ...least, isOpen: below }, most: { ...most, isOpen: above }, full: fullMarks(template, item, (furthest(within, 1) ?? most).inputs),
    above: furthest(scored.filter(({ points }) => compare(points, max) > 0), -1)?.inputs ?? null, below: furthest(scored.filter(({ points }) => signOf(points) < 0), 1)?.inputs ?? null,
  }
}
