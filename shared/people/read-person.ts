import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { permissionRoles } from './person'

export const readPerson = declareAction({
  name: 'read-person', title: '看花名册里的一个人', kind: 'query', on: 'nobody',
  input: z.strictObject({ personId: z.nullable(id) }),
  output: z.object({
    /** Null where the form is for somebody new. */
    entry: z.nullable(z.object({
      name: z.string(), position: z.string(), storeId: z.string(), crewId: z.nullable(z.string()), supervisorId: z.nullable(z.string()),
      roles: z.array(z.object({ role: z.enum(permissionRoles), stores: z.union([z.literal('company'), z.array(z.string())]) })), base: z.nullable(z.string()),
    })),
    /** What can be chosen, within the caller's stores. */
    stores: z.array(z.object({ id: z.string(), name: z.string() })),
    crews: z.array(z.object({ id: z.string(), storeId: z.string(), title: z.string() })),
    superiors: z.array(z.object({ id: z.string(), name: z.string(), position: z.string() })),
    mayGiveCompany: z.boolean(),
  }),
  refusals: ['not-found'],
  may: [{ role: 'hr', reach: 'any' }],
  doc: 'A roster entry as HR writes it, with the base of the performance pay, and what can be chosen in it; `personId: null` for somebody new.',
})
