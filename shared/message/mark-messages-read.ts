import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { markedAtOnce } from './inbox-size'

const messageId = z.string().check(z.minLength(1), z.maxLength(300), z.regex(/^[A-Za-z0-9][A-Za-z0-9:_@.-]*$/))

export const markMessagesRead = declareAction({
  name: 'mark-messages-read', title: '标为已读', kind: 'command', on: 'nobody',
  input: z.strictObject({ messageIds: z.array(messageId).check(z.minLength(1), z.maxLength(markedAtOnce)) }),
  output: z.object({ marked: z.number() }),
  refusals: ['not-found'], may: [{ role: 'everybody', reach: 'any' }],
  doc: 'Marks messages of the caller\'s own as read; anybody else\'s do not exist for them.',
})
