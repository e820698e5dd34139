import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'

const candidate = z.object({ id: z.string(), name: z.string(), position: z.string() })

export const readLeave = declareAction({
  name: 'read-leave', title: '请假代理', kind: 'query', on: 'nobody',
  input: z.strictObject({ personId: z.nullable(id) }),
  output: z.object({
    person: candidate,
    /** The leave that is on or ahead; null without one, a past one included. */
    leave: z.nullable(z.object({ from: z.string(), until: z.string(), delegateId: z.string(), delegateName: z.string() })),
    /** Who may sign in the person's place. */
    candidates: z.array(candidate),
    /** Sheets that wait for the person's signature now. */
    waiting: z.number(),
  }),
  refusals: ['not-found'],
  may: [{ role: 'supervisor', reach: 'any' }, { role: 'store-manager', reach: 'any' }, { role: 'general-manager', reach: 'any' }, { role: 'hr', reach: 'any' }],
  doc: 'The leave of the caller (`personId: null`), or for HR of somebody in their stores, and who may stand in.',
})
