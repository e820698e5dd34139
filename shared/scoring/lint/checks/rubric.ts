import { add, compare, divide, exact, multiply, signOf, subtract, wholeUnits, type Exact } from '../../exact'
import type { RatingRule, RubricRow, Template, TemplateItem } from '../../template'
import type { Check, Finding } from '../finding'
import { found, itemExample, numbersOf, points } from '../found'
import { agreedRating } from '../probe-inputs'
import { stepFrom, tiled } from '../rubric-tiles'

/** The points beside the rows' ends and the ends of what can be given, from 0 up: where a rubric has a hole or says two things, one of them is inside. */
function tellingPoints(item: TemplateItem, rule: RatingRule, rubric: readonly RubricRow[]): readonly Exact[] {
  const step = exact(rule.step ?? '0.5')
  const max = exact(item.max)
  const ends = rubric.flatMap(({ from, to }) => [stepFrom(rule, exact(from)), stepFrom(rule, exact(to))])
  const last = multiply(wholeUnits(divide(max, step)), step)
  const all = [exact(0), last, ...ends.flatMap((end) => [subtract(end, step), end, add(end, step)])].filter((value) => signOf(value) >= 0 && compare(value, max) <= 0).sort(compare)
  return all.filter((value, index) => index === 0 || compare(value, all[index - 1] ?? value) !== 0)
}

const holds = ({ from, to }: RubricRow, value: Exact): boolean => compare(value, exact(from)) >= 0 && compare(value, exact(to)) <= 0

function rubricFinding(template: Template, item: TemplateItem, rule: RatingRule, rubric: readonly RubricRow[]): readonly Finding[] {
  const wrong = tellingPoints(item, rule, rubric).map((value) => ({ value, rows: rubric.filter((row) => holds(row, value)) })).filter(({ rows }) => rows.length !== 1)
  const [first] = wrong
  const beyond = rubric.find(({ from, to }) => compare(exact(to), exact(item.max)) > 0 || compare(exact(from), exact(0)) < 0 || compare(exact(from), exact(to)) > 0)
  if (first === undefined && beyond === undefined) return []
  const says = first === undefined ? `“${beyond?.label ?? ''}”写的分数超出 0 到 ${points(item.max)} 分`
    : first.rows.length === 0 ? `${points(first.value)} 分没有说明` : `${points(first.value)} 分有 ${first.rows.length} 条说明`
  const value = first?.value ?? exact(0)
  const rows = tiled(item, rule, rubric)
  return [found('rubric-gap', {
    item: item.id, field: `items.${item.id}.rule.rubric`, numbers: numbersOf({ points: value, rows: first?.rows.length ?? 0 }),
    sentence: `“${item.title}”的评分说明不完整：${says}`, example: itemExample(template, item, agreedRating(item, rule, value)),
    mend: { sentence: `评分说明改为 ${rows.map(({ from, to }) => (String(from) === String(to) ? points(from) : `${points(from)}–${points(to)}`)).join('、')} 分`, change: { items: [{ ...item, rule: { ...rule, rubric: rows } }] } },
  })]
}

/** A rubric names every number of points that can be given, once. */
export const checkRubrics: Check = ({ template }) => template.items.flatMap((item) => {
  const { rule } = item
  return rule.kind === 'rating' && rule.rubric !== undefined && rule.rubric.length > 0 ? rubricFinding(template, item, rule, rule.rubric) : []
})
