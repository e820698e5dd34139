import { compare, exact, multiply, subtract, type Exact } from '../../exact'
import type { RatingRule, RubricRow, Template, TemplateItem } from '../../template'
import type { Check, Finding } from '../finding'
import { found, itemExample, numbersOf, points } from '../found'
import { agreedRating } from '../probe-inputs'
import { numberOrText } from '../sound-bands'

/** Every number of points that a rater can give, from 0 up. */
function steps(item: TemplateItem, rule: RatingRule): readonly Exact[] {
  const step = exact(rule.step ?? '0.5')
  const all: Exact[] = []
  for (let count = 0; compare(multiply(step, exact(count)), exact(item.max)) <= 0; count++) all.push(multiply(step, exact(count)))
  return all
}

const holds = ({ from, to }: RubricRow, value: Exact): boolean => compare(value, exact(from)) >= 0 && compare(value, exact(to)) <= 0

/** The same labels over ranges that tile: each reaches up to where the next one begins. */
function tiled(item: TemplateItem, rule: RatingRule, rubric: readonly RubricRow[]): readonly RubricRow[] {
  const step = exact(rule.step ?? '0.5')
  const grid = steps(item, rule)
  const snapped = (value: Exact) => grid.find((point) => compare(point, value) >= 0)
  const rows = [...rubric].sort((a, b) => compare(exact(a.from), exact(b.from))).flatMap((row) => {
    const from = snapped(exact(row.from))
    return from === undefined ? [] : [{ row, from }]
  })
  const distinct = rows.filter(({ from }, index) => index === 0 || compare(from, rows[index - 1]?.from ?? from) !== 0)
  return distinct.map(({ row, from }, index) => {
    const next = distinct[index + 1]
    return { ...row, from: index === 0 ? 0 : numberOrText(from), to: next === undefined ? item.max : numberOrText(subtract(next.from, step)) }
  })
}

function rubricFinding(template: Template, item: TemplateItem, rule: RatingRule, rubric: readonly RubricRow[]): readonly Finding[] {
  const wrong = steps(item, rule).map((value) => ({ value, rows: rubric.filter((row) => holds(row, value)) })).filter(({ rows }) => rows.length !== 1)
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
