import { refuse, isRefusal } from '@shared/contract/refusal'
import { decideStep } from '@shared/approval/decide-step'
import { assessSheet } from '@shared/approval/assess-sheet'
import { reviewSheet } from '@shared/approval/review-sheet'
import { approveSheet } from '@shared/approval/approve-sheet'
import { advanceContextOf } from '../kit/company'
import { noteForNextMonth } from '../kit/previous-total'
import { command, type Handler } from '../kit/serve'
import { refuseWithoutPlan } from '../kit/plans'
import { canSeeSheet } from '../kit/sheet-access'

/**
 * The three signing steps are one use case: the sheet's route says which step it is at, who holds it and where it leads. State and holder are
 * judged by the route itself, so that "already signed" and "not your turn" are told apart.
 */
function signStep(declaration: typeof assessSheet | typeof reviewSheet | typeof approveSheet): Handler {
  return command(declaration, async ({ actor, input, now, transaction, tell, summarise }) => {
    const sheet = await transaction.read('sheets', input.sheetId)
    if (sheet === null || !canSeeSheet(actor, sheet)) return refuse('not-found')
    const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    const decided = decideStep(sheet, declaration.name, { id: actor._id, name: actor.name }, input, context)
    if (isRefusal(decided)) return decided
    const unplanned = await refuseWithoutPlan(transaction, sheet, context.template)
    if (unplanned !== null) return unplanned
    await transaction.write('sheets', decided)
    if (decided.state === 'sealed') await noteForNextMonth(transaction, decided)
    summarise(`${declaration.title}：${sheet.employeeName} ${sheet.periodId}`)
    tell(decided.watcherIds)
    if (decided.holderId !== null) tell([decided.holderId])
    return { sheetId: decided._id, rev: decided.rev, state: decided.state }
  })
}

export const assessSheetHandler = signStep(assessSheet)
export const reviewSheetHandler = signStep(reviewSheet)
export const approveSheetHandler = signStep(approveSheet)
