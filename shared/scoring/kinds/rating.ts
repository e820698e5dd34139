import { exact, zero } from '../exact'
import type { Notes } from '../notes'
import type { Outcome, ScoringContext } from '../outcome'
import { scoreGiven } from '../score-given'
import type { RatingRule, TemplateItem } from '../template'
import type { GivenByRater } from '../trace-raters'

/** Points given by people, 0 to full marks; how several become one is in counting-raters.ts (scoring.md, `rating`). */
export function scoreRating(item: TemplateItem, rule: RatingRule, { inputs }: ScoringContext, notes: Notes | null): Outcome {
  const ratings: GivenByRater[] = []
  for (const rating of inputs.ratings ?? []) if (rating.item === item.id) ratings.push({ role: rating.role, by: rating.by, points: exact(rating.points) })
  return scoreGiven(rule, ratings, { least: zero, most: exact(item.max) }, notes)
}
