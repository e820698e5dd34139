import { nextSheetIdOf, type Sheet } from '@shared/appraisal/sheet'
import type { Transaction } from './transaction'

/** Periods overlap: a sheet is made while the one before is not sealed yet. It learns what it is compared with when that one is. */
export async function noteForNextMonth(transaction: Transaction, sealed: Sheet): Promise<void> {
  const nextId = nextSheetIdOf(sealed)
  const next = nextId === null ? null : await transaction.read('sheets', nextId)
  if (next === null || next.state === 'sealed') return
  await transaction.write('sheets', { ...next, previousTotal: sealed.scorecard.total, rev: next.rev + 1 })
}
