import * as z from 'zod/mini'

/** Printable text without control characters (line feed allowed) that is not blank after trimming. */
// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const printable = /^[^\u0000-\u0009\u000B-\u001F\u007F]*$/

/** An id as our own code makes them: never an object, never an operator, never a path. */
export const id = z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[A-Za-z0-9][A-Za-z0-9:_@.-]*$/))

/** A period id, 2020 to 2099: a month `2026-11`, quarter `2026-Q4`, half-year `2026-H2` or year `2026`, or `probation-` and the id of a person. */
export const periodId = z.string().check(z.regex(/^(20[2-9]\d(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?|probation-[A-Za-z0-9][A-Za-z0-9_.-]{0,59})$/))

/** An instant as ISO 8601 with zone `Z`. */
export const instant = z.string().check(z.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/), z.refine((text) => !Number.isNaN(Date.parse(text))))

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = z.string().check(z.regex(/^20\d\d-\d\d-\d\d$/), z.refine((text) => { const ms = Date.parse(`${text}T00:00:00Z`); return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text) }))

/** Optional free text of at most 500 characters; the empty string stands for none. */
export const note = z.string().check(z.maxLength(500), z.regex(printable))

/** A reason that must be given: 2 to 500 characters. */
export const reason = z.string().check(z.maxLength(500), z.regex(printable), z.refine((text) => text.trim().length >= 2))

/** A decimal as the engine takes it: at most 12 digits and 6 decimals, given as text so that nothing is rounded on the way. */
export const decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,6})?$/))

/** A whole count from 0 to a million. */
export const count = z.number().check(z.int(), z.gte(0), z.lte(1_000_000))

/** SHA-256 in hex. */
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
