import type { ActionDeclaration } from '@shared/contract/action'
import { refuse, type Refusal } from '@shared/contract/refusal'
import { isGranted, type Subject } from '@shared/people/permission'
import type { Person } from '@shared/people/person'
import { sheetReaders } from '@shared/appraisal/read-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows, type SheetState } from '@shared/appraisal/sheet-state'
import type { Transaction } from './transaction'

/** Whom a sheet or an incident is about, as permission sees it. */
export function subjectOf(record: { employeeId: string; storeId: string; supervisorId: string | null }): Subject {
  return { personId: record.employeeId, storeId: record.storeId, supervisorId: record.supervisorId }
}

/** Whether the person may see the sheet: by role and reach, or because a step or a rating of it is theirs. */
export function canSeeSheet(actor: Person, sheet: Sheet): boolean {
  return isGranted(sheetReaders, actor, subjectOf(sheet)) || sheet.holderId === actor._id || sheet.escalatedToId === actor._id || sheet.raters.some(({ personId }) => personId === actor._id)
}

/** Why the sheet's state forbids the action, null when it does not. */
export function refuseState(declaration: ActionDeclaration, state: SheetState): Refusal | null {
  if (declaration.sheetStates === undefined || declaration.sheetStates.includes(state)) return null
  if (state === 'sealed') return refuse('sheet-sealed')
  const takesFacts = declaration.sheetStates.includes('live') && !declaration.sheetStates.includes('assessing')
  if (takesFacts && !sheetStateRows[state].takesFacts) return refuse('sheet-frozen')
  return refuse('wrong-state', `考核表现在是“${sheetStateRows[state].title}”，不能做这个操作`)
}

/**
 * The sheet for a command, read inside its transaction: may you see it (else it does not exist for you), may you do it, is the state
 * right, in this order.
 */
export async function openSheet(transaction: Transaction, declaration: ActionDeclaration, actor: Person, sheetId: string): Promise<Sheet | Refusal> {
  const sheet = await transaction.read('sheets', sheetId)
  if (sheet === null || !canSeeSheet(actor, sheet)) return refuse('not-found')
  if (!isGranted(declaration.may, actor, subjectOf(sheet))) return refuse(sheet.employeeId === actor._id ? 'own-sheet' : 'forbidden')
  return refuseState(declaration, sheet.state) ?? sheet
}
