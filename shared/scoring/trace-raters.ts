import { groupPoints, type CountingRater } from './counting-raters'
import type { Exact } from './exact'
import type { ExactInput, ExactStep } from './print-trace'
import type { RatersRule } from './template'

/** One person's points with the line of the trace that shows them. */
export interface TracedPoints {
  readonly role: string
  readonly points: Exact
  readonly input: ExactInput
}

/** The raters' part of a trace. Of an anonymous group it holds the mean and the number of answers, never an answer. */
export function traceRaters(rule: RatersRule, given: readonly TracedPoints[], counts: (role: string) => boolean): readonly ExactInput[] {
  const groups = rule.raters.filter(({ isAnonymous }) => isAnonymous === true)
  const named = given.filter(({ role }) => !groups.some((group) => group.role === role)).map(({ input }) => input)
  const grouped = groups.map((group): ExactInput => ({
    input: 'group', role: group.role, answers: given.filter(({ role }) => role === group.role).length, points: groupPoints(rule, group, given), counts: counts(group.role),
  }))
  return [...named, ...grouped]
}

/** The steps that say whose points made up the result. */
export function givenSteps(counting: readonly CountingRater[]): readonly ExactStep[] {
  return counting.map(({ role, points, weight }) => ({ step: 'given', role, points, ...(weight === undefined ? {} : { weight }) }))
}
