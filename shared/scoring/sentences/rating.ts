import type { ItemScore } from '../scorecard'
import type { RatingRule } from '../template'
import { ratersSentences } from './raters'
import { short } from './words'

/** `销售经理评 8.5 分`, with the words of the rubric where the sheet has one; several raters as in raters.ts. */
export function ratingSentences(rule: RatingRule, score: ItemScore): readonly string[] {
  return ratersSentences(rule, score, (_role, points) => `评 ${short(points)} 分`)
}
