import type { Sheet } from '@shared/appraisal/sheet'
import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideCorrection, decideOnCorrection } from '@shared/correction/decide-correction'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { calendarPeriodIdOf, periodKindOf } from '@shared/cycle/period-id'
import { command } from '../kit/serve'
import { openSheet } from '../kit/sheet-access'
import type { Transaction } from '../kit/transaction'

/** The running month's pay list; of a company that has no months, that of the sheet's own kind of period. */
async function nextPayList(transaction: Transaction, { periodId }: Sheet, now: string): Promise<string> {
  const [month, kind] = [periodIdOf(now), periodKindOf(periodId)]
  const own = kind === 'probation' ? month : calendarPeriodIdOf(kind, now)
  const isOpened = async (id: string) => await transaction.read('periods', id) !== null
  return own !== month && !await isOpened(month) && await isOpened(own) ? own : month
}

export const decideCorrectionHandler = command(decideCorrection, async ({ actor, input, now, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, decideCorrection, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet
  const correction = await transaction.read('corrections', input.correctionId)
  if (correction === null || correction.sheetId !== sheet._id) return refuse('not-found')
  const decided = decideOnCorrection(sheet, correction, { id: actor._id, name: actor.name }, input, await nextPayList(transaction, sheet, now), now)
  if (isRefusal(decided)) return decided
  await transaction.write('corrections', decided.correction)
  await transaction.write('sheets', decided.sheet)
  summarise(`${input.answer === 'confirmed' ? '确认' : '不通过'}更正：${sheet.employeeName} ${sheet.periodId}`)
  tell([...decided.sheet.watcherIds, correction.proposedBy.id])
  return { correctionId: correction._id, version: decided.sheet.version }
})
