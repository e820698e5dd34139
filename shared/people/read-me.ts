import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { permissionRoles } from './person'

/** The caller as the app greets them. */
export const me = z.object({
  id: z.string(), name: z.string(), position: z.string(), storeId: z.string(), storeName: z.string(),
  roles: z.array(z.object({ role: z.enum(permissionRoles), title: z.string(), stores: z.union([z.literal('company'), z.array(z.string())]) })),
  /** Whether the person is scored by a sheet of their own. */
  hasSheet: z.boolean(),
  /** Names of actions that the caller's roles allow at all, so that the app shows no door that leads nowhere. */
  may: z.array(z.string()),
})
export type Me = z.infer<typeof me>

export const readMe = declareAction({
  name: 'read-me', title: '我是谁', kind: 'query', on: 'nobody', input: z.strictObject({}), output: me, refusals: [],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'Who the caller is, their roles and what these allow.',
})
