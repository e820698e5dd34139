import { compare, exact, formatPlain, isZero, multiply, negate, one, signOf, subtract, zero, type Exact } from '../../exact'
import type { SheetInputs } from '../../inputs'
import { metricTitle } from '../../sentences/words'
import type { LevelsRule, Template, TemplateItem } from '../../template'
import { regionsOf, bandsAt } from '../band-regions'
import { pointsAlone } from '../extremes'
import type { Check, Finding, Mend } from '../finding'
import { found, itemExample, numbersOf, points, sayResult } from '../found'
import { isPossible, valuesAround } from '../metric-values'
import { agreedLevel, calmDeduction, comparedWith, edgesOf, joined } from '../probe-inputs'
import { exactPoints, numberOrText } from '../decimals'
import { soundBands } from '../sound-bands'

/** Results from bad to good with nothing else changed. */
interface Ladder {
  readonly about: string
  readonly field: string
  readonly rungs: readonly SheetInputs[]
  /** A few of them that people understand at once; taken for the example where they show it. */
  readonly telling?: readonly SheetInputs[]
  /** The rule says the contrary of the metric, also where its bounds make all results equal. */
  readonly isTurned?: boolean
  readonly mend: Mend
}

function betterOf(template: Template, metric: string): 'higher' | 'lower' {
  return template.metrics.find(({ id }) => id === metric)?.better ?? 'higher'
}

function fromBad<Rung>(template: Template, metric: string, upwards: readonly Rung[]): readonly Rung[] {
  return betterOf(template, metric) === 'higher' ? upwards : [...upwards].reverse()
}

function metricRungs(template: Template, metric: string, values: readonly Exact[], beside: SheetInputs): readonly SheetInputs[] {
  return fromBad(template, metric, values).map((value) => joined({ metrics: { [metric]: formatPlain(value) } }, beside))
}

const size = (value: number | string): number | string => numberOrText(signOf(exact(value)) < 0 ? negate(exact(value)) : exact(value))
const negated = (value: number | string): number | string => numberOrText(negate(exact(value)))

/** Deviations and attainments follow the metric's good side, gains add and losses cost, and without a cap 0 isn't worse than little. */
function comparingLadders(template: Template, item: TemplateItem): readonly Ladder[] {
  const { rule } = item
  if (rule.kind !== 'deviation' && rule.kind !== 'attainment') return []
  const better = betterOf(template, rule.metric)
  const mended = rule.kind === 'deviation' ? { ...rule, better, up: size(rule.up), down: size(rule.down) } : { ...rule, better, ...(better === 'lower' && rule.cap === null ? { cap: 1 } : {}) }
  const mend: Mend = { sentence: `${metricTitle(template, rule.metric)}${better === 'higher' ? '越高' : '越低'}越好`, change: { items: [{ ...item, rule: mended }] } }
  return comparedWith(template, rule).map(({ against, inputs }): Ladder => ({
    about: metricTitle(template, rule.metric), field: `items.${item.id}.rule.better`, mend,
    rungs: metricRungs(template, rule.metric, valuesAround(template, rule.metric, edgesOf(rule, against)), inputs),
    isTurned: rule.better !== better,
    telling: metricRungs(template, rule.metric, [against, multiply(against, exact(2))].filter((value) => isPossible(template, rule.metric, value)), inputs),
  }))
}

/** Values in no band are left to `band-gap`. */
function bandLadders(template: Template, item: TemplateItem): readonly Ladder[] {
  const { rule } = item
  if (rule.kind !== 'bands') return []
  const regions = regionsOf(template, rule)
  const isCovered = regions.map((region) => bandsAt(rule, region).length > 0)
  const inside = regions.filter((region, index) => region.typed !== null && (isCovered[index] === true || !isCovered.slice(0, index).includes(true) || !isCovered.slice(index + 1).includes(true)))
  return [{
    about: metricTitle(template, rule.metric), field: `items.${item.id}.rule.bands`,
    rungs: fromBad(template, rule.metric, inside).map(({ typed, at }) => ({ metrics: { [rule.metric]: typed ?? formatPlain(at) } })),
    mend: { sentence: '分数按从差到好排好', change: { items: [{ ...item, rule: soundBands(template, rule, betterOf(template, rule.metric)) }] } },
  }]
}

