import type { IncidentView } from '@shared/incident/incident-view'
import type { IncidentState } from '@shared/incident/incident'
import type { Me } from '@shared/people/read-me'
import { shiftPeriodId } from '@shared/cycle/beijing-time'
import { dateLabel, dateTimeLabel, leftLabel, periodLabel, timeLabel } from '../../ui/format'
import { incidentLineOf, pointsOf, signedLabel, type IncidentLine } from '../../ui/incident-line'

/** How a dispute may end, as the buttons of the decision say it. */
export type Verdict = 'upheld' | 'reduced' | 'dropped'

export interface VerdictChoice {
  readonly verdict: Verdict
  readonly title: string
  readonly effect: string
  readonly reasons: readonly string[]
}

/** One incident as a page. */
export interface IncidentPageView {
  readonly id: string
  readonly line: IncidentLine
  readonly who: string
  /** `每次 −1 分 × 2 次`; null for one, or where the sheet is not known. */
  readonly reckoning: string | null
  /** What the state means, in a sentence. */
  readonly meaning: string
  readonly facts: readonly { readonly key: string; readonly title: string; readonly value: string }[]
  readonly dispute: { readonly reason: string; readonly at: string; readonly clocks: readonly { readonly key: string; readonly title: string; readonly at: string; readonly left: string; readonly isPast: boolean }[] } | null
  readonly history: readonly { readonly key: string; readonly when: string; readonly what: string; readonly text: string }[]
  readonly sheetId: string | null
  readonly mayAcknowledge: boolean
  readonly mayDispute: boolean
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  readonly mayPullBack: boolean
  readonly monthBefore: string
}

function meaningOf(incident: IncidentView, isMine: boolean, now: string): string {
  const who = isMine ? '您' : '本人'
  switch (incident.state) {
    case 'logged':
      return now < incident.answerBy ? `${who}可以在 ${dateTimeLabel(incident.answerBy, now)} 前确认或提出异议（${leftLabel(incident.answerBy, now)}），现在先计分。` : `答复时间已过，${who}没有提出异议，按记录计分。`
    case 'acknowledged': return `${who}已确认，按记录计分。`
    case 'disputed': return incident.dispute?.isEscalated === true ? '有异议，先不计分。24 小时没有裁定，已转总经理。' : '有异议，先不计分，等记录人以外的管理者裁定。'
    case 'upheld': return '裁定维持，按记录计分。'
    case 'reduced': return `裁定减轻，按 ${incident.countedQuantity} 次计分（原来记 ${incident.quantity} 次）。`
    case 'dropped': return '裁定撤销，不计分。'
    case 'withdrawn': return '已经撤回，不计分。'
    case 'lapsed': return '期限内没有人裁定，按规定不计分。'
  }
}

const verbs: Record<IncidentState, string> = {
  logged: '记录', acknowledged: '确认', disputed: '提出异议', upheld: '裁定：维持', reduced: '裁定：减轻', dropped: '裁定：撤销', withdrawn: '撤回', lapsed: '到期作废',
}

/** Newest first. An event that leaves the state as it was (an escalation, a move to another month) has only its own text. */
function historyOf(incident: IncidentView, now: string): IncidentPageView['history'] {
  return incident.history.map((event, index, all) => {
    const isMove = event.state !== all[index - 1]?.state
    const isSaid = isMove && event.state === 'acknowledged'
    return { key: `${event.at}${index}`, when: dateTimeLabel(event.at, now), what: isMove ? `${event.actorName}${verbs[event.state]}` : event.actorName, text: isSaid ? '' : event.text }
  }).reverse()
}

function disputeOf(incident: IncidentView, now: string): IncidentPageView['dispute'] {
  const { dispute } = incident
  if (dispute === null) return null
  const clock = (key: string, title: string, at: string) => ({ key, title, at: `${dateLabel(at)} ${timeLabel(at)}`, left: leftLabel(at, now), isPast: now >= at })
  const clocks = incident.state !== 'disputed' ? []
    : [...(dispute.isEscalated ? [] : [clock('escalates', '没有裁定就转总经理', dispute.escalatesAt)]), clock('lapses', '还没有裁定就作废', dispute.lapsesAt)]
  return { reason: dispute.reason, at: dateTimeLabel(dispute.disputedAt, now), clocks }
}

function factsOf(incident: IncidentView, now: string): IncidentPageView['facts'] {
  const facts = [
    { key: 'note', title: '说明', value: incident.note },
    { key: 'when', title: '发生时间', value: `${dateLabel(incident.occurredAt)} ${timeLabel(incident.occurredAt)}` },
    { key: 'reporter', title: '记录人', value: `${incident.reporterName}，${dateTimeLabel(incident.receivedAt, now)} 记` },
    { key: 'order', title: '单号', value: incident.orderNo ?? '' },
    { key: 'month', title: '计入', value: incident.sheetId === null ? `${periodLabel(incident.periodId)}，还没有考核表，人事正在处理` : `${periodLabel(incident.periodId)}考核` },
  ]
  return facts.filter(({ value }) => value !== '')
}

/** Whether the caller gets to the sheet: their own, or one of their people's. */
function seesSheet(incident: IncidentView, me: Me): boolean {
  return incident.employeeId === me.id || me.may.includes('list-team')
}

/** Everything that the page shows of an incident. */
export function incidentPageViewOf(incident: IncidentView, me: Me, now: string): IncidentPageView {
  const may = (action: string) => incident.may.includes(action)
  const { pointsEach, countedQuantity } = incident
  return {
    id: incident.id, line: incidentLineOf(incident, now), who: `${incident.employeeName} · ${incident.storeName}`,
    reckoning: pointsEach === null || incident.quantity === 1 ? null : `每次 ${signedLabel(pointsEach)} 分 × ${countedQuantity} 次`,
    meaning: meaningOf(incident, incident.employeeId === me.id, now), facts: factsOf(incident, now), dispute: disputeOf(incident, now), history: historyOf(incident, now),
    sheetId: seesSheet(incident, me) ? incident.sheetId : null,
    mayAcknowledge: may('acknowledge-incident'), mayDispute: may('dispute-incident'), mayDecide: may('decide-incident'), mayWithdraw: may('withdraw-incident'),
    mayPullBack: may('pull-back-incident'), monthBefore: periodLabel(shiftPeriodId(incident.periodId, -1)),
  }
}

/** The ways to decide; a single one can't be reduced. `reducedTo` is the quantity that the stepper stands at. */
export function verdictChoicesOf(incident: IncidentView, reducedTo: number): readonly VerdictChoice[] {
  const counted = (quantity: number) => (incident.pointsEach === null ? `计 ${quantity} 次` : `计 ${quantity} 次，${pointsOf(incident.pointsEach, quantity)} 分`)
  const choices: readonly VerdictChoice[] = [
    { verdict: 'upheld', title: '维持', effect: counted(incident.quantity), reasons: ['情况属实', '现场照片和记录一致'] },
    { verdict: 'reduced', title: '减轻', effect: counted(reducedTo), reasons: ['部分属实', '有一次情有可原'] },
    { verdict: 'dropped', title: '撤销', effect: '不计分', reasons: ['不是本人责任', '证据不足', '记错了'] },
  ]
  return choices.filter(({ verdict }) => verdict !== 'reduced' || incident.quantity > 1)
}

/** One tap on the stepper of a reduced quantity: from 1 to one less than what was logged. */
export function movedQuantity(quantity: number, direction: 1 | -1, most: number): number {
  return Math.min(Math.max(quantity + direction, 1), Math.max(most, 1))
}
