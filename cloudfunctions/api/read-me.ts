import { actions } from '@shared/contract/actions'
import { readMe, type Me } from '@shared/people/read-me'
import { isGranted } from '@shared/people/permission'
import { roleTitles, type Person } from '@shared/people/person'
import { periodKindsOf } from '@shared/people/sheet-plan'
import { query } from '../kit/serve'
import { readDocument } from '../kit/read'

/** The person as the app greets them, with the actions that their roles allow at all. */
export async function meOf(person: Person): Promise<Me> {
  const store = await readDocument('stores', person.storeId)
  const may = Object.values(actions).filter((action) => isGranted(action.may.map(({ role }) => ({ role, reach: 'any' as const })), person, null))
  return {
    id: person._id, name: person.name, position: person.position, storeId: person.storeId, storeName: store?.name ?? '',
    roles: person.roles.map((grant) => ({ role: grant.role, title: roleTitles[grant.role], stores: grant.stores === 'company' ? 'company' : [...grant.stores] })),
    hasSheet: periodKindsOf(person).length > 0, may: may.map((action) => action.name),
  }
}

export const readMeHandler = query(readMe, ({ actor }) => meOf(actor))
