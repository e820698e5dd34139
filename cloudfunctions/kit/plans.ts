import type { Sheet } from '@shared/appraisal/sheet'
import { sheetIdOf } from '@shared/appraisal/sheet'
import type { Refusal } from '@shared/contract/refusal'
import { neighbourPeriodId } from '@shared/cycle/period-id'
import { refuseUnplanned } from '@shared/improvement/decide-plan'
import type { Template } from '@shared/scoring/template'
import type { ImprovementPlan } from '@shared/improvement/improvement-plan'
import type { Transaction } from './transaction'

/** The sheet of the period before, whose plan this one looks back on; null where no period is before (a probation). */
export function previousSheetIdOf(sheet: Pick<Sheet, 'periodId' | 'employeeId' | 'templateId'>): string | null {
  const before = neighbourPeriodId(sheet.periodId, -1)
  return before === null ? null : sheetIdOf(before, sheet.employeeId, sheet.templateId)
}

/** The plan that this sheet looks back on; null without one. */
export async function readPreviousPlan(transaction: Transaction, sheet: Sheet): Promise<ImprovementPlan | null> {
  const before = previousSheetIdOf(sheet)
  return before === null ? null : transaction.read('plans', before)
}

/** Why the first signature has to wait for an improvement plan or the review of the last one; null on every other form and step. */
export async function refuseWithoutPlan(transaction: Transaction, sheet: Sheet, template: Template): Promise<Refusal | null> {
  if (template.practice?.adviseBelow === undefined || sheet.state !== template.route[0]?.from) return null
  return refuseUnplanned(sheet, template, await transaction.read('plans', sheet._id), await readPreviousPlan(transaction, sheet))
}
