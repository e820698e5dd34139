import { add, divide, exact, formatPlain, multiply, zero, type Exact } from '../exact'
import { bound, settled, waiting, type Outcome, type ScoringContext } from '../outcome'
import type { TraceInput } from '../scorecard'
import type { RatingRule, TemplateItem } from '../template'

/**
 * Points given by people. `last`: of the raters from first to last the last one who has given points wins; `mean` and `weighted` wait until
 * every counting rater has. `self` informs and counts only with a weight (scoring.md, `rating`).
 */
export function scoreRating(item: TemplateItem, rule: RatingRule, { inputs }: ScoringContext): Outcome {
  const given = new Map((inputs.ratings ?? []).filter((rating) => rating.item === item.id).map((rating) => [rating.role, rating]))
  const counting = rule.raters.filter(({ role, weight }) => role !== 'self' || weight !== undefined)
  const final = rule.final ?? 'last'
  const there = counting.filter(({ role }) => given.has(role))
  const winner = there[there.length - 1]
  const counts = (role: string) => (final === 'last' ? winner?.role === role : counting.some((rater) => rater.role === role))
  const used = [...given.values()].map((rating): TraceInput => ({
    input: 'rating', role: rating.role, points: formatPlain(exact(rating.points)), counts: counts(rating.role), ...(rating.by === undefined ? {} : { by: rating.by }),
  })).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const missing = final === 'last' ? (winner === undefined ? counting[counting.length - 1] : undefined) : counting.find(({ role }) => !given.has(role))
  const pointsOf = (role: string, otherwise: Exact): Exact => {
    const rating = given.get(role)
    return rating === undefined ? otherwise : exact(rating.points)
  }
  const pointsWith = (otherwise: Exact): Exact => (final === 'last'
    ? pointsOf(winner?.role ?? '', otherwise)
    : meanOf(counting.map(({ role, weight }) => ({ points: pointsOf(role, otherwise), weight: final === 'mean' ? 1 : (weight ?? 0) }))))
  if (missing !== undefined || counting.length === 0) {
    const trace = { rule: rule.kind, inputs: used, steps: [] }
    return waiting({ kind: 'rating', subject: missing?.role ?? '' }, trace, bound(pointsWith(zero), rule), bound(pointsWith(exact(item.max)), rule))
  }
  const points = pointsWith(zero)
  const steps = counting.filter(({ role }) => counts(role)).map(({ role }) => ({ step: 'given' as const, role, points: formatPlain(pointsOf(role, zero)) }))
  return settled(rule, points, used, steps)
}

function meanOf(parts: readonly { points: Exact; weight: number }[]): Exact {
  const sum = parts.map(({ points, weight }) => multiply(points, exact(weight))).reduce(add, zero)
  const weights = parts.map(({ weight }) => exact(weight)).reduce(add, zero)
  return weights.n === 0n ? zero : divide(sum, weights)
}
