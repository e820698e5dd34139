import { command, database } from './database'
import { logBug } from './log'

/**
 * Tells the open pages of these people that something changed (decision 12): one write after the commit, carrying nothing but a number. It
 * may fail without harm, since pages also ask once a minute; the change itself stands.
 */
export async function signal(personIds: Iterable<string>, requestId: string): Promise<void> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return
  try {
    for (let start = 0; start < ids.length; start += 100) {
      await database.collection('signals').where({ _id: command.in(ids.slice(start, start + 100)) }).update({ rev: command.inc(1) })
    }
  } catch (failure) {
    logBug(failure, { requestId, action: 'signal' })
  }
}
