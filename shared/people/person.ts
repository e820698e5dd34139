import type { PeriodKind } from '../scoring/template'

/** What a person may do in the app (decision 13); each role reaches over named stores or the whole company. */
export const permissionRoles = [
  'installer', 'supervisor', 'store-manager', 'sales-manager', 'after-sales-manager', 'inspector', 'general-manager', 'hr', 'finance',
] as const
export type PermissionRole = (typeof permissionRoles)[number]

/** The Chinese word of each role, as the glossary has it. */
export const roleTitles: Record<PermissionRole, string> = {
  'installer': '安装师傅',
  'supervisor': '主管',
  'store-manager': '店长',
  'sales-manager': '销售经理',
  'after-sales-manager': '售后经理',
  'inspector': '质检员',
  'general-manager': '总经理',
  'hr': '人事',
  'finance': '财务',
}

/** A role with its reach: the stores it holds in, or `company` for all of them. */
export interface RoleGrant {
  readonly role: PermissionRole
  readonly stores: 'company' | readonly string[]
}

/** A person's sheet: the template they are scored by and whether pay follows it (exactly one of a person's sheets pays). */
export interface SheetAssignment {
  readonly templateId: string
  /** By which kind of period the person is scored by it; a month unless given. */
  readonly periodKind?: PeriodKind
  readonly pays: boolean
}

/** Days of leave (请假), the first and the last whole in Beijing, `YYYY-MM-DD`; it ends by itself. */
export interface Leave {
  readonly from: string
  readonly until: string
  /** Who signs meanwhile. */
  readonly delegateId: string
}

/** What held for a person before a change; days of Beijing, `YYYY-MM-DD`. */
export interface EarlierStretch {
  /** The first day on which it no longer holds. */
  readonly until: string
  readonly storeId: string
  readonly crewId: string | null
  readonly supervisorId: string | null
  readonly assignments: readonly SheetAssignment[]
}

/** First and last day of a probation (试用期). */
export interface Probation {
  readonly startsOn: string
  readonly endsOn: string
}

/** A roster entry (花名册). The WeChat openid is bound to it in `bindings`, never stored here. */
export interface Person {
  readonly _id: string
  readonly name: string
  readonly storeId: string
  readonly crewId: string | null
  readonly position: string
  readonly roles: readonly RoleGrant[]
  /** Has a role beyond installer: the people among whom signers and raters are found. Flat, for its index. */
  readonly isLead: boolean
  readonly supervisorId: string | null
  readonly status: 'active' | 'left'
  /** First day of work; absent for somebody who was there before the roster. */
  readonly joinedOn?: string
  /** The midnight after the last day of work; null while somebody works. */
  readonly leftAt: string | null
  /** While it lasts, steps that this person holds fall to the delegate (请假代理); null without one. A past one means nothing. */
  readonly leave: Leave | null
  /** What holds once every change has come in; until then the last of `earlier`. */
  readonly assignments: readonly SheetAssignment[]
  /** What held before, the oldest first: store and sheets of a day are those of the first whose `until` lies after it. Absent without a change. */
  readonly earlier?: readonly EarlierStretch[]
  /** Dates of the probation where the person is scored by it. */
  readonly probation?: Probation
  /** Base of the performance pay in yuan with two decimals, or null where none is set. */
  readonly baseSalary: string | null
}

/** A store (门店) of the company. */
export interface Store {
  readonly _id: string
  readonly name: string
}

/** Binds one WeChat openid to one person; `_id` is the openid, so that it can exist only once. */
export interface Binding {
  readonly _id: string
  readonly personId: string
  readonly boundAt: string
}

/** A single-use invitation (邀请码); `_id` is the hash of its code. */
export interface Invitation {
  readonly _id: string
  readonly personId: string
  readonly createdBy: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

/** Whether the person is on leave on that day (`YYYY-MM-DD`, Beijing). */
export function isOnLeave({ leave }: Pick<Person, 'leave'>, day: string): boolean {
  return leave !== null && leave.from <= day && day <= leave.until
}

/** Whether the person holds the role for that store. */
export function holdsRole(person: Pick<Person, 'roles'>, role: PermissionRole, storeId: string): boolean {
  return person.roles.some((grant) => grant.role === role && (grant.stores === 'company' || grant.stores.includes(storeId)))
}

/** Whether the person holds the role anywhere. */
export function hasRole(person: Pick<Person, 'roles'>, role: PermissionRole): boolean {
  return person.roles.some((grant) => grant.role === role)
}

/** Stores by their ids, or the whole company. */
export type Reach = 'company' | readonly string[]

/** Whether the reach holds the store. */
export function isInReach(reach: Reach, storeId: string): boolean {
  return reach === 'company' || reach.includes(storeId)
}

/** The stores in which any of the given roles reaches, or `company` when one of them reaches everywhere. */
export function reachOf(person: Pick<Person, 'roles'>, roles: readonly PermissionRole[]): Reach {
  const grants = person.roles.filter((grant) => roles.includes(grant.role))
  if (grants.some((grant) => grant.stores === 'company')) return 'company'
  return [...new Set(grants.flatMap((grant) => (grant.stores === 'company' ? [] : grant.stores)))].sort()
}
