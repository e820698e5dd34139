import { compare, divide, exact, formatPlain, isWhole, signOf } from './exact'
import { checkEach, decimal, isRepeated, itemOf, onlyKeys, optionalText, wholeNumber, wrong, type Fields } from './input-fields'
import type { LevelsRule, RatingRule, Template, TemplateItem } from './template'

/** Checks points that a person gives on an item: within 0 and its full marks, in whole steps. Throws `InputError`. */
export function validatePoints(field: string, value: unknown, max: number, rule: Pick<RatingRule, 'step'>): void {
  const points = decimal(field, value)
  const step = exact(rule.step ?? '0.5')
  if (signOf(points) < 0 || compare(points, exact(max)) > 0) wrong(field, `分数要在 0 到 ${max} 之间`, 'outside', formatPlain(points), 0, max)
  if (!isWhole(divide(points, step))) wrong(field, `分数要按 ${formatPlain(step)} 分一档`, 'off-step', formatPlain(points), formatPlain(step))
}

/** Checks a level that a person chooses: 1 to 5. Throws `InputError`. */
export function validateLevel(field: string, value: unknown): void {
  wholeNumber(field, value, 1, 5, '等级要在 1 到 5 级之间')
}

interface GivenSort {
  readonly name: 'ratings' | 'levels'
  readonly kind: 'rating' | 'levels'
  readonly keys: readonly string[]
}

const ratingSort: GivenSort = { name: 'ratings', kind: 'rating', keys: ['item', 'role', 'points', 'by', 'comment'] }
const levelSort: GivenSort = { name: 'levels', kind: 'levels', keys: ['item', 'role', 'level', 'by', 'comment'] }

function givenOn(template: Template, given: Fields, { name, kind }: GivenSort): { item: TemplateItem; rule: RatingRule | LevelsRule } {
  const item = itemOf(template, given['item'])
  const { rule } = item
  if (rule.kind !== 'rating' && rule.kind !== 'levels') wrong('item', '这个项目是算出来的，不用打分', 'computed', item.id, rule.kind, name)
  if (rule.kind !== kind) wrong('item', rule.kind === 'rating' ? '这个项目要打分，不是评等级' : '这个项目要评等级，不是打分', 'other-sort', item.id, rule.kind, name)
  return { item, rule }
}

function validateGiven(template: Template, value: unknown, sort: GivenSort): void {
  checkEach(sort.name, value, (given, index, all) => {
    onlyKeys('', given, sort.keys)
    const { item, rule } = givenOn(template, given, sort)
    const { role } = given
    if (typeof role !== 'string') wrong('role', '缺打分人角色', 'no-role', role)
    const rater = rule.raters.find((known) => known.role === role)
    if (role !== 'self' && rater === undefined) {
      wrong('role', '这个角色不给这一项打分', 'other-rater', role, item.id, rule.raters)
    }
    const isAnonymous = rater?.isAnonymous === true
    if (!isAnonymous && isRepeated(['item', 'role'], given, all, index)) wrong('', '同一项目重复打分', 'second-rating', item.id, role)
    if (isAnonymous && given['by'] !== undefined) wrong('by', '匿名打分不能带名字', 'anonymous-name', role)
    optionalText('by', given['by'])
    optionalText('comment', given['comment'])
    if (rule.kind === 'rating') validatePoints('points', given['points'], item.max, rule)
    else validateLevel('level', given['level'])
  })
}

/** Checks points given by people: on items that take them, by their raters, each rater once; an anonymous group has several answers and no names. */
export function validateRatings(template: Template, value: unknown): void {
  validateGiven(template, value, ratingSort)
}

/** The same for levels 1 to 5. */
export function validateLevels(template: Template, value: unknown): void {
  validateGiven(template, value, levelSort)
}
