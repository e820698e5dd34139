import { holdsRole, permissionRoles, type Person, type PermissionRole } from './person'
import type { Subject } from './permission'

function isPermissionRole(role: string): role is PermissionRole {
  return (permissionRoles as readonly string[]).includes(role)
}

/**
 * The person who gives points in a rater relation (decision 13), resolved by position, superior and store; the first by id where several hold
 * it. Null: nobody does, or only the subject, who never rates their own sheet.
 */
export function resolveRater(role: string, subject: Subject, leads: readonly Person[]): Person | null {
  const candidates = [...leads].filter((person) => person.status === 'active' && person._id !== subject.personId).sort((a, b) => (a._id < b._id ? -1 : 1))
  const superior = candidates.find((person) => person._id === subject.supervisorId) ?? null
  if (role === 'supervisor' || role === 'assessor') return superior
  if (role === 'reviewer') return reviewerOf(subject, candidates.filter((person) => person._id !== superior?._id))
  if (!isPermissionRole(role)) return null
  return candidates.find((person) => holdsRole(person, role, subject.storeId)) ?? null
}

/** The reviewer (审核) stands above the assessor and is another person: the store's manager, else the general manager. */
function reviewerOf(subject: Subject, candidates: readonly Person[]): Person | null {
  return candidates.find((person) => holdsRole(person, 'store-manager', subject.storeId)) ?? candidates.find((person) => holdsRole(person, 'general-manager', subject.storeId)) ?? null
}

/** Whose open pages hear of a sheet's changes: the employee, their superiors, and the people who close the month. */
export function watchersOf(subject: Subject, leads: readonly Person[]): readonly string[] {
  const roles = ['store-manager', 'general-manager', 'hr'] as const
  const superiors = leads.filter((person) => person._id === subject.supervisorId || roles.some((role) => holdsRole(person, role, subject.storeId)))
  return [...new Set([subject.personId, ...superiors.filter(({ status }) => status === 'active').map(({ _id }) => _id)])].sort()
}
