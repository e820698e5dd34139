import { incidentReaders } from '@shared/incident/read-incident'
import type { IncidentView } from '@shared/incident/incident-view'
import type { Task } from '@shared/approval/list-tasks'
import type { Me } from '@shared/people/read-me'
import { periodIdOf, shiftPeriodId } from '@shared/cycle/beijing-time'
import { leftLabel } from '../../ui/format'
import { incidentLineOf, type IncidentLine } from '../../ui/incident-line'

/** Which incidents are on show. */
export type IncidentsTab = 'about-me' | 'team' | 'by-me' | 'to-decide'

/** An incident that waits for its employee's answer, as a card with both answers on it. */
export interface WaitingCard {
  readonly id: string
  readonly line: IncidentLine
  readonly orderNo: string | null
  readonly left: string
  readonly mayAcknowledge: boolean
  readonly mayDispute: boolean
}

/** A row of the list. */
export interface IncidentRow {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly aside: string | null
  readonly points: IncidentLine['points']
  readonly state: IncidentLine['state']
  readonly label: string
}

const teamRoles = incidentReaders.flatMap(({ role }) => (role === 'everybody' ? [] : [role]))

/** Everything that waits for the person's decision: claims, and values that somebody objects to. */
const decidingKinds = ['decide-dispute', 'verify-incident', 'admit-incident', 'decide-objection'] as const

/** The views that lead somewhere for this person, and how many things wait in each. */
export function tabsOf(me: Me, tasks: readonly Task[]): readonly { readonly value: IncidentsTab; readonly title: string }[] {
  const count = (...kinds: readonly Task['kind'][]) => {
    const waiting = tasks.filter(({ kind }) => kinds.includes(kind)).length
    return waiting === 0 ? '' : ` ${waiting}`
  }
  const tabs: { value: IncidentsTab; title: string; isOpen: boolean }[] = [
    { value: 'team', title: '团队', isOpen: me.roles.some(({ role }) => teamRoles.some((reader) => reader === role)) },
    { value: 'by-me', title: '我记的', isOpen: me.may.includes('log-incident') },
    { value: 'to-decide', title: `待裁定${count(...decidingKinds)}`, isOpen: me.may.includes('decide-incident') },
    { value: 'about-me', title: `我的${count('answer-incident')}`, isOpen: me.hasSheet },
  ]
  const open = tabs.filter(({ isOpen }) => isOpen).map(({ value, title }) => ({ value, title }))
  return open.length === 0 ? [{ value: 'about-me', title: '我的' }] : open
}

/** This month and the one before, which may still be answered and decided in its last days. */
export function monthsOf(now: string): readonly { readonly periodId: string; readonly title: string }[] {
  const running = periodIdOf(now)
  return [running, shiftPeriodId(running, -1)].map((periodId, index) => ({ periodId, title: `${index === 0 ? '本月' : '上月'}（${Number(periodId.slice(5))}月）` }))
}

/** Everything that waits for the person's own answer, of any month; what ends first comes first. */
export function waitingCardsOf(tasks: readonly Task[], now: string): readonly WaitingCard[] {
  return tasks.flatMap(({ kind, incident }) => (kind === 'answer-incident' && incident !== null ? [incident] : []))
    .sort((a, b) => (a.answerBy < b.answerBy ? -1 : 1))
    .map((incident) => ({
      id: incident.id, line: incidentLineOf(incident, now), orderNo: incident.orderNo, left: leftLabel(incident.answerBy, now),
      mayAcknowledge: incident.may.includes('acknowledge-incident'), mayDispute: incident.may.includes('dispute-incident'),
    }))
}

function asideOf({ state, dispute, waiting }: IncidentView, now: string): string | null {
  const clock = ({ isEscalated, lapsesAt }: NonNullable<IncidentView['waiting']>, decision: string) => `（${isEscalated ? '已转总经理，' : ''}${leftLabel(lapsesAt, now)}${decision}）`
  if (state === 'disputed' && dispute !== null) return `异议：${dispute.reason}${clock({ ...dispute, since: dispute.disputedAt }, '裁定')}`
  if (state === 'unverified' && waiting !== null) return `投诉没有答复，要人核实${clock(waiting, '')}`
  return state === 'late' && waiting !== null ? `补记，要店长同意${clock(waiting, '')}` : null
}

/** A value that somebody objects to, as a row that leads to its sheet. */
export interface ObjectionRow {
  readonly id: string
  readonly sheetId: string
  readonly title: string
  readonly detail: string
  readonly left: string
}

/** Values that wait for the person's decision; what ends first comes first. */
export function objectionRowsOf(tasks: readonly Task[], now: string): readonly ObjectionRow[] {
  return tasks.flatMap(({ id, kind, sheet, detail, dueAt }) => (kind === 'decide-objection' && sheet !== null && dueAt !== null ? [{ id, sheet, detail, dueAt }] : []))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map(({ id, sheet, detail, dueAt }) => ({ id, sheetId: sheet.id, title: `${sheet.employeeName} · 数值异议`, detail, left: leftLabel(dueAt, now) }))
}

/** `2 张照片` of both sides that are here to be seen; empty for none. */
function photoCountOf({ photos }: IncidentView): string {
  const count = photos.filter(({ state }) => state === 'kept' || state === 'reused').length
  return count === 0 ? '' : `${count} 张照片`
}

/** A list's rows: in one's own list the reporter is named, elsewhere the employee. */
export function incidentRowsOf(incidents: readonly IncidentView[], tab: IncidentsTab, now: string): readonly IncidentRow[] {
  return incidents.map((incident) => {
    const line = incidentLineOf(incident, now)
    const title = tab === 'about-me' ? line.what : `${line.name} · ${line.what}`
    const detail = [line.when, tab === 'by-me' ? '' : `${line.reporter}记`, photoCountOf(incident), line.note].filter((part) => part !== '').join(' · ')
    return { id: line.id, title, detail, aside: asideOf(incident, now), points: line.points, state: line.state, label: `${title}，${line.points.text}，${line.state.title}` }
  })
}

/** What an empty list says: what it will show, and that nothing is amiss. */
export function emptyTextOf(tab: IncidentsTab, hasSheet: boolean): { readonly title: string; readonly text: string } {
  switch (tab) {
    case 'about-me': return hasSheet ? { title: '这个月没有记录', text: '有人给您记了事件或表扬，会出现在这里，72 小时内可以确认或提出异议。' }
      : { title: '没有和您有关的事件', text: '事件记在有考核表的人身上。和您有关的，会出现在这里。' }
    case 'team': return { title: '这个月还没有记录', text: '团队里记下的事件和表扬都会出现在这里。' }
    case 'by-me': return { title: '您这个月还没有记', text: '看到做得好的、不合规的，随手记一笔，师傅马上能看到。' }
    case 'to-decide': return { title: '没有等您裁定的', text: '异议、要核实的投诉、要同意的补记都会出现在这里，请在 24 小时内裁定。' }
  }
}