function deductionLadders(template: Template, item: TemplateItem): readonly Ladder[] {
  const { rule } = item
  if (rule.kind !== 'deduction') return []
  return rule.entries.flatMap((entry, index): readonly Ladder[] => {
    if (!('metric' in entry)) return []
    const entries = rule.entries.map((other) => (other === entry ? { ...entry, points: negated(entry.points) } : other))
    return [{
      about: metricTitle(template, entry.metric), field: `items.${item.id}.rule.entries[${index}]`,
      rungs: metricRungs(template, entry.metric, valuesAround(template, entry.metric, [one, exact(2)]), calmDeduction(template, rule)),
      mend: { sentence: `每 1 个单位 ${points(negated(entry.points))} 分`, change: { items: [{ ...item, rule: { ...rule, entries } }] } },
    }]
  })
}

function levelLadders(item: TemplateItem): readonly Ladder[] {
  const { rule } = item
  if (rule.kind !== 'levels') return []
  const [a, b, c, d, e] = [...rule.points].sort((x, y) => compare(exact(x), exact(y)))
  const sorted: LevelsRule['points'] = [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0]
  return [{
    about: '等级', field: `items.${item.id}.rule.points`, rungs: [1, 2, 3, 4, 5].map((level) => agreedLevel(item, rule, level)),
    mend: { sentence: `1 到 5 级依次 ${sorted.map((one) => points(one)).join('、')} 分`, change: { items: [{ ...item, rule: { ...rule, points: sorted } }] } },
  }]
}

interface CostlyStep {
  readonly worse: SheetInputs
  readonly better: SheetInputs
  readonly lost: Exact
}

/** From the worst to the best where all earn the same. */
function flatStep(rungs: readonly SheetInputs[]): CostlyStep {
  return { worse: rungs[0] ?? {}, better: rungs[rungs.length - 1] ?? {}, lost: zero }
}

/** The two rungs between which doing better costs the most; null where it never costs. */
function worstStep(template: Template, item: TemplateItem, rungs: readonly SheetInputs[]): CostlyStep | null {
  const scored = rungs.flatMap((inputs) => {
    const own = pointsAlone(template, item, inputs)
    return own === null ? [] : [{ inputs, own }]
  })
  let most: (typeof scored)[number] | null = null
  let worst: CostlyStep | null = null
  for (const rung of scored) {
    if (most === null || compare(rung.own, most.own) >= 0) {
      most = rung
      continue
    }
    const lost = subtract(most.own, rung.own)
    if (worst === null || compare(lost, worst.lost) > 0) worst = { worse: most.inputs, better: rung.inputs, lost }
  }
  return worst
}

/** Nowhere does a better result earn less. */
export const checkDirection: Check = ({ template }) => template.items.flatMap((item) => {
  const ladders = [...comparingLadders(template, item), ...bandLadders(template, item), ...deductionLadders(template, item), ...levelLadders(item)]
  const seen = new Set<string>()
  return ladders.flatMap((ladder): readonly Finding[] => {
    const step = seen.has(ladder.field) ? null : (worstStep(template, item, ladder.telling ?? []) ?? worstStep(template, item, ladder.rungs) ?? (ladder.isTurned === true ? flatStep(ladder.rungs) : null))
    if (step === null) return []
    seen.add(ladder.field)
    const example = itemExample(template, item, step.worse)
    return [found('perverse-direction', {
      item: item.id, field: ladder.field, numbers: numbersOf({ lost: step.lost, worse: example.points === null ? 0 : exactPoints(example.points) }), sentence: `“${item.title}”${ladder.about === item.title ? '' : ladder.about}${isZero(step.lost) ? '的好坏弄反了，怎么做都一样' : '越差，得分越高'}`,
      example: { ...example, sentence: `${sayResult(template, item, step.better)}；${example.sentence}` }, mend: ladder.mend,
    })]
  })
})
