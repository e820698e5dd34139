import { compare, divide, exact, formatPlain, isWhole, signOf } from './exact'
import { checkEach, decimal, isRepeated, itemOf, onlyKeys, optionalText, shown, wholeNumber, wrong, type Fields } from './input-fields'
import type { LevelsRule, RatingRule, Template, TemplateItem } from './template'

/** Checks points that a person gives on an item: within 0 and its full marks, in whole steps. Throws `InputError`. */
export function validatePoints(field: string, value: unknown, max: number, rule: Pick<RatingRule, 'step'>): void {
  const points = decimal(field, value)
  const step = exact(rule.step ?? '0.5')
  if (signOf(points) < 0 || compare(points, exact(max)) > 0) wrong(field, `${formatPlain(points)} is outside 0 to ${max}`, `分数要在 0 到 ${max} 之间`)
  if (!isWhole(divide(points, step))) wrong(field, `${formatPlain(points)} is not a multiple of ${formatPlain(step)}`, `分数要按 ${formatPlain(step)} 分一档`)
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
  if (rule.kind !== 'rating' && rule.kind !== 'levels') wrong('item', `${item.id} is computed (${rule.kind}) and takes no ${name}`, '这个项目是算出来的，不用打分')
  if (rule.kind !== kind) wrong('item', `${item.id} takes ${rule.kind === 'rating' ? 'points (ratings)' : 'a level (levels)'}, no ${name}`, rule.kind === 'rating' ? '这个项目要打分，不是评等级' : '这个项目要评等级，不是打分')
  return { item, rule }
}

function validateGiven(template: Template, value: unknown, sort: GivenSort): void {
  checkEach(sort.name, value, (given, index, all) => {
    onlyKeys('', given, sort.keys)
    const { item, rule } = givenOn(template, given, sort)
    const { role } = given
    if (typeof role !== 'string') wrong('role', `${shown(role)} is not a role`, '缺打分人角色')
    const rater = rule.raters.find((known) => known.role === role)
    if (role !== 'self' && rater === undefined) {
      wrong('role', `${shown(role)} does not rate ${item.id}; its raters are ${rule.raters.map((known) => known.role).join(', ')}`, '这个角色不给这一项打分')
    }
    const isAnonymous = rater?.isAnonymous === true
    if (!isAnonymous && isRepeated(['item', 'role'], given, all, index)) wrong('', `a second rating of ${item.id} by ${role}`, '同一项目重复打分')
    if (isAnonymous && given['by'] !== undefined) wrong('by', `answers of ${role} are anonymous and carry no name`, '匿名打分不能带名字')
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
