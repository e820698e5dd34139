import { checked, database } from './database'
import { strictWhere } from './read'

/** The WeChat account that the person is bound to; null where there is none. */
export async function openidOf(personId: string): Promise<string | null> {
  const answer = checked(await database.collection('bindings').where(strictWhere({ personId })).limit(1).get()) as { data: { _id: string }[] }
  return answer.data[0]?._id ?? null
}
