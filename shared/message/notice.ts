import { beijingParts, toInstant, toMs } from '../cycle/beijing-time'
import { isGranted, type Grant, type Subject } from '../people/permission'
import type { Person } from '../people/person'
import type { MessageData, MessageKind, MessagePage } from './message-kinds'

/** Who is to be told, before it is known which persons that are. */
export type Recipients =
  | { readonly ids: readonly (string | null)[] }
  /** The leads whom one of the rows reaches, and whom nothing of their own keeps from it. */
  | { readonly may: readonly Grant[]; readonly about: Subject; readonly refuse?: (lead: Person) => boolean; readonly prefer?: (lead: Person) => boolean }

/** What a message asks somebody to do, so that it is not sent once that is done: steps of a month that a holder has, points of a month, or the sheet's self-score. */
export type Asked =
  | { readonly what: 'step'; readonly periodId: string; readonly action: string; readonly holderId: string }
  | { readonly what: 'ratings'; readonly periodId: string }
  | { readonly what: 'self-score' }

/** Something that somebody is to be told: one message for each event and person, however often it is found. */
export interface Notice {
  readonly kind: MessageKind
  /** Names what happened, within the kind; the same event is never told twice to the same person. */
  readonly event: string
  readonly to: Recipients
  readonly page: MessagePage
  readonly pageId: string
  readonly data: MessageData
  /** Absent where nothing is asked, or the record on the page says it. */
  readonly asks?: Asked
}

/** `11月5日 14:05` in Beijing; a midnight is the end of the day before, `11月4日 24:00`. */
export function momentText(instant: string): string {
  const isMidnight = beijingParts(instant).hour === 0 && beijingParts(instant).minute === 0
  const { month, day, hour, minute } = beijingParts(isMidnight ? toInstant(toMs(instant) - 60_000) : instant)
  return `${month}月${day}日 ${isMidnight ? '24:00' : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`}`
}

/** The persons of a notice: active leads whom it reaches, the preferred ones if there are any; never the one who did it. */
export function recipientIds(to: Recipients, leads: readonly Person[], actorId: string | null): readonly string[] {
  const isOther = (id: string | null): id is string => id !== null && id !== '' && id !== actorId
  if ('ids' in to) return [...new Set(to.ids.filter(isOther))]
  const reached = leads.filter((lead) => lead.status === 'active' && isOther(lead._id) && isGranted(to.may, lead, to.about) && to.refuse?.(lead) !== true)
  const preferred = to.prefer === undefined ? reached : reached.filter(to.prefer)
  return (preferred.length > 0 ? preferred : reached).map(({ _id }) => _id)
}
