import { combineRaters } from '../counting-raters'
import { exact, maximum, minimum, type Exact } from '../exact'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import { givenSteps, traceRaters, type TracedPoints } from '../trace-raters'
import type { LevelsRule, TemplateItem } from '../template'

/** The points of the level that people chose, 1 to 5; several raters as for ratings (scoring.md, `levels`). */
export function scoreLevels(item: TemplateItem, rule: LevelsRule, { inputs }: ScoringContext): Outcome {
  const chosen = (inputs.levels ?? []).filter((level) => level.item === item.id).map(({ role, level, by }) => ({ role, level, by, points: pointsOf(rule, level) }))
  const all = rule.points.map(exact)
  const { points, least, most, missing, counting } = combineRaters(rule, chosen, { least: all.reduce(minimum), most: all.reduce(maximum) })
  const counts = (role: string) => counting.some((part) => part.role === role)
  const used = traceRaters(rule, chosen.map(({ role, level, points: given, by }): TracedPoints => ({
    role, points: given, input: { input: 'level', role, level, points: given, counts: counts(role), ...(by === undefined ? {} : { by }) },
  })), counts)
  if (points === null) return waiting({ kind: 'rating', subject: missing ?? '' }, { rule: rule.kind, inputs: used, steps: [] }, bound(least, rule), bound(most, rule))
  return stands(rule, points, used, givenSteps(counting))
}

function pointsOf(rule: LevelsRule, level: number): Exact {
  const points = rule.points[level - 1]
  if (points === undefined) throw new RangeError(`no level ${level}`)
  return exact(points)
}
