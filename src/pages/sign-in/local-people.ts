import type { Session } from '../../cloud/session'

/** A person of the demonstration company, as the local cloud lists them. */
export interface LocalPerson {
  readonly personId: string
  readonly name: string
  readonly position: string
  readonly storeName: string
}

function hasTexts(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
}

export function isLocalPeople(body: unknown): body is { people: readonly LocalPerson[] } {
  const people = (body as { people?: unknown } | null)?.people
  return Array.isArray(people) && people.every((person) => hasTexts(person, ['personId', 'name', 'position', 'storeName']))
}

export function isSession(body: unknown): body is Session {
  return hasTexts(body, ['token', 'personId'])
}

/** By store, those who lead first as the local cloud orders them. */
export function groupPeople(people: readonly LocalPerson[]): readonly { title: string; people: readonly LocalPerson[] }[] {
  const groups = new Map<string, LocalPerson[]>()
  for (const person of people) groups.set(person.storeName, [...(groups.get(person.storeName) ?? []), person])
  return [...groups].map(([title, members]) => ({ title, people: members }))
}
