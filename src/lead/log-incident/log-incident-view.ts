import type { ActionOutput } from '@shared/contract/actions'
import type { EntryWords } from '../../cloud/queue/queued'
import type { Logbook } from '@shared/incident/read-logbook'
import { beijingDaysBetween, hourMs, toMs } from '@shared/cycle/beijing-time'
import { dateTimeLabel, periodLabel } from '../../ui/format'
import { kindLabel, pointsOf } from '../../ui/incident-line'
import { dateBefore, hourNow, type Entry, type EntryDraft, type EntryProblems, type Moment } from './entry-draft'

type LogbookPerson = Logbook['people'][number]

/** Somebody to log about, as a line. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly detail: string
}

export interface PeopleList {
  readonly groups: readonly { readonly title: string; readonly rows: readonly PersonRow[] }[]
  /** How many are left out because the list would be too long to scroll. */
  readonly hidden: number
}

/** A kind of incident as a tile with what one of it does to the score. */
export interface KindTile {
  readonly kind: string
  readonly title: string
  readonly itemTitle: string
  readonly points: string
  readonly label: string
}

/** How many people are shown before searching is the better way. */
const shownPeople = 40
const shownRecent = 3

function rowOf(person: LogbookPerson, now: string): PersonRow {
  const last = person.lastLoggedAt
  const recent = last === null ? '' : beijingDaysBetween(last, now) <= 1 ? ` · ${dateTimeLabel(last, now)} 记过` : ` · ${dateTimeLabel(last).split(' ')[0] ?? ''} 记过`
  return { id: person.id, name: person.name, detail: `${person.storeName} · ${person.position}${recent}` }
}

function matches(person: LogbookPerson, words: readonly string[]): boolean {
  return words.every((word) => [person.name, person.storeName, person.position].some((text) => text.includes(word)))
}

/** Those on today's jobs first, then recent ones, then the own team, then everybody else by store; each person once. A search finds by name, store or position. */
export function peopleListOf({ people }: Logbook, search: string, now: string): PeopleList {
  const words = search.trim().split(/\s+/).filter((word) => word !== '')
  const found = people.filter((person) => matches(person, words))
  const onJobs = found.filter(({ isOnTodaysJob }) => isOnTodaysJob)
  const recent = words.length > 0 ? [] : found.filter((person) => person.lastLoggedAt !== null && !onJobs.includes(person))
    .sort((a, b) => ((a.lastLoggedAt ?? '') < (b.lastLoggedAt ?? '') ? 1 : -1)).slice(0, shownRecent)
  const others = found.filter((person) => !recent.includes(person) && !onJobs.includes(person))
  const titleOf = (person: LogbookPerson) => (onJobs.includes(person) ? '今天的安装单上' : recent.includes(person) ? '最近记过' : person.isTeam ? '我的团队' : person.storeName)
  const groups = new Map<string, PersonRow[]>()
  for (const person of [...onJobs, ...recent, ...others.filter(({ isTeam }) => isTeam), ...others.filter(({ isTeam }) => !isTeam)].slice(0, shownPeople)) {
    const title = titleOf(person)
    groups.set(title, [...(groups.get(title) ?? []), rowOf(person, now)])
  }
  return { groups: [...groups].map(([title, rows]) => ({ title, rows })), hidden: Math.max(0, found.length - shownPeople) }
}

/** The person that the draft names, with the words for their line; null where the logbook does not have them (left, moved, out of reach). */
export function personOf(logbook: Logbook, employeeId: string | null, now: string): PersonRow | null {
  const person = logbook.people.find(({ id }) => id === employeeId)
  return person === undefined ? null : rowOf(person, now)
}

/** The kinds of the person's sheet; good ones apart, since they are looked for in another mood. */
export function kindsFor(logbook: Logbook, employeeId: string): { readonly bad: readonly KindTile[]; readonly good: readonly KindTile[] } {
  const templateId = logbook.people.find(({ id }) => id === employeeId)?.templateId
  const kinds = logbook.kinds.filter((kind) => kind.templateId === templateId)
  const tile = (kind: Logbook['kinds'][number]): KindTile => {
    const points = `${pointsOf(kind.pointsEach, 1)} 分`
    return { kind: kind.kind, title: kind.title, itemTitle: kind.itemTitle, points, label: `${kind.title}，${points}，计入${kind.itemTitle}` }
  }
  return { bad: kinds.filter(({ isGood }) => !isGood).map(tile), good: kinds.filter(({ isGood }) => isGood).map(tile) }
}

/** The words for what is about to be logged; null while who or what is missing or no longer offered. */
export function wordsOf(logbook: Logbook, draft: EntryDraft): EntryWords | null {
  const person = logbook.people.find(({ id }) => id === draft.employeeId)
  const kind = logbook.kinds.find(({ kind: id, templateId }) => id === draft.kind && templateId === person?.templateId)
  if (person === undefined || kind === undefined) return null
  return { name: person.name, what: kindLabel(kind.title, draft.quantity), points: `${pointsOf(kind.pointsEach, draft.quantity)} 分`, isGood: kind.isGood }
}

/** Whether what is about to be logged counts nothing before it was verified. */
export function needsVerifying(logbook: Logbook, draft: EntryDraft): boolean {
  const templateId = logbook.people.find(({ id }) => id === draft.employeeId)?.templateId
  return logbook.kinds.some((kind) => kind.templateId === templateId && kind.kind === draft.kind && kind.needsVerifying)
}

/**
 * What to say before the same is sent again: the kind was logged for this person and order within a day, by whomever, or waits on this phone
 * (`unsent`). Null where there is no such entry, or no order number to tell by.
 */
