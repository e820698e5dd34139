import { combineRaters } from '../counting-raters'
import { exact, zero } from '../exact'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import { givenSteps, traceRaters, type TracedPoints } from '../trace-raters'
import type { RatingRule, TemplateItem } from '../template'

/** Points given by people, 0 to full marks; how several become one is in counting-raters.ts (scoring.md, `rating`). */
export function scoreRating(item: TemplateItem, rule: RatingRule, { inputs }: ScoringContext): Outcome {
  const ratings = (inputs.ratings ?? []).filter((rating) => rating.item === item.id).map(({ role, points: given, by }) => ({ role, by, points: exact(given) }))
  const { points, least, most, missing, counting } = combineRaters(rule, ratings, { least: zero, most: exact(item.max) })
  const counts = (role: string) => counting.some((part) => part.role === role)
  const used = traceRaters(rule, ratings.map(({ role, points: given, by }): TracedPoints => ({
    role, points: given, input: { input: 'rating', role, points: given, counts: counts(role), ...(by === undefined ? {} : { by }) },
  })), counts)
  if (points === null) return waiting({ kind: 'rating', subject: missing ?? '' }, { rule: rule.kind, inputs: used, steps: [] }, bound(least, rule), bound(most, rule))
  return stands(rule, points, used, givenSteps(counting))
}
