import type { ActionOutput } from '@shared/contract/actions'
import { beijingDayOf, beijingDaysBetween } from '@shared/cycle/beijing-time'
import { addressOf } from '@shared/message/message-address'
import { dateLabel, timeLabel } from '../../ui/format'

type Messages = ActionOutput<'list-messages'>

/** One message as the page draws it. */
export interface MessageRow {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly time: string
  readonly isRead: boolean
  readonly url: string
  /** What a screen reader says: unread first. */
  readonly label: string
}

export interface MessageDay {
  readonly title: string
  readonly rows: readonly MessageRow[]
}

function dayTitle(at: string, now: string): string {
  const days = beijingDaysBetween(at, now)
  return days === 0 ? '今天' : days === 1 ? '昨天' : dateLabel(at)
}

/** The messages by Beijing days, the newest first, as the server orders them. */
export function messageDaysOf({ messages }: Pick<Messages, 'messages'>, now: string): readonly MessageDay[] {
  const days = new Map<string, MessageRow[]>()
  const titles = new Map<string, string>()
  for (const { id, title, text, at, isRead, page, pageId } of messages) {
    const day = beijingDayOf(at)
    titles.set(day, dayTitle(at, now))
    days.set(day, [...(days.get(day) ?? []), { id, title, text, time: timeLabel(at), isRead, url: addressOf({ page, pageId }), label: `${isRead ? '' : '未读，'}${title}，${text}` }])
  }
  return [...days].map(([day, rows]) => ({ title: titles.get(day) ?? '', rows }))
}

/** What the button for consents says. */
export function consentText({ subscriptions }: Pick<Messages, 'subscriptions'>): string {
  const left = subscriptions.reduce((sum, { consents }) => sum + consents, 0)
  return left === 0 ? '点一次，下次有事就在微信里提醒您一次。晚上 9 点到早上 8 点不打扰。' : `还可以在微信里提醒您 ${left} 次。想多收几次，就多点几次。`
}
