import type { Sheet } from '@shared/appraisal/sheet'
import { sheetIdOf } from '@shared/appraisal/sheet'
import type { Refusal } from '@shared/contract/refusal'
import { shiftPeriodId } from '@shared/cycle/beijing-time'
import { refuseUnplanned } from '@shared/improvement/decide-plan'
import type { Template } from '@shared/scoring/template'
import type { Transaction } from './transaction'

/** The sheet of the period before, whose plan this one looks back on. */
export function previousSheetIdOf(sheet: Pick<Sheet, 'periodId' | 'employeeId' | 'templateId'>): string {
  return sheetIdOf(shiftPeriodId(sheet.periodId, -1), sheet.employeeId, sheet.templateId)
}

/** Why the first signature has to wait for an improvement plan or the review of the last one; null on every other form and step. */
export async function refuseWithoutPlan(transaction: Transaction, sheet: Sheet, template: Template): Promise<Refusal | null> {
  if (template.practice?.adviseBelow === undefined || sheet.state !== template.route[0]?.from) return null
  return refuseUnplanned(sheet, template, await transaction.read('plans', sheet._id), await transaction.read('plans', previousSheetIdOf(sheet)))
}
