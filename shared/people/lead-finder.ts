import type { Subject } from './permission'
import type { Person } from './person'

/** Finds the leads who can have anything to do with somebody's sheet. */
export type LeadFinder = (subject: Pick<Subject, 'storeId' | 'supervisorId'> & { /** Whom HR named for a step, wherever they belong. */ readonly namedId?: string | null }) => readonly Person[]

/**
 * Lends a finder over all leads of a company: for a person's store and superior it answers those with a role in that store or in the whole company,
 * the superior, whom HR named, and the delegates of all these, by id. Signers, raters and watchers are found among them as among all, at a cost that does not grow
 * with the number of stores.
 */
export function leadFinder(leads: readonly Person[]): LeadFinder {
  const byId = new Map(leads.map((person) => [person._id, person]))
  const everywhere = leads.filter(({ roles }) => roles.some(({ stores }) => stores === 'company'))
  const inStore = new Map<string, Person[]>()
  for (const person of leads) {
    for (const { stores } of person.roles) {
      for (const storeId of stores === 'company' ? [] : stores) inStore.set(storeId, [...(inStore.get(storeId) ?? []), person])
    }
  }
  const found = new Map<string, readonly Person[]>()
  return ({ storeId, supervisorId, namedId = null }) => {
    const key = JSON.stringify([storeId, supervisorId, namedId])
    const known = found.get(key)
    if (known !== undefined) return known
    const superior = byId.get(supervisorId ?? '')
    const near = [...everywhere, ...(inStore.get(storeId) ?? []), ...[superior, byId.get(namedId ?? '')].filter((person) => person !== undefined)]
    const delegates = near.flatMap(({ leave }) => byId.get(leave?.delegateId ?? '') ?? [])
    const all = [...new Set([...near, ...delegates])].sort((a, b) => (a._id < b._id ? -1 : 1))
    found.set(key, all)
    return all
  }
}
