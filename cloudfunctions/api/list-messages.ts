import { inboxSize } from '@shared/message/inbox-size'
import { listMessages } from '@shared/message/list-messages'
import { subscriptionKeys } from '@shared/message/message-kinds'
import { consentIdOf } from '@shared/message/message'
import { readSettings } from '../kit/company'
import { listNewestMessages, readDocuments } from '../kit/read'
import { query } from '../kit/serve'

export const listMessagesHandler = query(listMessages, async ({ actor }) => {
  const [messages, settings, consents] = await Promise.all([
    listNewestMessages(actor._id, inboxSize), readSettings(), readDocuments('consents', subscriptionKeys.map((key) => consentIdOf(actor._id, key))),
  ])
  const countOf = new Map(consents.map(({ key, count }) => [key, count]))
  return {
    messages: messages.map(({ _id, kind, at, title, text, page, pageId, isRead }) => ({ id: _id, kind, at, title, text, page, pageId, isRead })),
    unread: messages.filter(({ isRead }) => !isRead).length,
    subscriptions: subscriptionKeys.flatMap((key) => {
      const template = settings.messages?.templates[key]
      return template === undefined ? [] : [{ key, templateId: template.id, consents: countOf.get(key) ?? 0 }]
    }),
  }
})
