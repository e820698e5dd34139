import { hasRole, holdsRole, type Person } from '../people/person'
import type { Subject } from '../people/permission'

/** The rungs that a step climbs when its own holder may not or can't act (decision 10). */
const ladder = ['supervisor', 'store-manager', 'general-manager'] as const
type Rung = (typeof ladder)[number]

export interface ResolvedSigner {
  readonly personId: string
  readonly personName: string
  /** Why the step fell to this person; null when it is theirs by position. */
  readonly because: string | null
}

function isRung(role: string): role is Rung {
  return (ladder as readonly string[]).includes(role)
}

/** Whether the person holds a role that gets a signature through the door at all. */
const isSigner = (person: Person) => ladder.some((role) => hasRole(person, role))

function holdersOf(rung: Rung, subject: Subject, leads: readonly Person[]): readonly Person[] {
  const sorted = [...leads].sort((a, b) => (a._id < b._id ? -1 : 1))
  if (rung === 'supervisor') return sorted.filter((person) => person._id === subject.supervisorId)
  return sorted.filter((person) => holdsRole(person, rung, subject.storeId))
}

/**
 * Who signs a step that the route gives to `role`: the holder by position, or their delegate while on leave, or the next person up when
 * the holder is the subject, has left, or has signed this sheet already (signers are distinct). A delegate stands in for somebody who could
 * have signed, and must be one who could sign themselves. Null: nobody may, which is an exception.
 */
export function resolveSigner(role: string, subject: Subject, signedIds: readonly string[], leads: readonly Person[]): ResolvedSigner | null {
  if (!isRung(role)) return null
  const byId = new Map(leads.map((person) => [person._id, person]))
  const mayAct = (person: Person) => person.status === 'active' && isSigner(person) && person._id !== subject.personId && !signedIds.includes(person._id)
  const start = ladder.indexOf(role)
  let because: string | null = null
  for (const rung of ladder.slice(start)) {
    const holders = holdersOf(rung, subject, leads)
    for (const holder of holders.filter(mayAct)) {
      if (holder.delegateId === null) return { personId: holder._id, personName: holder.name, because }
      const delegate = byId.get(holder.delegateId)
      if (delegate !== undefined && mayAct(delegate)) return { personId: delegate._id, personName: delegate.name, because: `代${holder.name}办理` }
    }
    because = holders.some((holder) => holder._id === subject.personId) ? '本人不能签自己的表，由上一级办理' : '原办理人不能签这一步，由上一级办理'
  }
  return null
}
