import type { IncidentView } from '@shared/incident/incident-view'
import { incidentStateRows, type IncidentState } from '@shared/incident/incident-state'
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

/** A deadline of a decision. */
export interface Clock {
  readonly key: string
  readonly title: string
  readonly at: string
  readonly left: string
  readonly isPast: boolean
}

/** One incident as a page. */
export interface IncidentPageView {
  readonly id: string
  readonly line: IncidentLine
  readonly who: string
  readonly occurredText: string
  /** `每次 −1 分 × 2 次`; null for one, or where the sheet is not known. */
  readonly reckoning: string | null
  /** What the state means, in a sentence. */
  readonly meaning: string
  readonly facts: readonly { readonly key: string; readonly title: string; readonly value: string }[]
  readonly dispute: { readonly reason: string; readonly at: string; readonly clocks: readonly Clock[] } | null
  /** A wait without a dispute: a complaint to verify, or a late entry. */
  readonly waiting: { readonly title: string; readonly clocks: readonly Clock[] } | null
  readonly history: readonly { readonly key: string; readonly when: string; readonly what: string; readonly text: string }[]
  readonly sheetId: string | null
  readonly mayAcknowledge: boolean
  readonly mayDispute: boolean
  readonly mayDecide: boolean
  readonly mayAdmit: boolean
  readonly mayWithdraw: boolean
  readonly mayPullBack: boolean
  readonly monthBefore: string
}

/** Dropped by whom: a complaint that was not so, a late entry that nobody admitted, or a dispute's decision. */
function droppedText({ dispute, history }: IncidentView): string {
  if (dispute !== null) return '裁定撤销，不计分。'
  return history.some(({ state }) => state === 'unverified') ? '已核实，不属实，不计分。' : '没有同意补记，不计分。'
}

function meaningOf(incident: IncidentView, isMine: boolean, now: string): string {
  const who = isMine ? '您' : '本人'
  switch (incident.state) {
    case 'late': return '发生已经超过 7 天，要店长或总经理同意才计分；同意以后，本人有 72 小时可以确认或提出异议。'
    case 'unverified': return incident.waiting?.isEscalated === true ? `待核实，暂不计分。24 小时没有人核实，已转总经理。` : '待核实，暂不计分：本人没有答复，等记录人以外的管理者核实。'
    case 'logged':
      if (incident.needsVerifying) return now < incident.answerBy ? `待核实，暂不计分。${who}可以在 ${dateTimeLabel(incident.answerBy, now)} 前确认或提出异议（${leftLabel(incident.answerBy, now)}），没有答复就由管理者核实。` : `待核实，暂不计分：${who}没有答复，等管理者核实。`
      return now < incident.answerBy ? `${who}可以在 ${dateTimeLabel(incident.answerBy, now)} 前确认或提出异议（${leftLabel(incident.answerBy, now)}），现在先计分。` : `答复时间已过，${who}没有提出异议，按记录计分。`
    case 'acknowledged': return `${who}已确认，按记录计分。`
    case 'disputed': return incident.dispute?.isEscalated === true ? '有异议，先不计分。24 小时没有裁定，已转总经理。' : '有异议，先不计分，等记录人以外的管理者裁定。'
    case 'upheld': return incident.dispute === null ? '已核实，情况属实，按记录计分。' : '裁定维持，按记录计分。'
    case 'reduced': return `裁定减轻，按 ${incident.countedQuantity} 次计分（原来记 ${incident.quantity} 次）。`
    case 'dropped': return droppedText(incident)
    case 'withdrawn': return '已经撤回，不计分。'
    case 'lapsed': return '期限内没有人裁定，按规定不计分。'
  }
}

const verifiedVerbs: Record<Verdict, string> = { upheld: '核实：属实', reduced: '核实：部分属实', dropped: '核实：不属实' }

/** What was done, by where it led; a manager's word on a late entry leads where logging and deciding do. */
function verbOf(state: IncidentState, before: IncidentState | undefined): string {
  if (before === 'late' && state === 'logged') return '同意补记'
  if (before === 'late' && state === 'dropped') return '不同意补记'
  if (before === 'unverified' && (state === 'upheld' || state === 'reduced' || state === 'dropped')) return verifiedVerbs[state]
  return incidentStateRows[state].verb
}

/** Newest first. An event that leaves the state as it was (an escalation, a move to another month) has only its own text. */
function historyOf(incident: IncidentView, now: string): IncidentPageView['history'] {
  return incident.history.map((event, index, all) => {
    const isMove = event.state !== all[index - 1]?.state
    const isSaid = isMove && event.state === 'acknowledged'
    return { key: `${event.at}${index}`, when: dateTimeLabel(event.at, now), what: isMove ? `${event.actorName}${verbOf(event.state, all[index - 1]?.state)}` : event.actorName, text: isSaid ? '' : event.text.replace(/^(不)?同意补记：/, '') }
  }).reverse()
}

