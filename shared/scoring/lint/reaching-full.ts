import { add, compare, divide, exact, one, signOf, subtract, wholeUnits, type Exact } from '../exact'
import { metricDomain } from '../read-metric'
import type { Band, LevelsRule, Template, TemplateIncidentKind, TemplateItem } from '../template'
import { extremesOf } from './extremes'
import type { Mend } from './finding'
import { points } from './found'
import { numberOrText } from './decimals'
import { tiled } from './rubric-tiles'
import { soundBands } from './sound-bands'
import { within } from './within'

interface Raised {
  readonly item: TemplateItem
  readonly incidentKinds?: readonly TemplateIncidentKind[]
  readonly sentence: string
}

function missing(template: Template, item: TemplateItem): Exact | null {
  const extremes = extremesOf(template, item)
  if (extremes === null) return exact(item.max)
  if (extremes.most.isOpen) return null
  const gap = subtract(exact(item.max), extremes.most.points)
  return signOf(gap) > 0 ? gap : null
}

/** A praise that makes up for what starting low leaves out, as the installers' card has it. */
function withPraise(item: TemplateItem): Raised | null {
  const { rule } = item
  if (rule.kind !== 'deduction' || rule.entries.some(({ points: each }) => signOf(exact(each)) > 0)) return null
  const kind = { id: `${item.id}-commendation`, title: `${item.title}表扬` }
  return { item: { ...item, rule: { ...rule, entries: [...rule.entries, { incident: kind.id, points: 1 }] } }, incidentKinds: [kind], sentence: `“${kind.title}”1 次加 1 分` }
}

/** The rule changed where it stands in the way of full marks; null where it doesn't. */
function raised(template: Template, item: TemplateItem, gap: Exact): Raised | null {
  const { rule } = item
  const max = exact(item.max)
  switch (rule.kind) {
    case 'attainment': {
      if (rule.cap !== null && compare(exact(rule.cap ?? 1), one) < 0) return { item: { ...item, rule: { ...rule, cap: 1 } }, sentence: '达到目标就得满分' }
      const { least, most } = metricDomain(template, rule.metric)
      const end = rule.better === 'higher' ? most : least
      return typeof rule.target === 'object' || end === null ? null : { item: { ...item, rule: { ...rule, target: numberOrText(end) } }, sentence: `目标改为 ${points(end)}` }
    }
    case 'bands': {
      const sound = soundBands(template, rule, template.metrics.find(({ id }) => id === rule.metric)?.better ?? 'higher')
      const [best, ...others] = sound.bands
      const next = best === undefined ? { ...rule, otherwise: item.max } : { ...sound, bands: [{ ...best, points: item.max } satisfies Band, ...others] }
      return { item: { ...item, rule: next }, sentence: `最好的一档得 ${points(max)} 分` }
    }
    case 'levels': {
      const [a, b, c, d] = rule.points
      const labelled: LevelsRule['points'] = [a, b, c, d, item.max]
      return { item: { ...item, rule: { ...rule, points: labelled } }, sentence: `5 级得 ${points(max)} 分` }
    }
    case 'rating': {
      const step = ['1', '0.5', '0.1', '0.01', '0.000001'].find((candidate) => compare(divide(max, exact(candidate)), wholeUnits(divide(max, exact(candidate)))) === 0)
      if (step === undefined) return null
      const finer = { ...rule, step }
      const rubric = rule.rubric === undefined ? {} : { rubric: tiled(item, finer, rule.rubric) }
      return { item: { ...item, rule: { ...finer, ...rubric } }, sentence: `按 ${step} 分一档打分` }
    }
    case 'deduction': return withPraise(item) ?? { item: { ...item, rule: { ...rule, start: numberOrText(add(exact(rule.start), gap)) } }, sentence: `从 ${points(add(exact(rule.start), gap))} 分起` }
    case 'deviation': return { item: { ...item, rule: { ...rule, base: numberOrText(add(exact(rule.base), gap)) } }, sentence: `基准分改为 ${points(add(exact(rule.base), gap))} 分` }
    case 'tasks': return null
  }
}

function withoutVeto({ veto: _, ...item }: TemplateItem): TemplateItem {
  return item
}

/** A mend after which full marks can be earned: the ceiling lifted, the veto that always speaks left out, the rule changed; null where only people can tell. */
export function reachingFull(template: Template, item: TemplateItem): Mend | null {
  const { ceiling } = item.rule
  const isLow = ceiling !== undefined && ceiling !== null && compare(exact(ceiling), exact(item.max)) < 0
  const lifted: Raised = isLow ? { item: { ...item, rule: within(item, { ceiling: item.max }) }, sentence: `最高 ${points(item.max)} 分` } : { item, sentence: '' }
  const starts = [lifted, ...(item.veto === undefined ? [] : [{ item: withoutVeto(lifted.item), sentence: [lifted.sentence, '去掉否决'].filter((text) => text !== '').join('，') }])]
  for (const start of starts) {
    const gap = missing(template, start.item)
    const next = gap === null ? start : raised(template, start.item, gap)
    if (next === null) continue
    const { incidentKinds = [] } = next
    if (missing({ ...template, incidentKinds: [...template.incidentKinds, ...incidentKinds] }, next.item) !== null) continue
    const sentence = [...(next === start ? [] : [start.sentence]), next.sentence].filter((text) => text !== '').join('，')
    return { sentence, change: { items: [next.item], ...(incidentKinds.length === 0 ? {} : { incidentKinds }) } }
  }
  return null
}
