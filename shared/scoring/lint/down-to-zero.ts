import { exact, signOf } from '../exact'
import type { Template, TemplateItem } from '../template'
import { extremesOf } from './extremes'
import type { Mend } from './finding'
import { soundBands } from './sound-bands'
import { within } from './within'

function lowered(template: Template, item: TemplateItem): { readonly item: TemplateItem; readonly sentence: string } | null {
  const { rule } = item
  if (rule.floor !== undefined && rule.floor !== null && signOf(exact(rule.floor)) > 0) return { item: { ...item, rule: within(item, { floor: 0 }) }, sentence: '最低 0 分' }
  if (rule.kind === 'levels') {
    const [, b, c, d, e] = rule.points
    return { item: { ...item, rule: { ...rule, points: [0, b, c, d, e] } }, sentence: '1 级得 0 分' }
  }
  if (rule.kind !== 'bands' || rule.otherwise === null) return null
  return { item: { ...item, rule: { ...soundBands(template, rule, template.metrics.find(({ id }) => id === rule.metric)?.better ?? 'higher'), otherwise: 0 } }, sentence: '最差的一档得 0 分' }
}

/** A mend after which the worst result earns nothing; null where the rule's own numbers have to change, which only people can tell. */
export function downToZero(template: Template, item: TemplateItem): Mend | null {
  const next = lowered(template, item)
  if (next === null) return null
  const extremes = extremesOf(template, next.item)
  return extremes === null || signOf(extremes.least.points) > 0 ? null : { sentence: next.sentence, change: { items: [next.item] } }
}