function disputeOf(incident: IncidentView, now: string): IncidentPageView['dispute'] {
  const { dispute } = incident
  if (dispute === null) return null
  return { reason: dispute.reason, at: dateTimeLabel(dispute.disputedAt, now), clocks: incident.state === 'disputed' ? clocksOf(dispute, '裁定', now) : [] }
}

/** When a decision that is waited for goes to the general manager, and when it comes too late. */
function clocksOf({ escalatesAt, lapsesAt, isEscalated }: Omit<NonNullable<IncidentView['waiting']>, 'since'>, decision: string, now: string): readonly Clock[] {
  const clock = (key: string, title: string, at: string) => ({ key, title, at: `${dateLabel(at)} ${timeLabel(at)}`, left: leftLabel(at, now), isPast: now >= at })
  return [...(isEscalated || decision === '同意' ? [] : [clock('escalates', `没有${decision}就转总经理`, escalatesAt)]), clock('lapses', `还没有${decision}就作废`, lapsesAt)]
}

function waitingOf(incident: IncidentView, now: string): IncidentPageView['waiting'] {
  if (incident.waiting === null) return null
  if (incident.state === 'late') return { title: '等店长同意补记', clocks: clocksOf(incident.waiting, '同意', now) }
  return incident.state === 'unverified' ? { title: '等管理者核实', clocks: clocksOf(incident.waiting, '核实', now) } : null
}

function factsOf(incident: IncidentView): IncidentPageView['facts'] {
  const facts = [
    { key: 'note', title: '说明', value: incident.note },
    { key: 'when', title: '发生时间', value: `${dateLabel(incident.occurredAt)} ${timeLabel(incident.occurredAt)}` },
    { key: 'received', title: '收到时间', value: `${dateLabel(incident.receivedAt)} ${timeLabel(incident.receivedAt)}` },
    { key: 'reporter', title: '记录人', value: incident.reporterName },
    { key: 'alike', title: '提醒', value: incident.isLikeAnother ? '同一单号一天内已有同类记录，请留意是否重复' : '' },
    { key: 'order', title: '单号', value: incident.orderNo ?? '' },
    { key: 'month', title: '计入', value: incident.state === 'late' ? '' : incident.sheetId === null ? `${periodLabel(incident.periodId)}，还没有考核表，人事正在处理` : `${periodLabel(incident.periodId)}考核` },
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
    id: incident.id, line: incidentLineOf(incident, now), who: `${incident.employeeName} · ${incident.storeName}`, occurredText: dateTimeLabel(incident.occurredAt, now),
    reckoning: pointsEach === null || incident.quantity === 1 ? null : `每次 ${signedLabel(pointsEach)} 分 × ${countedQuantity} 次`,
    meaning: meaningOf(incident, incident.employeeId === me.id, now), facts: factsOf(incident), dispute: disputeOf(incident, now), waiting: waitingOf(incident, now), history: historyOf(incident, now),
    sheetId: seesSheet(incident, me) ? incident.sheetId : null,
    mayAcknowledge: may('acknowledge-incident'), mayDispute: may('dispute-incident'), mayDecide: may('decide-incident'), mayAdmit: may('admit-incident'), mayWithdraw: may('withdraw-incident'),
    mayPullBack: may('pull-back-incident'), monthBefore: periodLabel(shiftPeriodId(incident.periodId, -1)),
  }
}

/** The ways to decide; a single one can't be reduced. `reducedTo` is the quantity that the stepper stands at. */
export function verdictChoicesOf(incident: IncidentView, reducedTo: number): readonly VerdictChoice[] {
  const counted = (quantity: number) => (incident.pointsEach === null ? `计 ${quantity} 次` : `计 ${quantity} 次，${pointsOf(incident.pointsEach, quantity)} 分`)
  const choices: readonly VerdictChoice[] = incident.dispute === null ? [
    { verdict: 'upheld', title: '属实', effect: counted(incident.quantity), reasons: ['回访客户，情况属实', '照片看得出来'] },
    { verdict: 'reduced', title: '部分属实', effect: counted(reducedTo), reasons: ['回访客户，只有一部分属实'] },
    { verdict: 'dropped', title: '不属实', effect: '不计分', reasons: ['回访客户，不是安装的问题', '客户说是误会'] },
  ] : [
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
