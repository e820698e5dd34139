import type { SheetException } from '@shared/appraisal/sheet-exception'
import { toInstant } from '@shared/cycle/beijing-time'
import { logBug } from '../kit/log'
import { inTransaction } from '../kit/transaction'

/** How long a broken sheet rests before the close tries it again. */
const restMs = 60 * 60_000

/**
 * A sheet that can't be moved because its record is broken: it gets an exception that HR sees, and rests an hour by the clocks that brought it up. Works on the raw document and
 * touches no field whose shape is in doubt; where even that fails, the log has it.
 */
export async function markBroken(sheetId: string, requestId: string, clocks: readonly ('dueAt' | 'witnessDueAt')[] = ['dueAt']): Promise<void> {
  try {
    await inTransaction(async (transaction) => {
      const sheet = await transaction.read('sheets', sheetId)
      if (sheet === null) return
      const now = new Date()
      const exceptions: readonly SheetException[] = Array.isArray(sheet.exceptions) ? sheet.exceptions : []
      const isKnown = exceptions.some((raised) => raised.kind === 'broken-record' && raised.settledAt === null)
      const others = exceptions.filter((raised) => isKnown || raised.kind !== 'broken-record')
      const raised = { id: 'broken-record.', kind: 'broken-record' as const, item: '', subject: requestId, raisedAt: now.toISOString(), settledAt: null }
      const all = isKnown ? others : [...others, raised]
      await transaction.write('sheets', {
        ...sheet, ...Object.fromEntries(clocks.map((clock) => [clock, toInstant(now.getTime() + restMs)])), exceptions: all, openExceptionCount: all.filter(({ settledAt }) => settledAt === null).length,
      })
    })
  } catch (failure) {
    logBug(failure, { requestId, action: 'mark-broken', sheetId })
  }
}
