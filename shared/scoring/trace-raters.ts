import { groupPoints, type CountingRater } from './counting-raters'
import { exact, formatPlain } from './exact'
import type { TraceInput, TraceStep } from './scorecard'
import type { RatersRule } from './template'

/** One person's points with the line of the trace that shows them. */
export interface TracedPoints {
  readonly role: string
  readonly points: string
  readonly input: TraceInput
}

/** The raters' part of a trace, the same bytes in whatever order they arrived. Of an anonymous group it holds the mean and the number of answers, never an answer. */
export function traceRaters(rule: RatersRule, given: readonly TracedPoints[], counts: (role: string) => boolean): readonly TraceInput[] {
  const groups = rule.raters.filter(({ isAnonymous }) => isAnonymous === true)
  const named = given.filter(({ role }) => !groups.some((group) => group.role === role)).map(({ input }) => input)
  const answers = given.map(({ role, points }) => ({ role, points: exact(points) }))
  const grouped = groups.map((group): TraceInput => {
    const mean = groupPoints(rule, group, answers)
    return { input: 'group', role: group.role, answers: answers.filter(({ role }) => role === group.role).length, points: mean === null ? null : formatPlain(mean), counts: counts(group.role) }
  })
  return inByteOrder([...named, ...grouped])
}

/** The steps that say whose points made up the result. */
export function givenSteps(counting: readonly CountingRater[]): readonly TraceStep[] {
  return counting.map(({ role, points, weight }) => ({ step: 'given', role, points: formatPlain(points), ...(weight === undefined ? {} : { weight: formatPlain(weight) }) }))
}

/** Inputs without an order of their own, put in the order of their bytes. */
export function inByteOrder(inputs: readonly TraceInput[]): readonly TraceInput[] {
  return inputs.map((input) => ({ input, key: JSON.stringify(input) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ input }) => input)
}
