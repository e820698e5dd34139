import { defaultMinAnswers } from '../counting-raters'
import { compare, exact, formatHundredths } from '../exact'
import type { ItemScore } from '../scorecard'
import type { RatersRule } from '../template'
import { inputsOf, raterTitle, short, stepsOf } from './words'

function fewerThanNeeded(rule: RatersRule, role: string, answers: number): string {
  const receiver = rule.fallback === undefined ? '其他打分人' : raterTitle(rule.fallback)
  // Of a group that is too small a sheet keeps no answer: none and too few look the same.
  return `${raterTitle(role)}${answers === 0 ? '' : `只有 ${answers} 人评，`}不满 ${rule.minAnswers ?? defaultMinAnswers} 人，权重归${receiver}`
}

/**
 * What raters gave and how it became one number: `主管评 7 分，店长评 9.5 分，平均 = 8.25 分`. `give` says what one rater gave, such as `评 8.5 分`.
 * Then who was overruled, groups too small to count, and what only informs.
 */
export function ratersSentences(rule: RatersRule, score: ItemScore, give: (role: string, points: string) => string): readonly string[] {
  const ratings = inputsOf(score.trace.inputs, 'rating')
  const levels = inputsOf(score.trace.inputs, 'level')
  const groups = inputsOf(score.trace.inputs, 'group')
  const given = stepsOf(score.trace.steps, 'given')
  const byOf = (role: string) => [...ratings, ...levels].find((input) => input.role === role)?.by
  const named = (role: string) => (role === 'self' ? '自' : `${raterTitle(role)}${byOf(role) === undefined ? '' : `（${byOf(role) ?? ''}）`}`)
  const said = given.map(({ role, points, weight }) => {
    const group = groups.find((input) => input.role === role)
    const who = group === undefined ? `${named(role)}${give(role, points)}` : `${raterTitle(role)} ${group.answers} 人平均 ${short(formatHundredths(exact(points)))} 分`
    return `${who}${rule.final === 'weighted' && weight !== undefined ? ` × ${short(weight)}%` : ''}`
  })
  const [only] = given
  const isPlain = given.length < 2 && (only?.weight === undefined || rule.final === 'mean' || compare(exact(only.weight), exact(100)) === 0)
  const ending = isPlain || score.points === null ? '' : `，${rule.final === 'weighted' ? '合计' : '平均'} ${stepsOf(score.trace.steps, 'rounded').length > 0 ? '≈' : '='} ${short(score.points)} 分`
  const counts = (role: string) => given.some((step) => step.role === role)
  const spare = [...ratings, ...levels].filter(({ role }) => !counts(role))
  const overruled = spare.filter(({ role }) => role !== 'self').map(({ role, points }) => `${named(role)}${give(role, points)}，以${only === undefined ? '后面的' : raterTitle(only.role)}为准`)
  const own = spare.filter(({ role }) => role === 'self').map(({ role, points }) => `自${give(role, points)}，只作参考`)
  const small = groups.filter(({ points }) => points === null).map(({ role, answers }) => fewerThanNeeded(rule, role, answers))
  return [...(said.length === 0 ? [] : [`${said.join('，')}${ending}`]), ...overruled, ...small, ...own]
}
