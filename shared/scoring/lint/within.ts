import { compare, exact } from '../exact'
import type { Bounds, Rule, TemplateItem } from '../template'

const isSet = (end: Bounds['floor']): end is NonNullable<Bounds['floor']> => end !== undefined && end !== null

/** The item's rule with a new floor or ceiling; the other end gives way where it would be on the wrong side: to 0, or to full marks. */
export function within({ rule, max }: TemplateItem, change: Bounds): Rule {
  const next: Rule = { ...rule, ...change }
  const { floor, ceiling } = next
  if (!isSet(floor) || !isSet(ceiling) || compare(exact(floor), exact(ceiling)) <= 0) return next
  return change.ceiling === undefined ? { ...next, ceiling: max } : { ...next, floor: 0 }
}
