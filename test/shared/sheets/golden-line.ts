import type { SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'

/** A person's period in one line, as it would stand in a pay list: the items, the total with its range, pay with its range. */
export function goldenLine(template: Template, inputs: SheetInputs): string {
  const { items, total, range, pay, payRange } = scoreSheet(template, inputs)
  const span = (value: { readonly min: string | null; readonly max: string | null } | null) => (value === null ? '' : ` (${value.min ?? '∞'}..${value.max ?? '∞'})`)
  const money = template.pay === null ? '' : ` | ¥${pay ?? '–'}${span(payRange)}`
  return `${items.map(({ points }) => points ?? '–').join(' ')} | ${total}${span(range)}${money}`
}