export function alikeTextOf({ recent }: Logbook, unsent: readonly Pick<Entry, 'input'>[], draft: EntryDraft, now: string): string | null {
  const orderNo = draft.orderNo.trim()
  if (orderNo === '' || draft.employeeId === null || draft.kind === null) return null
  const isSame = (entry: { readonly employeeId: string; readonly kind: string; readonly orderNo: string | null }) => entry.employeeId === draft.employeeId && entry.kind === draft.kind && entry.orderNo === orderNo
  const ask = '是同一件就不用再记了。'
  if (unsent.some(({ input }) => isSame(input))) return `单号 ${orderNo}：同类的一笔还在这台手机上没发完，${ask}`
  const [last] = recent.filter((entry) => isSame(entry) && toMs(now) - toMs(entry.receivedAt) <= 24 * hourMs).map(({ receivedAt }) => receivedAt).sort().reverse()
  return last === undefined ? null : `单号 ${orderNo}：${dateTimeLabel(last, now)} 已经记过同类的，${ask}`
}

/** Whether a photo is asked for before sending: of what costs points, where the company asks for one and no reason was given instead. */
export function wantsPhoto({ photos }: Logbook, words: EntryWords | null, draft: EntryDraft, count: number): boolean {
  return photos.required === 'asked' && words !== null && !words.isGood && count === 0 && draft.noPhoto === null
}

/** What the button at the foot says. */
export function sendTitleOf(words: EntryWords | null, isAlike: boolean): string {
  if (words === null) return '先选是什么事'
  return isAlike ? `不是同一件，记上 ${words.points}` : `记上 · ${words.what} ${words.points}`
}

/** The short way to say when: just now, today, yesterday, or a date further back. */
export type WhenChoice = 'now' | 'today' | 'yesterday' | 'earlier'

export const whenChoices: readonly { readonly value: WhenChoice; readonly title: string }[] = [
  { value: 'now', title: '刚才' }, { value: 'today', title: '今天' }, { value: 'yesterday', title: '昨天' }, { value: 'earlier', title: '更早' },
]

/** Which of the choices a moment belongs to. */
export function whenOf(happened: Moment | null, now: string): WhenChoice {
  if (happened === null) return 'now'
  if (happened.date === dateBefore(now, 0)) return 'today'
  return happened.date === dateBefore(now, 1) ? 'yesterday' : 'earlier'
}

/** The moment at which a choice starts; the time of day stays when only the day changes. */
export function momentOf(choice: WhenChoice, before: Moment | null, now: string): Moment | null {
  if (choice === 'now') return null
  const days = { today: 0, yesterday: 1, earlier: 2 }[choice]
  return { date: dateBefore(now, days), time: before?.time ?? hourNow(now) }
}

/** What has been filled in besides who and what, in one line, so that it is not forgotten when the fields are folded away. */
export function moreTextOf(draft: EntryDraft): string {
  const parts = [
    draft.quantity > 1 ? `${draft.quantity} 次` : '', draft.happened === null ? '' : `${Number(draft.happened.date.slice(5, 7))}月${Number(draft.happened.date.slice(8))}日 ${draft.happened.time}`,
    draft.orderNo.trim() === '' ? '' : `单号 ${draft.orderNo.trim()}`, draft.note.trim(),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '次数、时间、单号、说明，都可以不填' : parts.join(' · ')
}

const moreFields = ['quantity', 'occurredAt', 'orderNo', 'note'] as const

/** Whether something is wrong in the folded fields, so that they have to be opened. */
export function hasMoreProblem(problems: EntryProblems): boolean {
  return moreFields.some((field) => problems[field] !== undefined)
}

/** The refusal of the server as a problem beside its field; empty where it is about no single field of the form. */
export function problemsFrom(refusal: { readonly field?: string; readonly message: string } | null): EntryProblems & Partial<Record<'employeeId' | 'kind', string>> {
  const field = [...moreFields, 'employeeId' as const, 'kind' as const].find((name) => name === refusal?.field)
  return field === undefined || refusal === null ? {} : { [field]: refusal.message }
}

/** What was recorded, for the page after sending. */
export interface LoggedView {
  readonly title: string
  readonly what: string
  readonly points: string
  readonly facts: string
  readonly next: string
}

export function loggedViewOf(entry: Entry, output: ActionOutput<'log-incident'>, now: string): LoggedView {
  return { title: output.state === 'late' ? '已提交，等店长同意' : '记好了', what: `${entry.name} · ${entry.what}`, points: entry.points, facts: factsOf(entry, now), next: nextOf(entry, output) }
}

/** What follows; the same again within a day is worth a look. */
function nextOf(entry: Entry, output: ActionOutput<'log-incident'>): string {
  const alike = output.isLikeAnother ? '同一单号一天内已有同类记录，重复的请撤回。' : ''
  if (output.state === 'late') return `发生已经超过 7 天，店长或总经理同意以后才计分。${alike}`
  if (output.sheetId === null) return `${periodLabel(output.periodId)}还没有${entry.name}的考核表，先记下，开月后自动计入。${alike}`
  if (entry.needsVerifying) return `${entry.name}马上能看到，72 小时内可以确认或提出异议。投诉待核实，暂不计分。${alike}`
  if (entry.isGood) return `${entry.name}马上能看到，已经加进${periodLabel(output.periodId)}的得分。${alike}`
  return `${entry.name}马上能看到，72 小时内可以确认或提出异议，现在先计分。${alike}`
}

/** When it happened, the order and the words, in one line. */
export function factsOf({ input }: Pick<Entry, 'input'>, now: string): string {
  return [dateTimeLabel(input.occurredAt, now), input.orderNo === null ? '' : `单号 ${input.orderNo}`, input.note].filter((part) => part !== '').join(' · ')
}
