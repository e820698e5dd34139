import { absolutePoints, exact, formatPlain, multiply } from '@shared/scoring/exact'
import type { IncidentView } from '@shared/incident/incident-view'
import type { IncidentState } from '@shared/incident/incident-state'
import { dateTimeLabel, pointsLabel } from './format'
import type { Tone } from './parts'

/** What an incident does to the score in each state, beside the tone of its label. */
const stateRows: Record<IncidentState, { readonly tone: Tone; readonly effect: 'counts' | 'waits' | 'gone' }> = {
  late: { tone: 'accent', effect: 'waits' },
  logged: { tone: 'warn', effect: 'counts' },
  unverified: { tone: 'accent', effect: 'waits' },
  acknowledged: { tone: 'plain', effect: 'counts' },
  disputed: { tone: 'accent', effect: 'waits' },
  upheld: { tone: 'plain', effect: 'counts' },
  reduced: { tone: 'plain', effect: 'counts' },
  dropped: { tone: 'good', effect: 'gone' },
  withdrawn: { tone: 'good', effect: 'gone' },
  lapsed: { tone: 'good', effect: 'gone' },
}

/** `+1` or `−2` of signed points, with a real minus sign; `0` has none. */
export function signedLabel(points: string): string {
  const plain = pointsLabel(absolutePoints(points))
  if (plain === '0') return plain
  return `${points.startsWith('-') ? '−' : '+'}${plain}`
}

/** Signed points of so many: `-1` twice is `−2`. */
export function pointsOf(pointsEach: string, quantity: number): string {
  return signedLabel(formatPlain(multiply(exact(pointsEach.replace(/^\+/, '')), exact(quantity))))
}

/** `工具违规 2 次`, or only the title for one. */
export function kindLabel(title: string, quantity: number): string {
  return quantity > 1 ? `${title} ${quantity} 次` : title
}

/** An incident as a line of a list. */
export interface IncidentLine {
  readonly id: string
  readonly name: string
  readonly what: string
  readonly when: string
  readonly reporter: string
  readonly note: string
  readonly state: { readonly title: string; readonly tone: Tone }
  /** What it does to the score, with its tone; the words say it without the colour. */
  readonly points: { readonly text: string; readonly tone: Tone }
}

/** What the incident does to the score now: `−2`, `暂不计`, `不计分`. */
export function pointsTextOf(incident: Pick<IncidentView, 'pointsEach' | 'countedQuantity' | 'state' | 'needsVerifying'>): IncidentLine['points'] {
  const { effect } = stateRows[incident.state]
  if (effect === 'waits' || (incident.state === 'logged' && incident.needsVerifying)) return { text: '暂不计', tone: 'plain' }
  if (effect === 'gone') return { text: '不计分', tone: 'plain' }
  if (incident.pointsEach === null) return { text: '待定', tone: 'plain' }
  const text = pointsOf(incident.pointsEach, incident.countedQuantity)
  return { text, tone: text.startsWith('+') ? 'good' : text === '0' ? 'plain' : 'bad' }
}

/** The label of the state. A claim whose time to answer has passed stands as it was logged. */
export function stateTagOf(incident: Pick<IncidentView, 'state' | 'stateTitle' | 'answerBy' | 'needsVerifying'>, now: string): IncidentLine['state'] {
  if (incident.state === 'logged' && !incident.needsVerifying && now >= incident.answerBy) return { title: '到期未答复', tone: 'plain' }
  return { title: incident.stateTitle, tone: stateRows[incident.state].tone }
}

export function incidentLineOf(incident: IncidentView, now: string): IncidentLine {
  return {
    id: incident.id, name: incident.employeeName, what: kindLabel(incident.kindTitle, incident.quantity), when: dateTimeLabel(incident.occurredAt, now),
    reporter: incident.reporterName, note: incident.note, state: stateTagOf(incident, now), points: pointsTextOf(incident),
  }
}
