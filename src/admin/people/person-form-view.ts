import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { beijingDayOf, dayStartsAt } from '@shared/cycle/beijing-time'
import { permissionRoles, roleTitles, type PermissionRole } from '@shared/people/person'

type Choices = ActionOutput<'read-person'>

/** The roster entry while it is being written. */
export interface PersonDraft {
  readonly name: string
  readonly position: string
  readonly storeId: string
  readonly crewId: string | null
  readonly supervisorId: string | null
  readonly roles: Choices['entry'] extends infer Entry ? NonNullable<Entry> extends { roles: infer Roles } ? Roles : never : never
  readonly base: string
  readonly from: string
}

/** What the entry says now; somebody new begins today as an installer of the first store. */
export function startPersonOf({ entry, stores }: Choices, now: string): PersonDraft {
  const today = beijingDayOf(now)
  const storeId = stores[0]?.id ?? ''
  if (entry === null) return { name: '', position: '', storeId, crewId: null, supervisorId: null, roles: [{ role: 'installer', stores: [storeId] }], base: '', from: today }
  return { ...entry, base: entry.base ?? '', from: beijingDayOf(dayStartsAt(today, 1)) }
}

/** The draft in another store: crews belong to a store, and roles that held in the old one hold in the new. */
export function inStore(draft: PersonDraft, storeId: string): PersonDraft {
  const moved = draft.roles.map((grant) => (grant.stores === 'company' ? grant : { ...grant, stores: [...new Set(grant.stores.map((held) => (held === draft.storeId ? storeId : held)))] }))
  return { ...draft, storeId, crewId: null, supervisorId: null, roles: moved }
}

/** Roles that reach over the whole company where HR may give that. */
const companyRoles: readonly PermissionRole[] = ['after-sales-manager', 'inspector', 'general-manager', 'hr', 'finance']

/** A role given or taken away. */
export function withRole(draft: PersonDraft, role: PermissionRole, mayGiveCompany: boolean): PersonDraft {
  const isOn = draft.roles.some((grant) => grant.role === role)
  if (isOn) return { ...draft, roles: draft.roles.filter((grant) => grant.role !== role) }
  return { ...draft, roles: [...draft.roles, { role, stores: mayGiveCompany && companyRoles.includes(role) ? 'company' : [draft.storeId] }] }
}

/** Every role with its title, whether it is given, and where it holds. */
export function roleChoicesOf({ roles }: PersonDraft): readonly { readonly role: PermissionRole; readonly title: string; readonly isOn: boolean }[] {
  return permissionRoles.map((role) => {
    const grant = roles.find((given) => given.role === role)
    return { role, title: grant?.stores === 'company' ? `${roleTitles[role]} · 全公司` : roleTitles[role], isOn: grant !== undefined }
  })
}

/** What is still missing or wrong, by field; nothing when it can be sent. */
export function personProblemsOf({ name, position, roles, base }: PersonDraft): { readonly name?: string; readonly position?: string; readonly roles?: string; readonly base?: string } {
  return {
    ...(name.trim() === '' ? { name: '请填姓名' } : {}), ...(position.trim() === '' ? { position: '请填岗位' } : {}), ...(roles.length === 0 ? { roles: '至少选一个角色' } : {}),
    ...(base === '' || (/^(0|[1-9]\d{0,5})(\.\d{1,2})?$/.test(base) && /[1-9]/.test(base)) ? {} : { base: '请填 100 万以内的金额，最多两位小数' }),
  }
}

export function personInputOf(personId: string | null, draft: PersonDraft): ActionInput<'save-person'> {
  const { name, position, base, roles, ...rest } = draft
  return { personId, ...rest, name: name.trim(), position: position.trim(), base: base === '' ? null : base, roles: roles.map(({ role, stores }) => ({ role, stores: stores === 'company' ? stores : [...stores] })) }
}

/** What saving does to the running sheets; null where nothing but words change. */
export function saveEffectOf(draft: PersonDraft, { entry }: Choices): string | null {
  if (entry === null) return '存好以后再给他选考核表、发邀请码。中途入职的，绩效工资按在岗天数算。'
  if (draft.storeId !== entry.storeId) return '现在的考核表到前一天为止，从这天起在新门店另起一张，两张都按天数算绩效工资。'
  if (draft.crewId !== entry.crewId || draft.supervisorId !== entry.supervisorId) return '马上生效：还没冻结的考核表换成新的班组和上级。'
  return draft.base === (entry.base ?? '') ? null : '新的基数从下一张考核表起算，已经建好的表不变。'
}

/** Days that can be chosen: of somebody new two months around today, of a change of store up to tomorrow. */
export function daysFor(isNew: boolean, now: string): { readonly earliest: string; readonly latest: string } {
  const today = beijingDayOf(now)
  const dayIn = (days: number) => beijingDayOf(dayStartsAt(today, days))
  return isNew ? { earliest: dayIn(-62), latest: dayIn(62) } : { earliest: dayIn(-30), latest: dayIn(1) }
}
