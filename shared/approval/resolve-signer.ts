import { hasRole, holdsRole, isOnLeave, type Person } from '../people/person'
import type { Subject } from '../people/permission'

/** The rungs that a step climbs when its own holder may not or can't act (decision 10). */
const ladder = ['supervisor', 'store-manager', 'general-manager'] as const
/** Roles that sign sheets at all. */
export const signerRoles = ladder
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

/** Whether the person can sign such a sheet now: there, not on leave, with a role that signs, not its subject, and not one who has signed it. */
export function maySignFor(person: Person, subject: Pick<Subject, 'personId'>, signedIds: readonly string[], day: string): boolean {
  return couldSign(person, subject, signedIds) && !isOnLeave(person, day)
}

function couldSign(person: Person, subject: Pick<Subject, 'personId'>, signedIds: readonly string[]): boolean {
  return person.status === 'active' && ladder.some((role) => hasRole(person, role)) && person._id !== subject.personId && !signedIds.includes(person._id)
}

function holdersOf(rung: Rung, subject: Subject, leads: readonly Person[]): readonly Person[] {
  const sorted = [...leads].sort((a, b) => (a._id < b._id ? -1 : 1))
  if (rung === 'supervisor') return sorted.filter((person) => person._id === subject.supervisorId)
  return sorted.filter((person) => holdsRole(person, rung, subject.storeId))
}

/** Whether the person answers to the subject, whose sheet is not judged from below. */
function answersTo(person: Person, subject: Subject): boolean {
  return person.supervisorId === subject.personId
}

/** Everybody of one rung who can sign, each in person or through the delegate of their leave. */
function signersOf(rung: Rung, subject: Subject, signedIds: readonly string[], leads: readonly Person[], day: string): readonly ResolvedSigner[] {
  const byId = new Map(leads.map((person) => [person._id, person]))
  return holdersOf(rung, subject, leads).filter((holder) => couldSign(holder, subject, signedIds) && !answersTo(holder, subject)).flatMap((holder): ResolvedSigner[] => {
    if (!isOnLeave(holder, day)) return [{ personId: holder._id, personName: holder.name, because: null }]
    const delegate = byId.get(holder.leave?.delegateId ?? '')
    return delegate !== undefined && maySignFor(delegate, subject, signedIds, day) && !answersTo(delegate, subject) ? [{ personId: delegate._id, personName: delegate.name, because: `代${holder.name}办理` }] : []
  })
}

/**
 * Who signs a step that the route gives to `role` on a day (`YYYY-MM-DD`, Beijing): the holder by position, or their delegate while on leave, or
 * the next person up when the holder is the subject, has left, is away with a delegate who can't, or has signed this sheet already (signers are
 * distinct), or answers to the subject. A delegate stands in for somebody who could have signed, and must be one who could sign themselves. Null: nobody
 * may, an exception, for which HR names somebody.
 */
export function resolveSigner(role: string, subject: Subject, signedIds: readonly string[], leads: readonly Person[], day: string): ResolvedSigner | null {
  if (!isRung(role)) return null
  let because: string | null = null
  for (const rung of ladder.slice(ladder.indexOf(role))) {
    const [signer] = signersOf(rung, subject, signedIds, leads, day)
    if (signer !== undefined) return { ...signer, because: signer.because ?? because }
    because = holdersOf(rung, subject, leads).some((holder) => holder._id === subject.personId) ? '本人不能签自己的表，由上一级办理' : '原办理人不能签这一步，由上一级办理'
  }
  return null
}

/**
 * Who may sign a step besides its holder once it has waited too long: the first above the step's own rung, else another of the highest. Null where
 * there is nobody else.
 */
export function resolveNextUp(role: string, subject: Subject, takenIds: readonly string[], leads: readonly Person[], day: string): ResolvedSigner | null {
  if (!isRung(role)) return null
  const above = Math.min(ladder.indexOf(role) + 1, ladder.length - 1)
  return ladder.slice(above).flatMap((rung) => signersOf(rung, subject, takenIds, leads, day))[0] ?? null
}
