import { exact, zero } from '../exact'
import type { Notes } from '../notes'
import type { Outcome, ScoringContext } from '../outcome'
import type { ReadyItem } from '../ready-item'
import { scoreGiven } from '../score-given'
import type { RatingRule } from '../template'
import type { GivenByRater } from '../trace-raters'

/** Points given by people, 0 to full marks; how several become one is in counting-raters.ts (scoring.md, `rating`). */
export function scoreRating(item: ReadyItem, rule: RatingRule, { inputs }: ScoringContext, notes: Notes | null): Outcome {
  // Mostly one person gives points, and a list of one is made at once.
  let ratings: readonly GivenByRater[] = []
  for (const rating of inputs.ratings ?? []) {
    if (rating.item !== item.id) continue
    const one = { role: rating.role, by: rating.by, points: exact(rating.points) }
    ratings = ratings.length === 0 ? [one] : [...ratings, one]
  }
  return scoreGiven(item, rule, ratings, { least: zero, most: item.max }, notes)
}
