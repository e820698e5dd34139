import { add, exact, formatPlain, minimum, signOf } from '../exact'
import type { LevelsRule, RaterRole, RaterShare, RatingRule, TemplateItem } from '../template'

/** A rule by which people give points. */
export type Rated = RatingRule | LevelsRule

/** The raters whose points can become the item's. */
export function countingRaters({ raters, final }: Rated): readonly RaterShare[] {
  const counting = raters.filter(({ role, weight }) => role !== 'self' || weight !== undefined)
  return final === 'weighted' ? counting.filter(({ weight }) => weight !== undefined && signOf(exact(weight)) > 0) : counting
}

function rated(item: TemplateItem, rule: Rated, raters: readonly RaterShare[], fallback: RaterRole | undefined): TemplateItem {
  const { fallback: _, ...rest } = rule
  return { ...item, rule: { ...rest, raters, ...(fallback === undefined ? {} : { fallback }) } }
}

const isNamed = ({ role, isAnonymous }: RaterShare): boolean => role !== 'self' && isAnonymous !== true

/** The item with its supervisor as somebody who rates: all of it where nobody counts, else in place of groups that are too small. */
export function withSupervisor(item: TemplateItem, rule: Rated): TemplateItem {
  const known = rule.raters.find((rater) => rater.role === 'supervisor' && isNamed(rater))
  const others = rule.raters.filter(({ role }) => role !== 'supervisor')
  const isLast = (rule.final ?? 'last') === 'last'
  const weight = countingRaters({ ...rule, raters: others }).length === 0 ? 100 : 0
  const supervisor: RaterShare = rule.final === 'weighted' ? { role: 'supervisor', weight: known?.weight ?? weight } : { role: 'supervisor' }
  return rated(item, rule, [supervisor, ...others], isLast ? rule.fallback : 'supervisor')
}

/** The item with a self-score that only informs; its weight goes to the first other person who rates by name, the supervisor where there is none. */
export function withInformingSelf(item: TemplateItem, rule: Rated): TemplateItem {
  const own = rule.raters.find(({ role }) => role === 'self')?.weight ?? 0
  const { raters } = rule
  const first = raters.find(isNamed)
  const receiver: RaterShare = first ?? { role: 'supervisor' }
  const share = Number(formatPlain(minimum(exact(100), add(exact(receiver.weight ?? 0), exact(own)))))
  const heir: RaterShare = rule.final === 'weighted' ? { ...receiver, weight: share } : receiver
  const informed = raters.filter(({ role }) => first !== undefined || role !== 'supervisor').map((rater): RaterShare => (rater.role === 'self' ? { role: 'self' } : rater === first ? heir : rater))
  return rated(item, rule, first === undefined ? [...informed, heir] : informed, rule.fallback === 'self' ? receiver.role : rule.fallback)
}
