import { toInstant } from '@shared/cycle/beijing-time'
import { inTransaction } from '../kit/transaction'

/** How long past its own deadline a slice keeps its lease: time for the last transaction; a killed slice's lease ends by itself. */
const graceMs = 5_000

/** Takes the lease on a part of the work, or answers no at once where another slice holds it: nobody waits. */
export function takeLease(part: string, deadlineMs: number, holder: string): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const lease = await transaction.read('leases', part)
    const now = new Date().toISOString()
    if (lease !== null && lease.holder !== '' && now < lease.leasedUntil) return false
    await transaction.write('leases', { _id: part, holder, leasedUntil: toInstant(deadlineMs + graceMs) })
    return true
  })
}

/** Gives the lease back; a lease that passed to another slice meanwhile is left alone. */
export function releaseLease(part: string, holder: string): Promise<void> {
  return inTransaction(async (transaction) => {
    const lease = await transaction.read('leases', part)
    if (lease === null || lease.holder !== holder) return
    await transaction.write('leases', { ...lease, holder: '' })
  })
}
