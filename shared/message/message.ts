import { beijingDayOf, beijingParts, hourMs, toInstant, toMs } from '../cycle/beijing-time'
import { messageKindRows, subscriptionKeys, type MessageKind, type MessagePage, type SubscriptionKey } from './message-kinds'
import type { Asked, Notice } from './notice'

/**
 * How far the sending through WeChat has got. The inbox has the message in every state: `waiting` for its time, `sending` from before WeChat is
 * asked, `sent`, `unknown` where no answer came (it is not repeated), `kept` in the inbox alone (no consent, no account, too old), `failed` for good.
 */
export const deliveryStates = ['waiting', 'sending', 'sent', 'unknown', 'kept', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** A message (消息) to one person; `_id` is `kind:event:person`, so that an event is told to a person once. */
export interface Message {
  readonly _id: string
  readonly personId: string
  readonly kind: MessageKind
  readonly at: string
  readonly title: string
  readonly text: string
  readonly page: MessagePage
  readonly pageId: string
  readonly asks?: Asked
  readonly isRead: boolean
  readonly delivery: DeliveryState
  /** How often WeChat was asked. */
  readonly tries: number
  /** Why the delivery ended as it did, or what went wrong at the last try; a code, never a person's text. */
  readonly outcome: string
  /** When the timer must look at it next; null once its delivery has ended. Indexed. */
  readonly dueAt: string | null
}

/** Consents (订阅) of one person for one template that are not used up yet; `_id` is `person:key`. Each is good for one message. */
export interface Consent {
  readonly _id: string
  readonly personId: string
  readonly key: SubscriptionKey
  readonly count: number
}

/** One of WeChat's templates as the company applied for it, and under which names it takes our three texts. */
export interface SubscriptionTemplate {
  readonly id: string
  readonly fields: { readonly title: string; readonly text: string; readonly at: string }
}

/** A company's own settings for messages. */
export interface MessageSettings {
  /** Beijing hours between which nothing is sent; equal hours mean that there is no quiet time. */
  readonly quiet: { readonly fromHour: number; readonly untilHour: number }
  readonly templates: Partial<Readonly<Record<SubscriptionKey, SubscriptionTemplate>>>
}

export const defaultMessageSettings: MessageSettings = { quiet: { fromHour: 21, untilHour: 8 }, templates: {} }

/** Consents beyond this are not counted; nobody taps so often for nothing. */
export const maximumConsents = 30
/** How long a message stays in the inbox, in days. */
export const keptDays = 90
/** A message that could not be sent within so many hours is no news any more and stays in the inbox. */
export const freshHours = 24
/** Minutes to the next try after an error of WeChat's; after the last one the message stays in the inbox. */
export const retryMinutes: readonly number[] = [1, 5, 30, 120]

/** The id under which a person's message about an event exists at most once. */
export function messageIdOf(kind: MessageKind, event: string, personId: string): string {
  return `${kind}:${event}:${personId}`
}

/** The id under which a person's consents for a template are counted. */
export function consentIdOf(personId: string, key: SubscriptionKey): string {
  return `${personId}:${key}`
}

/** Tells a template's name from other text. */
export function isSubscriptionKey(text: string): text is SubscriptionKey {
  return (subscriptionKeys as readonly string[]).includes(text)
}

/** The message that a notice is for one person. */
export function messageOf({ kind, event, page, pageId, data, asks }: Notice, personId: string, now: string): Message {
  const { title, text } = messageKindRows[kind]
  return { _id: messageIdOf(kind, event, personId), personId, kind, at: now, title, text: text(data), page, pageId, ...(asks === undefined ? {} : { asks }), isRead: false, delivery: 'waiting', tries: 0, outcome: '', dueAt: now }
}

/** Whether nothing may be sent at that moment. */
export function isQuiet({ quiet: { fromHour, untilHour } }: MessageSettings, now: string): boolean {
  const { hour } = beijingParts(now)
  if (fromHour === untilHour) return false
  return fromHour < untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour
}

/** When a message is no news any more. */
export function isStale({ at }: Pick<Message, 'at'>, now: string): boolean {
  return toMs(now) - toMs(at) > freshHours * hourMs
}

/** The message with its delivery ended. */
export function ended(message: Message, delivery: Exclude<DeliveryState, 'waiting' | 'sending'>, outcome: string): Message {
  return { ...message, delivery, outcome, dueAt: null }
}

/** The message after an error that says for certain that nothing was sent: waiting for the next try, or given up. */
export function afterError(message: Message, outcome: string, now: string): Message {
  const minutes = retryMinutes[message.tries - 1]
  return minutes === undefined ? ended(message, 'failed', outcome) : { ...message, delivery: 'waiting', outcome, dueAt: toInstant(toMs(now) + minutes * 60_000) }
}

/** What WeChat takes of a text field: 20 characters, no line breaks. */
const shortened = (text: string) => { const flat = text.replace(/\s+/g, ' '); return flat.length > 20 ? `${flat.slice(0, 19)}…` : flat }

/** The data of WeChat's template, under the names that the company's template has. */
export function templateDataOf(message: Pick<Message, 'title' | 'text' | 'at'>, { fields }: SubscriptionTemplate): Readonly<Record<string, { value: string }>> {
  const { hour, minute } = beijingParts(message.at)
  const at = `${beijingDayOf(message.at)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return { [fields.title]: { value: shortened(message.title) }, [fields.text]: { value: shortened(message.text) }, [fields.at]: { value: at } }
}
