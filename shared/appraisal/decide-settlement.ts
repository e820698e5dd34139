import { refuse, type Refusal } from '../contract/refusal'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import type { SettlementInput } from '../scoring/inputs'
import { rescoreSheet } from './rescore-sheet'
import type { Sheet } from './sheet'

/** What HR decides about an item that can't get its input, in words for the person who is scored. */
export const settlementTitles: Readonly<Record<SettlementInput['choice'], string>> = { full: '按满分算', zero: '按 0 分算', exclude: '这一项不计' }

/** The sheet with this settlement of a waiting item; it stays on the sheet with its reason, and gives way to the input should it still come. */
export function decideSettlement(sheet: Sheet, settlement: SettlementInput, context: AdvanceContext): Sheet | Refusal {
  const score = sheet.scorecard.items.find(({ id }) => id === settlement.item)
  if (score?.status !== 'pending') return refuse('exception-settled')
  const others = (sheet.inputs.settlements ?? []).filter(({ item }) => item !== settlement.item)
  const settlements = [...others, { ...settlement, reason: settlement.reason.trim() }].sort((a, b) => (a.item < b.item ? -1 : 1))
  const title = context.template.items.find(({ id }) => id === settlement.item)?.title ?? settlement.item
  return advanceSheet(rescoreSheet(sheet, context.template, { ...sheet.inputs, settlements }, `${title}：${settlementTitles[settlement.choice]}`, context.now), context)
}
