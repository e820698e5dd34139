import { checked, database } from './database'
import { strictWhere } from './read'

/** Unbinds whatever WeChat account belongs to the person. Somebody who left is refused before that already: this frees the account. */
export async function removeBindings(personId: string): Promise<void> {
  checked(await database.collection('bindings').where(strictWhere({ personId })).remove())
}

/** Takes away a sheet whose first day is still to come, after a change on the roster by which there is none. */
export async function removeUnbegun(sheetId: string): Promise<void> {
  checked(await database.collection('sheets').where(strictWhere({ _id: sheetId, state: 'live' })).remove())
}
