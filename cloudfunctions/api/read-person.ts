import { refuse } from '@shared/contract/refusal'
import { isGranted } from '@shared/people/permission'
import { hasRole, isInReach, reachOf, type Person } from '@shared/people/person'
import { readPerson } from '@shared/people/read-person'
import { savePerson } from '@shared/people/save-person'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'

/** Every crew that somebody is in, called after its supervisor. */
function crewsOf(people: readonly Person[]): { id: string; storeId: string; title: string }[] {
  const crews = new Map<string, { id: string; storeId: string; title: string }>()
  for (const { crewId, storeId } of people) {
    if (crewId === null || crews.has(crewId)) continue
    const lead = people.find((person) => person.crewId === crewId && hasRole(person, 'supervisor'))
    crews.set(crewId, { id: crewId, storeId, title: `${lead?.name ?? crewId}班组` })
  }
  return [...crews.values()]
}

export const readPersonHandler = query(readPerson, async ({ actor, input }) => {
  const reach = reachOf(actor, ['hr'])
  const [people, stores] = await Promise.all([listDocuments('people', { status: 'active' }), listDocuments('stores', {})])
  const person = input.personId === null ? null : people.find(({ _id }) => _id === input.personId) ?? null
  if (input.personId !== null && (person === null || !isGranted(savePerson.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId }))) return refuse('not-found')
  return {
    entry: person === null ? null : {
      name: person.name, position: person.position, storeId: person.storeId, crewId: person.crewId, supervisorId: person.supervisorId,
      roles: person.roles.map(({ role, stores: where }) => ({ role, stores: where === 'company' ? 'company' as const : [...where] })), base: person.baseSalary,
    },
    stores: stores.filter(({ _id }) => isInReach(reach, _id)).map(({ _id, name }) => ({ id: _id, name })),
    crews: crewsOf(people).filter(({ storeId }) => isInReach(reach, storeId)),
    superiors: people.filter(({ _id, isLead, storeId, roles }) => isLead && _id !== input.personId && (isInReach(reach, storeId) || roles.some(({ stores: where }) => where === 'company'))).map(({ _id, name, position }) => ({ id: _id, name, position })),
    mayGiveCompany: reach === 'company',
  }
})
