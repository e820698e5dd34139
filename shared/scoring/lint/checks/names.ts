import { add, exact, formatPlain, signOf, zero } from '../../exact'
import type { Template, TemplateItem, TemplateSection } from '../../template'
import { isTypable } from '../decimals'
import type { Check, Mend } from '../finding'
import { found, itemExample, numbersOf, points } from '../found'

/** The sheet without the item, its points carried by the others of its section or sheet. */
function leftOut(template: Template, item: TemplateItem): Mend | null {
  const { sections = [] } = template
  const own = sections.find(({ id }) => id === item.section)
  const isBeside = (other: TemplateItem) => other.id !== item.id && (own === undefined ? !sections.some(({ id }) => id === other.section) : other.section === own.id)
  const others = template.items.filter(isBeside)
  const raw = others.map(({ max }) => exact(max)).reduce(add, zero)
  const whole = own === undefined ? add(raw, exact(item.max)) : exact(own.points)
  if (signOf(raw) <= 0 || !isTypable(raw) || !isTypable(whole)) return null
  const target = Number(formatPlain(whole))
  const section: TemplateSection = { ...(own ?? { id: 'other-items', title: '考核项目' }), points: target, rawPoints: Number(formatPlain(raw)) }
  return {
    sentence: `先去掉这一项，其余 ${points(raw)} 分按 ${points(target)} 分折算`,
    change: { withoutItems: [item.id], sections: [section], ...(own === undefined ? { items: others.map((other) => ({ ...other, section: section.id })) } : {}) },
  }
}

/** Every item says what its points are for. */
export const checkNames: Check = ({ template, items }) => items.flatMap(({ item, extremes }) => {
  if (item.isUnnamed !== true && item.title.trim() !== '') return []
  return [found('unnamed-item', {
    item: item.id, field: `items.${item.id}.title`, numbers: numbersOf({ max: item.max }), sentence: `第 ${template.items.indexOf(item) + 1} 项有 ${points(item.max)} 分，但没写考核什么，请公司先定下来`,
    example: itemExample(template, item, extremes?.most.inputs ?? {}), mend: leftOut(template, item),
  })]
})
