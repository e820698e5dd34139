import { refuse, type Refusal } from '@shared/contract/refusal'
import { addHours } from '@shared/cycle/beijing-time'
import { maximumTries } from '@shared/people/accept-invitation'
import { inTransaction, Rollback } from './transaction'

/**
 * Counts a try before the code is looked at, in a transaction of its own, because a wrong code must leave its mark although the command
 * that carried it is refused and rolled back. Five an hour for each WeChat account make guessing hopeless.
 */
export async function countTry(openid: string, now: string): Promise<Refusal | null> {
  return inTransaction<Refusal | null>(async (transaction) => {
    const tries = await transaction.read('invitation-tries', openid)
    const isFresh = tries === null || now >= addHours(tries.since, 1)
    const count = isFresh ? 1 : tries.count + 1
    if (count > maximumTries) return new Rollback<Refusal | null>(refuse('invitation-locked'))
    await transaction.write('invitation-tries', { _id: openid, count, since: isFresh ? now : tries.since })
    return null
  })
}
