import { groupPoints, type CountingRater } from './counting-raters'
import { formatPlain, type Exact } from './exact'
import type { Notes } from './notes'
import { textOf } from './read-metric'
import type { TraceInput } from './scorecard'
import type { RatersRule } from './template'

/** One person's points on an item; where they came from a level, with that level. */
export interface GivenByRater {
  readonly role: string
  readonly points: Exact
  readonly level?: number
  readonly by?: string | undefined
}

function given({ role, points, level, by }: GivenByRater, counts: boolean): TraceInput {
  const tail = { points: formatPlain(points), counts, ...(by === undefined ? {} : { by }) }
  return level === undefined ? { input: 'rating', role, ...tail } : { input: 'level', role, level, ...tail }
}

/**
 * The raters' part of a trace: who gave what, and whose points made up the result. Of an anonymous group it holds the mean and the number of
 * answers, never an answer.
 */
export function noteRaters(rule: RatersRule, all: readonly GivenByRater[], counting: readonly CountingRater[], notes: Notes): void {
  const counts = (role: string): boolean => counting.some((part) => part.role === role)
  const groups = rule.raters.filter(({ isAnonymous }) => isAnonymous === true)
  for (const one of all) if (!groups.some(({ role }) => role === one.role)) notes.inputs.push(given(one, counts(one.role)))
  for (const group of groups) {
    const { role } = group
    notes.inputs.push({ input: 'group', role, answers: all.filter((one) => one.role === role).length, points: textOf(groupPoints(rule, group, all)), counts: counts(role) })
  }
}

/** The steps that say whose points made up a result that stands. */
export function noteGiven(counting: readonly CountingRater[], notes: Notes): void {
  for (const { role, points, weight } of counting) notes.steps.push({ step: 'given', role, points: formatPlain(points), ...(weight === undefined ? {} : { weight: formatPlain(weight) }) })
}
