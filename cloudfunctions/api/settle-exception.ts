import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { settleException } from '@shared/cycle/settle-exception'
import { decideRating } from '@shared/appraisal/decide-rating'
import { decideSettlement } from '@shared/appraisal/decide-settlement'
import { decideTarget } from '@shared/appraisal/set-target'
import { correctedRecord, metricRecordIdOf, refuseMetricValue } from '@shared/appraisal/record-metric'
import type { Sheet } from '@shared/appraisal/sheet'
import type { SheetException } from '@shared/appraisal/sheet-exception'
import { sheetExceptionRows, type SettlementWay } from '@shared/appraisal/sheet-exception'
import type { AdvanceContext } from '@shared/cycle/advance-sheet'
import { advanceContextOf } from '../kit/company'
import { carryPrevious } from '../kit/carry-previous'
import { command, type CommandCall } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'
import type { Transaction } from '../kit/transaction'
import { applyMetric } from './record-metric'

interface Supply {
  readonly transaction: Transaction
  readonly sheet: Sheet
  readonly exception: SheetException
  readonly value: string
  readonly reason: string
  readonly actor: { readonly _id: string; readonly name: string }
  readonly context: AdvanceContext
}

/** A missing metric supplied for this one person: the nearest scope, so that nobody else's sheet moves. */
async function supplyMetric({ transaction, sheet, exception, value, reason, actor, context }: Supply): Promise<Sheet | Refusal> {
  const wrong = refuseMetricValue(context.template, exception.subject, { value })
  if (wrong !== null) return wrong
  const key = { periodId: sheet.periodId, metricId: exception.subject, scope: 'employee' as const, scopeId: sheet.employeeId }
  const earlier = await transaction.read('metrics', metricRecordIdOf(key))
  const record = correctedRecord(earlier, {
    ...key, storeId: sheet.storeId, value: { value }, source: `人事补录：${reason}`, recordedBy: actor._id, recordedByName: actor.name, recordedAt: context.now,
  })
  await transaction.write('metrics', record)
  const supplied = await applyMetric(transaction, sheet, record, context)
  await carryPrevious(transaction, supplied, exception.subject, context.now)
  return supplied
}

/** A missing rating or level supplied in the rater's place, under the rater's role, with HR's name and reason beside it. */
function supplyRating({ sheet, exception, value, reason, actor, context }: Supply): Sheet | Refusal {
  const isLevel = context.template.items.find(({ id }) => id === exception.item)?.rule.kind === 'levels'
  return decideRating(sheet, { item: exception.item, role: exception.subject, by: `${actor.name}（补录）`, byId: actor._id, comment: reason, ...(isLevel ? { level: Number(value) } : { points: value }) }, context)
}

function supplied(supply: Supply): Promise<Sheet | Refusal> | Sheet | Refusal {
  switch (supply.exception.kind) {
    case 'missing-rating': return supplyRating(supply)
    case 'missing-target': return decideTarget(supply.sheet, { metricId: supply.exception.subject, target: supply.value }, supply.context)
    case 'missing-metric':
    case 'nothing-to-divide': return supplyMetric(supply)
    case 'missing-tasks':
    case 'no-approver':
    case 'broken-record':
    case 'unmade':
    case 'pay-guard': return refuse('wrong-state', sheetExceptionRows[supply.exception.kind].advice)
  }
}

/** One exception as HR's command settles it. */
export interface SettleInput {
  readonly sheetId: string
  readonly exceptionId: string
  readonly way: SettlementWay
  readonly value?: string
  readonly reason: string
}

/** Settles one exception within a command's transaction; the sheet as it was and as it is written, or why not. */
export async function settleOne({ actor, now, transaction }: Pick<CommandCall<unknown>, 'actor' | 'now' | 'transaction'>, input: SettleInput): Promise<Sheet | Refusal> {
  const sheet = await openSheet(transaction, settleException, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const exception = sheet.exceptions.find(({ id, settledAt }) => id === input.exceptionId && settledAt === null)
  if (exception === undefined) return refuse(sheet.exceptions.some(({ id }) => id === input.exceptionId) ? 'exception-settled' : 'not-found')
  if (!sheetExceptionRows[exception.kind].ways.includes(input.way)) return refuse('wrong-state', sheetExceptionRows[exception.kind].advice)
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const settled = input.way === 'supply'
    ? await supplied({ transaction, sheet, exception, value: input.value ?? '0', reason: input.reason.trim(), actor, context })
    : decideSettlement(sheet, { item: exception.item, choice: input.way, reason: input.reason }, context)
  if (isRefusal(settled)) return settled
  await transaction.write('sheets', settled)
  return settled
}

export const settleExceptionHandler = command(settleException, async (call) => {
  const { actor, input, tell, summarise } = call
  const { value, ...rest } = input
  const settled = await settleOne(call, value === undefined ? rest : { ...rest, value })
  if (isRefusal(settled)) return settled
  summarise(`处理异常：${settled.employeeName} ${input.exceptionId}，${input.reason.trim()}`)
  tell([actor._id, ...settled.watcherIds])
  if (settled.holderId !== null) tell([settled.holderId])
  return { sheetId: settled._id, rev: settled.rev }
})
