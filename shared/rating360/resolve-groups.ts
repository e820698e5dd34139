import type { Person } from '../people/person'
import type { RaterRole } from '../scoring/template'

/** More people than this are not asked by themselves in one group; HR chooses then. */
export const maximumAsked = 12

type Subject = Pick<Person, '_id' | 'storeId' | 'supervisorId' | 'position'>

/** What makes somebody part of a group; other roles are single persons, or customers. */
const membership: Partial<Record<RaterRole, (person: Person, subject: Subject) => boolean>> = {
  'subordinate': (person, subject) => person.supervisorId === subject._id,
  'peer': (person, subject) => person.position === subject.position && person.storeId === subject.storeId,
  // Those who lead something else in the same store, and neither stand above nor below.
  'other-department': (person, subject) => person.isLead && person.storeId === subject.storeId && person.position !== subject.position && person.supervisorId !== subject._id,
}

/** Who is asked in a group, as far as the roster tells; customers are not on it and get codes. */
export function resolveGroup(role: RaterRole, subject: Subject, people: readonly Person[]): readonly Person[] {
  const others = people.filter(({ _id, status }) => status === 'active' && _id !== subject._id && _id !== subject.supervisorId)
  const belongs = membership[role]
  return others.filter((person) => belongs?.(person, subject) === true).sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, maximumAsked)
}
