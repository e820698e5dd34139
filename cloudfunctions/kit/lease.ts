import { toInstant } from '@shared/cycle/beijing-time'
import type { WorkLease, WorkProgress } from './collections'
import { inTransaction } from './transaction'

/** How long past its own deadline a slice keeps its lease: time for the last transaction; a killed slice's lease ends by itself. */
const graceMs = 5_000

/** Takes the lease on a part of the work, or answers null at once where another slice holds it: nobody waits. */
export function takeLease(part: string, deadlineMs: number, holder: string): Promise<WorkLease | null> {
  return inTransaction(async (transaction) => {
    const lease = await transaction.read('leases', part)
    const now = new Date().toISOString()
    if (lease !== null && lease.holder !== '' && now < lease.leasedUntil) return null
    const taken: WorkLease = { ...lease, _id: part, holder, leasedUntil: toInstant(deadlineMs + graceMs) }
    await transaction.write('leases', taken)
    return taken
  })
}

/** Gives the lease back, with how far the work has come where it is long; a lease that passed to another slice meanwhile is left alone. */
export function releaseLease(part: string, holder: string, progress?: WorkProgress): Promise<void> {
  return inTransaction(async (transaction) => {
    const lease = await transaction.read('leases', part)
    if (lease === null || lease.holder !== holder) return
    await transaction.write('leases', { ...lease, holder: '', ...(progress === undefined ? {} : { progress }) })
  })
}

/** Does the work under the lease; null where another slice holds it. */
export async function underLease<Result>(part: string, deadlineMs: number, holder: string, work: () => Promise<Result>): Promise<Result | null> {
  if (await takeLease(part, deadlineMs, holder) === null) return null
  try {
    return await work()
  } finally {
    await releaseLease(part, holder)
  }
}
