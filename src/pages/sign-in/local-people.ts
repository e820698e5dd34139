import type { Session } from '../../cloud/session'

/** A person of the demonstration company, as the local cloud lists them. */
export interface LocalPerson {
  readonly personId: string
  readonly name: string
  readonly position: string
  readonly storeName: string
  readonly roles: readonly string[]
}

/** From the crew to the head of the company. */
const order = ['installer', 'supervisor', 'sales-manager', 'store-manager', 'inspector', 'after-sales-manager', 'hr', 'finance', 'general-manager']

function hasTexts(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
}

export function isLocalPeople(body: unknown): body is { people: readonly LocalPerson[] } {
  const people = (body as { people?: unknown } | null)?.people
  return Array.isArray(people) && people.every((person) => hasTexts(person, ['personId', 'name', 'position', 'storeName']) && Array.isArray((person as { roles?: unknown }).roles))
}

export function isSession(body: unknown): body is Session {
  return hasTexts(body, ['token', 'personId'])
}

/** The highest of a person's roles decides; someone without a known role comes last. */
function rankOf({ roles }: LocalPerson): number {
  return Math.max(-1, ...roles.map((role) => order.indexOf(role)))
}

/** By store, those who lead first; among equals as the local cloud lists them. */
export function groupPeople(all: readonly LocalPerson[]): readonly { title: string; people: readonly LocalPerson[] }[] {
  const people = [...all].sort((a, b) => rankOf(b) - rankOf(a))
  const groups = new Map<string, LocalPerson[]>()
  for (const person of people) groups.set(person.storeName, [...(groups.get(person.storeName) ?? []), person])
  return [...groups].map(([title, members]) => ({ title, people: members }))
}
