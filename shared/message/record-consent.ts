import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { subscriptionKeys } from './message-kinds'

export const recordConsent = declareAction({
  name: 'record-consent', title: '同意接收提醒', kind: 'command', on: 'nobody',
  input: z.strictObject({ keys: z.array(z.enum(subscriptionKeys)).check(z.minLength(1), z.maxLength(subscriptionKeys.length), z.refine((keys) => new Set(keys).size === keys.length)) }),
  output: z.object({ consents: z.array(z.object({ key: z.enum(subscriptionKeys), consents: z.number() })) }),
  refusals: [], may: [{ role: 'everybody', reach: 'any' }],
  doc: 'Counts the templates for which the caller has just tapped “allow” in WeChat: each is good for one message.',
})
