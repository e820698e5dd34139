import type { ActionOutput } from '@shared/contract/actions'
import { beijingDayOf } from '@shared/cycle/beijing-time'
import { dateTimeLabel, dayTitle, leftLabel, periodKindTitles } from '../../ui/format'
import type { Tone } from '../../ui/parts'

export type PersonBrief = ActionOutput<'list-people'>['people'][number]

/** Which part of the roster is on show. */
export type PeopleFilter = 'active' | 'unbound' | 'left'

/** Somebody of the roster as a line. */
export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly detail: string
  /** Null for the usual: at work and bound. */
  readonly tag: { readonly title: string; readonly tone: Tone } | null
  readonly person: PersonBrief
}

export interface PeoplePageView {
  readonly filters: readonly { readonly value: PeopleFilter; readonly title: string }[]
  readonly stores: readonly { readonly value: string | null; readonly title: string }[]
  readonly lines: readonly PersonLine[]
  readonly emptyText: string
}

function isAway({ leave }: PersonBrief, now: string): boolean {
  return leave !== null && leave.from <= beijingDayOf(now)
}

/** What is unusual: the person has left or is on leave, the account is not bound yet, a code is under way. */
export function bindingTagOf(person: PersonBrief, now: string): PersonLine['tag'] {
  if (person.status === 'left') return { title: '已离职', tone: 'plain' }
  if (isAway(person, now)) return { title: '请假中', tone: 'accent' }
  if (person.isBound) return null
  return person.invitedUntil === null || now >= person.invitedUntil ? { title: '未绑定', tone: 'warn' } : { title: '已发邀请码', tone: 'accent' }
}

function lineOf(person: PersonBrief, now: string): PersonLine {
  const superior = person.supervisorName === null ? '' : ` · 上级${person.supervisorName}`
  return { id: person.id, name: person.name, detail: `${person.storeName} · ${person.position}${superior}`, tag: bindingTagOf(person, now), person }
}

const matchers: Record<PeopleFilter, (person: PersonBrief) => boolean> = {
  active: ({ status }) => status === 'active',
  unbound: ({ status, isBound }) => status === 'active' && !isBound,
  left: ({ status }) => status === 'left',
}
const filterTitles: Record<PeopleFilter, string> = { active: '在职', unbound: '未绑定', left: '已离职' }
const filterOrder: readonly PeopleFilter[] = ['active', 'unbound', 'left']

function isFound(person: PersonBrief, words: readonly string[]): boolean {
  const text = `${person.name} ${person.position} ${person.storeName} ${person.supervisorName ?? ''} ${person.roleTitles.join(' ')}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

function emptyTextOf(filter: PeopleFilter, search: string): string {
  if (search.trim() !== '') return `没有找到“${search.trim()}”，换个姓名、岗位或门店试试。`
  return { active: '还没有在职的人。', unbound: '在职的人都绑定了微信。', left: '没有离职的人。' }[filter]
}

/** The page 花名册: those who match every word of the search, those still to bind first. */
export function peoplePageViewOf(people: readonly PersonBrief[], filter: PeopleFilter, store: string | null, search: string, now: string): PeoplePageView {
  const words = search.trim().toLowerCase().split(/\s+/).filter((word) => word !== '')
  const stores = [...new Set(people.map(({ storeName }) => storeName))].sort()
  const shown = people.filter((person) => matchers[filter](person) && (store === null || person.storeName === store) && isFound(person, words))
  return {
    filters: filterOrder.map((value) => ({ value, title: `${filterTitles[value]} ${people.filter(matchers[value]).length}` })),
    stores: stores.length < 2 ? [] : [{ value: null, title: '全部门店' }, ...stores.map((name) => ({ value: name, title: name }))],
    lines: [...shown].sort((a, b) => Number(a.isBound) - Number(b.isBound)).map((person) => lineOf(person, now)),
    emptyText: emptyTextOf(filter, search),
  }
}

/** What the popup of a person shows. */
export function personFactsOf(person: PersonBrief, now: string): readonly { readonly title: string; readonly value: string }[] {
  const until = person.invitedUntil
  const account = person.isBound ? '已绑定微信' : until === null || now >= until ? '还没有绑定' : `还没有绑定，有一个邀请码 ${dateTimeLabel(until, now)} 前有效`
  return [
    { title: '门店', value: person.storeName }, { title: '岗位', value: person.position }, { title: '权限', value: person.roleTitles.length === 0 ? '—' : person.roleTitles.join('、') },
    { title: '上级', value: person.supervisorName ?? '—' }, { title: '考核表', value: person.sheets.length === 0 ? '不参加考核' : person.sheets.map(({ title, periodKind }) => (periodKind === 'month' ? title : `${title}（${periodKind === 'probation' ? '试用期' : `按${periodKindTitles[periodKind]}`}）`)).join('、') },
    ...(person.leave === null ? [] : [{ title: '请假', value: `${dayTitle(person.leave.from)}到${dayTitle(person.leave.until)}，${person.leave.delegateName}代签` }]),
    { title: '账号', value: person.status === 'left' ? '已停用' : account },
  ]
}

/** A new invitation as it is shown once, read out, or copied. */
export interface InvitationView {
  readonly code: string
  readonly until: string
  readonly left: string
  /** The message to send to the person. */
  readonly message: string
}

/** The code in two groups of five, as the sign-in page shows its example. */
export function invitationViewOf({ code, expiresAt, personName }: ActionOutput<'create-invitation'>, now: string): InvitationView {
  const grouped = `${code.slice(0, 5)} ${code.slice(5)}`
  const until = `${dateTimeLabel(expiresAt)} 前`
  return {
    code: grouped, until: `${until}有效，只能用一次`, left: leftLabel(expiresAt, now),
    message: `${personName}您好，请在微信里打开小程序“师傅绩效”，在“绑定本人”处填邀请码 ${grouped}，点“同意并绑定”。${until}有效，只能用一次，请不要转给别人。`,
  }
}
