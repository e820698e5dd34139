import type { ItemScore } from '../scorecard'
import type { RatingRule } from '../template'
import { inputsOf, raterTitle, result, short } from './words'

/** `销售经理评 8.5 分`; several raters in the order of the rule with how their points became one; points that only inform are said to. */
export function ratingSentences(rule: RatingRule, score: ItemScore): readonly string[] {
  const ratings = inputsOf(score.trace.inputs, 'rating')
  const weightOf = (role: string) => rule.raters.find((rater) => rater.role === role)?.weight
  const counting = rule.raters.flatMap(({ role }) => ratings.filter((rating) => rating.role === role && rating.counts))
  const said = counting.map(({ role, by, points }) => {
    const weight = rule.final === 'weighted' ? weightOf(role) : undefined
    return `${role === 'self' ? '自评' : `${raterTitle(role)}${by === undefined ? '' : `（${by}）`}评`} ${short(points)} 分${weight === undefined ? '' : ` × ${weight}%`}`
  })
  const ending = counting.length > 1 && score.points !== null ? `，${rule.final === 'weighted' ? '合计' : '平均'} ${result(score.points, score.points)}` : ''
  const own = ratings.filter(({ role, counts }) => role === 'self' && !counts).map(({ points }) => `自评 ${short(points)} 分，只作参考`)
  return [...(said.length === 0 ? [] : [`${said.join('，')}${ending}`]), ...own]
}
