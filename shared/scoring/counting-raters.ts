import { add, compare, divide, exact, multiply, signOf, zero, type Exact } from './exact'
import type { RaterShare, RatersRule } from './template'

/** From how many answers on an anonymous group counts, unless the rule says otherwise. */
export const defaultMinAnswers = 3

/** One person's points; an anonymous group has several. */
export interface GivenPoints {
  readonly role: string
  readonly points: Exact
}

/** How raters' points become an item's: the raters that count with their weights, what is missing, and what the missing can still make of it. */
export interface CombinedRaters {
  readonly points: Exact | null
  readonly least: Exact
  readonly most: Exact
  /** The rater that the item waits for. */
  readonly missing: string | null
  /** Roles whose points make up the result, with those points and, unless the last one wins, with their weight. */
  readonly counting: readonly CountingRater[]
}

export interface CountingRater extends GivenPoints {
  readonly weight?: Exact
}

interface Part {
  readonly role: string
  readonly weight: Exact
  readonly points: Exact | null
}

/** The mean of a group's answers, or null where nobody, or of an anonymous group too few, answered. */
export function groupPoints(rule: RatersRule, rater: RaterShare, given: readonly GivenPoints[]): Exact | null {
  const answers = given.filter(({ role }) => role === rater.role)
  return rater.isAnonymous === true && answers.length < (rule.minAnswers ?? defaultMinAnswers) ? null : meanPoints(answers)
}

function meanPoints(answers: readonly GivenPoints[]): Exact | null {
  return answers.length === 0 ? null : divide(answers.map(({ points }) => points).reduce(add, zero), exact(answers.length))
}

/** The weight of every counting rater; a group with too few answers hands its own to the fallback. */
function partsOf(rule: RatersRule, counting: readonly RaterShare[], given: readonly GivenPoints[]): readonly Part[] {
  const weights = new Map<string, Exact>()
  const put = (role: string, weight: Exact) => weights.set(role, add(weights.get(role) ?? zero, weight))
  for (const rater of counting) {
    const isTooSmall = rater.isAnonymous === true && groupPoints(rule, rater, given) === null
    const receiver = isTooSmall ? rule.fallback : rater.role
    if (receiver !== undefined) put(receiver, rule.final === 'mean' ? exact(1) : exact(rater.weight ?? 0))
  }
  return [...weights].filter(([, weight]) => signOf(weight) > 0).map(([role, weight]) => {
    const rater = counting.find((candidate) => candidate.role === role)
    const answers = given.filter((answer) => answer.role === role)
    return { role, weight, points: rater === undefined ? meanPoints(answers) : groupPoints(rule, rater, given) }
  })
}

function meanOf(parts: readonly Part[], otherwise: Exact): Exact {
  const sum = parts.map(({ points, weight }) => multiply(points ?? otherwise, weight)).reduce(add, zero)
  return divide(sum, parts.map(({ weight }) => weight).reduce(add, zero))
}

/**
 * `last`: of the raters from first to last the last one who has given points wins. `mean` and `weighted` wait for everybody who counts; an
 * anonymous group is never waited for. `self` counts only with a weight (scoring.md, `rating`). `span` is what one rater can give.
 */
export function combineRaters(rule: RatersRule, given: readonly GivenPoints[], span: { readonly least: Exact; readonly most: Exact }): CombinedRaters {
  const counting = rule.raters.filter(({ role, weight }) => role !== 'self' || weight !== undefined)
  if ((rule.final ?? 'last') === 'last') {
    const there = counting.flatMap((rater) => {
      const points = groupPoints(rule, rater, given)
      return points === null ? [] : [{ role: rater.role, points }]
    })
    const winner = there[there.length - 1]
    if (winner === undefined) return { points: null, ...span, missing: counting[counting.length - 1]?.role ?? '', counting: [] }
    return { points: winner.points, least: winner.points, most: winner.points, missing: null, counting: [winner] }
  }
  const parts = partsOf(rule, counting, given)
  const there = parts.flatMap(({ role, weight, points }) => (points === null ? [] : [{ role, weight, points }]))
  if (parts.length === 0) return { points: null, ...span, missing: counting[0]?.role ?? '', counting: [] }
  const least = meanOf(parts, span.least)
  const most = meanOf(parts, span.most)
  const missing = parts.find(({ points }) => points === null)?.role ?? null
  return { points: missing === null && compare(least, most) === 0 ? least : null, least, most, missing, counting: there }
}
