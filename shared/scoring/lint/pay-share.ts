import { divide, exact, multiply, zero, type Exact } from '../exact'
import { totalOver } from '../section-points'
import type { PayRule, Template, TemplateItem } from '../template'

/** What so many points of an item are of pay, in percent of the base. */
export function payShare(template: Template, pay: PayRule, item: TemplateItem, points: Exact): Exact {
  const total = totalOver(template, (id) => (id === item.id ? points : zero)) ?? zero
  return multiply(divide(total, exact(pay.passMark)), exact(100))
}
