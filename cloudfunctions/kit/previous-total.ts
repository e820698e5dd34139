import { shiftPeriodId } from '@shared/cycle/beijing-time'
import { sheetIdOf, type Sheet } from '@shared/appraisal/sheet'
import type { Transaction } from './transaction'

/** Months overlap: a sheet is made while the one before is not sealed yet. It learns what it is compared with when that one is. */
export async function noteForNextMonth(transaction: Transaction, sealed: Sheet): Promise<void> {
  const next = await transaction.read('sheets', sheetIdOf(shiftPeriodId(sealed.periodId, 1), sealed.employeeId, sealed.templateId))
  if (next === null || next.state === 'sealed') return
  await transaction.write('sheets', { ...next, previousTotal: sealed.scorecard.total, rev: next.rev + 1 })
}
