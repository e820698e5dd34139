import { refuse } from '@shared/contract/refusal'
import { markMessagesRead } from '@shared/message/mark-messages-read'
import { command } from '../kit/serve'

export const markMessagesReadHandler = command(markMessagesRead, async ({ actor, input, transaction, tell }) => {
  let marked = 0
  for (const messageId of new Set(input.messageIds)) {
    const message = await transaction.read('outbox', messageId)
    if (message === null || message.personId !== actor._id) return refuse('not-found')
    if (message.isRead) continue
    await transaction.write('outbox', { ...message, isRead: true })
    marked += 1
  }
  tell([actor._id])
  return { marked }
})
