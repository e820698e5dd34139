import { add, compare, exact, zero } from '../../exact'
import { toHundred } from '../to-hundred'
import type { Check, Finding } from '../finding'
import { found, fullInputs, itemExample, numbersOf, points, sheetExample, type Examined, type ExaminedItem } from '../found'
import type { Template } from '../../template'

const sumOf = (weights: readonly number[]) => weights.map((weight) => exact(weight)).reduce(add, zero)
const hundred = exact(100)

function sectionWeights(sheet: Examined): readonly Finding[] {
  const { template } = sheet
  const { sections = [] } = template
  if (!sections.some(({ weight }) => weight !== undefined)) return []
  const sum = sumOf(sections.map(({ weight = 0 }) => weight))
  if (compare(sum, hundred) === 0) return []
  const weights = toHundred(sections.map(({ weight = 0 }) => weight))
  return [found('weights-sum', {
    item: null, field: 'sections.weight', numbers: numbersOf({ sum }), sentence: `各部分权重加起来是 ${points(sum)}%，要正好 100%`,
    example: sheetExample(template, fullInputs(sheet), '每一项都拿满', `应为 ${points(template.declaredPoints)} 分`),
    mend: { sentence: `权重改为 ${weights.map((weight) => `${weight}%`).join('、')}`, change: { sections: sections.map((section, index) => ({ ...section, weight: weights[index] ?? 0 })) } },
  })]
}

function raterWeights(template: Template, { item, extremes }: ExaminedItem): readonly Finding[] {
  const { rule } = item
  if ((rule.kind !== 'rating' && rule.kind !== 'levels') || rule.final !== 'weighted') return []
  const counting = rule.raters.filter(({ role, weight }) => role !== 'self' || weight !== undefined)
  const sum = sumOf(counting.map(({ weight = 0 }) => weight))
  if (counting.length === 0 || compare(sum, hundred) === 0) return []
  const weights = toHundred(counting.map(({ weight = 0 }) => weight))
  const raters = rule.raters.map((rater) => {
    const at = counting.indexOf(rater)
    return at < 0 ? rater : { ...rater, weight: weights[at] ?? 0 }
  })
  return [found('weights-sum', {
    item: item.id, field: `items.${item.id}.rule.raters`, numbers: numbersOf({ sum }), sentence: `“${item.title}”评分人的权重加起来是 ${points(sum)}%，要正好 100%`,
    example: itemExample(template, item, extremes?.most.inputs ?? {}),
    mend: { sentence: `权重改为 ${weights.map((weight) => `${weight}%`).join('、')}`, change: { items: [{ ...item, rule: { ...rule, raters } }] } },
  })]
}

/** Weights in percent: of sections, and of an item's raters. */
export const checkWeights: Check = (sheet) => [...sectionWeights(sheet), ...sheet.items.flatMap((item) => raterWeights(sheet.template, item))]
