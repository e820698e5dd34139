import { exact, maximum, minimum, type Exact } from '../exact'
import type { Notes } from '../notes'
import type { Outcome, ScoringContext } from '../outcome'
import type { ReadyItem } from '../ready-item'
import { scoreGiven } from '../score-given'
import type { LevelsRule } from '../template'

/** The points of the level that people chose, 1 to 5; several raters as for ratings (scoring.md, `levels`). */
export function scoreLevels(item: ReadyItem, rule: LevelsRule, { inputs }: ScoringContext, notes: Notes | null): Outcome {
  const chosen = (inputs.levels ?? []).filter((level) => level.item === item.id).map(({ role, level, by }) => ({ role, level, by, points: pointsOf(rule, level) }))
  const all = rule.points.map(exact)
  return scoreGiven(item, rule, chosen, { least: all.reduce(minimum), most: all.reduce(maximum) }, notes)
}

function pointsOf(rule: LevelsRule, level: number): Exact {
  const points = rule.points[level - 1]
  if (points === undefined) throw new RangeError(`no level ${level}`)
  return exact(points)
}
