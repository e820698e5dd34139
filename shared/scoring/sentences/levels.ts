import type { ItemScore } from '../scorecard'
import type { LevelsRule } from '../template'
import { ratersSentences } from './raters'
import { inputsOf, short } from './words'

/** `主管评 4 级，30 分`; several raters as in raters.ts. */
export function levelsSentences(rule: LevelsRule, score: ItemScore): readonly string[] {
  const levels = inputsOf(score.trace.inputs, 'level')
  return ratersSentences(rule, score, (role, points) => `评 ${levels.find((input) => input.role === role)?.level ?? '?'} 级，${short(points)} 分`)
}
