import * as z from 'zod/mini'
import { day, id } from '../contract/fields'
import { permissionRoles } from './person'

/** A name, position or other short word of the roster: 1 to 20 characters on one line. */
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
export const shortText = z.string().check(z.regex(/^[^\u0000-\u001F\u007F]{1,20}$/), z.refine((text) => text.trim() === text))

/** Yuan above 0 and below a million, with at most two decimals. */
export const yuan = z.string().check(z.regex(/^(0|[1-9]\d{0,5})(\.\d{1,2})?$/), z.refine((text) => /[1-9]/.test(text)))

/** A role with its stores, or all of them. */
export const roleGrant = z.strictObject({ role: z.enum(permissionRoles), stores: z.union([z.literal('company'), z.array(id).check(z.minLength(1), z.maxLength(50))]) })

/** What HR writes about a person. */
export const rosterEntry = {
  name: shortText, position: shortText, storeId: id, crewId: z.nullable(id), supervisorId: z.nullable(id),
  roles: z.array(roleGrant).check(z.minLength(1), z.maxLength(9)),
  /** Base of the performance pay; null for none. */
  base: z.nullable(yuan),
  /** Of somebody new the first day of work; else the first day in another store. */
  from: day,
}
