import * as z from 'zod/mini'
import { rescoreSheet } from '../appraisal/rescore-sheet'
import type { Sheet } from '../appraisal/sheet'
import { declareAction } from '../contract/action'
import { decimal, id, reason } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { advanceSheet, contentHashOf, type AdvanceContext } from '../cycle/advance-sheet'
import { noMinimumWages } from './minimum-wage'
import { isBelowMinimum, openGapOf, payGuardChoices } from './pay-guard'

export const settlePayGuard = declareAction({
  name: 'settle-pay-guard', title: '处理低于最低工资', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, pay: decimal, minimum: decimal, choice: z.enum(payGuardChoices), reason }),
  output: z.object({ sheetId: z.string(), rev: z.number(), pay: z.string() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'exception-settled', 'content-changed', 'wrong-state', 'sheet-sealed'],
  may: [{ role: 'finance', reach: 'scope' }, { role: 'hr', reach: 'scope' }],
  sheetStates: ['rating', 'approving'],
  doc: 'Finance or HR decides about pay below the minimum wage before anybody signs the sheet: it is raised to the minimum, or paid as earned; with a reason that is frozen with the sheet. `pay` and `minimum` say what was seen.',
})

/** The sheet with what was decided about its pay, on to its signers; refused where another pay or minimum was seen than holds now. */
export function decidePayGuard(sheet: Sheet, input: z.infer<typeof settlePayGuard.input>, byName: string, context: AdvanceContext): Sheet | Refusal {
  const gap = openGapOf(sheet, context.template, context.minimumWages ?? noMinimumWages)
  if (!isBelowMinimum(sheet) || gap === null) return refuse('exception-settled')
  if (gap.pay !== input.pay || gap.minimum !== input.minimum) return refuse('content-changed')
  const payGuard = { minimum: gap.minimum, choice: input.choice, reason: input.reason.trim(), by: byName }
  const decided = rescoreSheet(sheet, context.template, { ...sheet.inputs, payGuard }, '最低工资', context.now)
  return advanceSheet(sheet.contentHash === null ? decided : { ...decided, contentHash: contentHashOf(decided, context.hashOf) }, context)
}
