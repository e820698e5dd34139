import { meets } from '../../condition'
import { exact, formatPlain } from '../../exact'
import { metricOf } from '../../read-metric'
import { metricTitle, short, unitWord } from '../../sentences/words'
import type { Template, TemplateItem, Veto } from '../../template'
import type { Check, Finding, Mend } from '../finding'
import { found, itemExample, numbersOf } from '../found'
import { valuesAround } from '../metric-values'
import type { SheetInputs } from '../../inputs'

function withoutVeto(item: TemplateItem): Mend {
  const { veto: _, ...rest } = item
  return { sentence: '去掉这个否决', change: { items: [rest] } }
}

/** Why the veto can never speak, with inputs that come nearest to it; null where it can. */
function deadness(template: Template, { when }: Veto): { readonly because: string; readonly inputs: SheetInputs; readonly value: string } | null {
  if ('incident' in when) return template.incidentKinds.some(({ id }) => id === when.incident) ? null : { because: `表里没有事件“${when.incident}”`, inputs: {}, value: '0' }
  if (metricOf(template, when.metric) === undefined) return null
  const values = valuesAround(template, when.metric, [exact(when.value)])
  if (values.some((value) => meets(value, when))) return null
  const isUp = when.comparison === '>' || when.comparison === '>='
  const nearest = isUp ? values[values.length - 1] : values[0]
  const value = nearest === undefined ? '0' : formatPlain(nearest)
  return { because: `${metricTitle(template, when.metric)}最${isUp ? '高' : '低'}只到 ${short(value)}${unitWord(template, when.metric)}`, inputs: { metrics: { [when.metric]: value } }, value: String(when.value) }
}

/** A veto that is switched on can speak. */
export const checkVetoes: Check = ({ template, items }) => items.flatMap(({ item, extremes }): readonly Finding[] => {
  const { veto } = item
  if (veto === undefined || veto.isOn === false) return []
  const dead = deadness(template, veto)
  if (dead === null) return []
  const inputs: SheetInputs = { ...extremes?.most.inputs, ...(dead.inputs.metrics === undefined ? {} : { metrics: { ...extremes?.most.inputs.metrics, ...dead.inputs.metrics } }) }
  return [found('dead-veto', {
    item: item.id, field: `items.${item.id}.veto`, numbers: numbersOf({ value: dead.value }), sentence: `“${item.title}”的单项否决永远不会生效：${dead.because}`,
    example: itemExample(template, item, inputs), mend: withoutVeto(item),
  })]
})
