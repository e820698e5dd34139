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

/** What one rater can give. */
export interface PointsSpan {
  readonly least: Exact
  readonly most: Exact
}

interface Part {
  readonly role: string
  readonly weight: Exact
  readonly points: Exact | null
}

/** The mean of a group's answers, or null where nobody, or of an anonymous group too few, answered. */
export function groupPoints(rule: RatersRule, rater: RaterShare, given: readonly GivenPoints[]): Exact | null {
  return meanPoints(rater.role, given, rater.isAnonymous === true ? (rule.minAnswers ?? defaultMinAnswers) : 1)
}

function meanPoints(role: string, given: readonly GivenPoints[], minAnswers: number): Exact | null {
  let sum = zero
  let answers = 0
  for (const one of given) {
    if (one.role !== role) continue
    sum = answers === 0 ? one.points : add(sum, one.points)
    answers += 1
  }
  if (answers === 0 || answers < minAnswers) return null
  return answers === 1 ? sum : divide(sum, exact(answers))
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
    return { role, weight, points: rater === undefined ? meanPoints(role, given, 1) : groupPoints(rule, rater, given) }
  })
}

function meanOf(parts: readonly Part[], otherwise: Exact): Exact {
  const sum = parts.map(({ points, weight }) => multiply(points ?? otherwise, weight)).reduce(add, zero)
  return divide(sum, parts.map(({ weight }) => weight).reduce(add, zero))
}

const isCounting = ({ role, weight }: RaterShare): boolean => role !== 'self' || weight !== undefined

function lastRater(rule: RatersRule, given: readonly GivenPoints[], { least, most }: PointsSpan): CombinedRaters {
  let last: string | null = null
  for (let place = rule.raters.length - 1; place >= 0; place -= 1) {
    const rater = rule.raters[place]
    if (rater === undefined || !isCounting(rater)) continue
    last ??= rater.role
    const points = groupPoints(rule, rater, given)
    if (points !== null) return { points, least: points, most: points, missing: null, counting: [{ role: rater.role, points }] }
  }
  return { points: null, least, most, missing: last ?? '', counting: [] }
}

/**
 * `last`: of the raters from first to last the last one who has given points wins. `mean` and `weighted` wait for everybody who counts; an
 * anonymous group is never waited for. `self` counts only with a weight (scoring.md, `rating`). `span` is what one rater can give.
 */
export function combineRaters(rule: RatersRule, given: readonly GivenPoints[], span: PointsSpan): CombinedRaters {
  if ((rule.final ?? 'last') === 'last') return lastRater(rule, given, span)
  const counting = rule.raters.filter(isCounting)
  const parts = partsOf(rule, counting, given)
  const there = parts.flatMap(({ role, weight, points }) => (points === null ? [] : [{ role, weight, points }]))
  if (parts.length === 0) return { points: null, ...span, missing: counting[0]?.role ?? '', counting: [] }
  const least = meanOf(parts, span.least)
  const most = meanOf(parts, span.most)
  const missing = parts.find(({ points }) => points === null)?.role ?? null
  return { points: missing === null && compare(least, most) === 0 ? least : null, least, most, missing, counting: there }
}
