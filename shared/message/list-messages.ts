import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { messageKinds, messagePages, subscriptionKeys } from './message-kinds'

const text = z.string()

export const listMessages = declareAction({
  name: 'list-messages', title: '消息', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({
    messages: z.array(z.object({ id: text, kind: z.enum(messageKinds), at: text, title: text, text, page: z.enum(messagePages), pageId: text, isRead: z.boolean() })),
    unread: z.number(),
    /** WeChat's templates for which the company may ask consent. */
    subscriptions: z.array(z.object({ key: z.enum(subscriptionKeys), templateId: text, consents: z.number() })),
  }),
  refusals: [], may: [{ role: 'everybody', reach: 'any' }],
  doc: 'The caller\'s messages of the last 90 days, newest first, at most 200, and how many consents for sending through WeChat they have left.',
})
