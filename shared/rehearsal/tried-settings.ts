import * as z from 'zod/mini'
import { id } from '../contract/fields'
import { settingsFields } from '../settings/company-settings'
import { yuan } from '../people/roster-fields'
import { compare, divide, exact, formatHundredths, multiply } from '../scoring/exact'
import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'

/** From where to where a tried number may go, both ends included, with at most two decimals: those of the form itself, and the base in percent of what it was. */
export const triedBounds = { passMark: { least: '1', most: '200' }, cap: { least: '0.1', most: '10' }, basePercent: { least: '1', most: '1000' } } as const
export type TriedNumber = keyof typeof triedBounds

/** Whether this text is a number that can be tried. */
export function isTriable(name: TriedNumber, text: string): boolean {
  const { least, most } = triedBounds[name]
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) && compare(exact(text), exact(least)) >= 0 && compare(exact(text), exact(most)) <= 0
}

const within = (name: TriedNumber) => z.string().check(z.refine((text) => isTriable(name, text)))

/** Settings that move pay, as somebody tries them; what is not there stays as it is. Yuan, shares of the base (`cap`), percents. Rounding (half up to the fen, once) and the floor of 0 are the engine's own and nobody's setting. */
export const triedSettings = z.strictObject({
  passMark: z.optional(within('passMark')),
  /** Null: no cap. */
  cap: z.optional(z.nullable(within('cap'))),
  /** Everybody's base, in percent of what it was. */
  basePercent: z.optional(within('basePercent')),
  /** Bases of single people in yuan; they win over the percent. */
  bases: z.optional(z.array(z.strictObject({ employeeId: id, yuan })).check(z.maxLength(50))),
  minimumWages: z.optional(settingsFields.minimumWages),
})
export type TriedSettings = z.infer<typeof triedSettings>

/** A form with the tried pass mark and cap; one without pay rule gets one by a tried pass mark alone. */
export function withTriedPay(template: Template, { passMark, cap }: TriedSettings): Template {
  const mark = passMark ?? template.pay?.passMark
  return mark === undefined ? template : { ...template, pay: { ...template.pay, passMark: mark, ...(cap === undefined ? {} : { cap }) } }
}

/** Frozen inputs with the tried base; a sheet that had none gets one by name alone. Rounded half up to the fen. */
export function withTriedBase(inputs: SheetInputs, employeeId: string, { basePercent, bases = [] }: TriedSettings): SheetInputs {
  const own = bases.find((base) => base.employeeId === employeeId)
  if (own !== undefined) return { ...inputs, baseSalary: formatHundredths(exact(own.yuan)) }
  if (basePercent === undefined || inputs.baseSalary === undefined) return inputs
  return { ...inputs, baseSalary: formatHundredths(divide(multiply(exact(inputs.baseSalary), exact(basePercent)), exact(100))) }
}
