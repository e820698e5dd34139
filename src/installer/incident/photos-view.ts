import type { IncidentView } from '@shared/incident/incident-view'
import { dateTimeLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** A photo of the incident as its card shows it. */
export interface PhotoLine {
  readonly sha256: string
  readonly whose: string
  readonly state: { readonly title: string; readonly tone: Tone }
  /** When it was taken and when it came; none while it is on its way. */
  readonly times: readonly string[]
  readonly note: string
  /** Whether there is a picture to show. */
  readonly isThere: boolean
}

const tones: Record<IncidentView['photos'][number]['state'], Tone> = { awaited: 'plain', kept: 'good', reused: 'warn', rejected: 'bad' }

/** Evidence of both sides, in the order in which it was given. */
export function photoLinesOf(incident: Pick<IncidentView, 'photos' | 'employeeName' | 'reporterName'>, now: string): readonly PhotoLine[] {
  return incident.photos.map((photo) => ({
    sha256: photo.sha256, whose: `${photo.of === 'report' ? incident.reporterName : incident.employeeName}的照片`,
    state: { title: photo.stateTitle, tone: tones[photo.state] }, note: photo.note,
    times: [photo.takenAt === null ? '' : `${dateTimeLabel(photo.takenAt, now)} 拍`, photo.receivedAt === null ? '' : `${dateTimeLabel(photo.receivedAt, now)} 收到`].filter((each) => each !== ''),
    isThere: photo.state === 'kept' || photo.state === 'reused',
  }))
}
