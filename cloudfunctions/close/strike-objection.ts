import { isRefusal } from '@shared/contract/refusal'
import { strikeObjection, type Objection } from '@shared/appraisal/objection'
import { logBug } from '../kit/log'
import { objectedSheet } from '../kit/objected-sheet'
import { inTransaction, isBusy } from '../kit/transaction'
import type { Slice } from './drain'
import { markBroken } from './mark-broken'

/** Strikes one objection's clock with its sheet: a reminder, the general manager, or its lapsing. Answers whom to tell, null where it did not move. */
export async function strikeDueObjection(due: Objection, { requestId, contextOf }: Slice): Promise<readonly string[] | null> {
  const readers: string[] = []
  try {
    const audience = await inTransaction(async (transaction) => {
      const objection = await transaction.read('objections', due._id)
      const sheet = objection === null ? null : await transaction.read('sheets', objection.sheetId)
      if (objection === null || sheet === null) return []
      const now = new Date().toISOString()
      const struck = strikeObjection(objection, now)
      if (struck === objection) return []
      await transaction.write('objections', struck)
      if (struck.state === objection.state) return [objection.employeeId, ...sheet.watcherIds]
      const settled = await objectedSheet(transaction, sheet, struck, null, await contextOf(sheet, now))
      if (isRefusal(settled)) throw new Error(`a lapse was refused: ${settled.code}`)
      await transaction.write('sheets', settled)
      return [objection.employeeId, objection.enteredById, ...settled.watcherIds]
    }, (ids) => { readers.push(...ids) })
    return audience.length > 0 ? [...audience, ...readers] : null
  } catch (failure) {
    if (isBusy(failure, { requestId, action: 'strike-objection', sheetId: due.sheetId })) return null
    logBug(failure, { requestId, action: 'strike-objection', sheetId: due.sheetId })
    await markBroken(due.sheetId, requestId)
    return null
  }
}
