import { holdsRole, hasRole, type PermissionRole, type Person } from './person'

/**
 * How far a grant reaches from the actor: `self` is the actor's own record, `team` the people whose supervisor the actor is,
 * `scope` people of the stores in which the actor holds the role (never the actor), `any` needs no person at all.
 */
export type Reach = 'self' | 'team' | 'scope' | 'any'

/** One row of who may: a role (or everybody who is signed in) and how far it reaches. */
export interface Grant {
  readonly role: PermissionRole | 'everybody'
  readonly reach: Reach
}

/** Whom a record is about, as far as permission needs to know. */
export interface Subject {
  readonly personId: string
  readonly storeId: string
  readonly supervisorId: string | null
}

/**
 * Whether one of the rows lets the actor act on the subject; `null` stands for a record that is about nobody (a period, the pay list).
 * Rows that reach for a person never match without one. This one function guards the writes and draws the buttons.
 */
export function isGranted(grants: readonly Grant[], actor: Pick<Person, '_id' | 'roles'>, subject: Subject | null): boolean {
  return grants.some((grant) => {
    if (grant.reach === 'any') return grant.role === 'everybody' || hasRole(actor, grant.role)
    if (subject === null) return false
    const isSelf = subject.personId === actor._id
    if (grant.reach === 'self') return isSelf && (grant.role === 'everybody' || hasRole(actor, grant.role))
    if (isSelf || grant.role === 'everybody') return false
    if (grant.reach === 'team') return subject.supervisorId === actor._id && holdsRole(actor, grant.role, subject.storeId)
    return holdsRole(actor, grant.role, subject.storeId)
  })
}
