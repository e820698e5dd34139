import { addHours } from '@shared/cycle/beijing-time'
import { endedUnmade, notedUnmade, type MakingFailure, type UnmadeSheet } from '@shared/cycle/unmade-sheet'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { logBug } from './log'
import type { Missing } from './new-sheets'
import { knownIds, readDocuments } from './read'
import { inTransaction } from './transaction'

/** How long a sheet that can't be made rests before the close tries again by itself. */
const restHours = 1 / 6

/** Notes for HR that the sheet could not be made; false where even that failed, and its making is to be tried again. */
export async function noteUnmade(one: Missing & { readonly storeName: string }, failure: MakingFailure, requestId: string): Promise<boolean> {
  try {
    await inTransaction(async (transaction) => {
      if (await transaction.read('sheets', one.plan.sheetId) !== null) return
      const now = new Date().toISOString()
      const before = await transaction.read('unmade-sheets', one.plan.sheetId)
      const noted = notedUnmade(before, one, failure, now, addHours(now, restHours))
      if (noted !== before) await transaction.write('unmade-sheets', noted)
    })
    return true
  } catch (failed) {
    logBug(failed, { requestId, action: 'note-unmade', personId: one.person._id, sheetId: one.plan.sheetId })
    return false
  }
}

/** Ends those whose sheet is there now, or that nobody plans any more; answers the others. */
export async function endSettled(open: readonly UnmadeSheet[]): Promise<readonly UnmadeSheet[]> {
  if (open.length === 0) return []
  const [made, people] = await Promise.all([knownIds('sheets', open.map(({ _id }) => _id)), readDocuments('people', [...new Set(open.map(({ employeeId }) => employeeId))])])
  const planned = new Set(people.flatMap((person) => open.filter(({ employeeId }) => employeeId === person._id).flatMap(({ periodId }) => sheetPlansIn(person, periodId).map(({ sheetId }) => sheetId))))
  const isStanding = ({ _id }: UnmadeSheet) => !made.has(_id) && planned.has(_id)
  for (const { _id } of open.filter((unmade) => !isStanding(unmade))) {
    await inTransaction(async (transaction) => {
      const latest = await transaction.read('unmade-sheets', _id)
      if (latest?.state === 'open') await transaction.write('unmade-sheets', endedUnmade(latest))
    })
  }
  return open.filter(isStanding)
}
