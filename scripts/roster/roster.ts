import * as z from 'zod/mini'
import type { CompanySettings } from '../../cloudfunctions/kit/collections'
import { invitationIdOf } from '../../cloudfunctions/kit/invitation-code'
import { day, id } from '@shared/contract/fields'
import { addHours } from '@shared/cycle/beijing-time'
import { defaultCalendar } from '@shared/cycle/period'
import { refuseProbation } from '@shared/people/assign-sheet'
import { hasRole, permissionRoles, type Invitation, type Person, type Store } from '@shared/people/person'
import { periodKinds } from '@shared/scoring/template'
import { shippedTemplate } from '@shared/sheets'

/** HR has a week to enter the first code; those made in the app last a day. */
const firstInvitationHours = 7 * 24

const name = z.string().check(z.minLength(1), z.maxLength(40))

/** A company as it is written down by hand; what is left out of a person has none. */
const roster = z.strictObject({
  company: name,
  stores: z.array(z.strictObject({ id, name })).check(z.minLength(1)),
  people: z.array(z.strictObject({
    id, name, store: id, position: name,
    roles: z.array(z.strictObject({ role: z.enum(permissionRoles), stores: z.union([z.literal('company'), z.array(id).check(z.minLength(1))]) })).check(z.minLength(1)),
    supervisor: z.optional(id), crew: z.optional(id),
    /** First day of work; left out for who was there before. */
    joined: z.optional(day),
    /** `period` is the kind of period by which the sheet is scored, a month unless given. */
    sheets: z.optional(z.array(z.strictObject({ template: id, pays: z.boolean(), period: z.optional(z.enum(periodKinds)) }))),
    /** First and last day, where one of the sheets is scored by the probation. */
    probation: z.optional(z.strictObject({ startsOn: day, endsOn: day })),
    /** Yuan with two decimals, such as "6000.00". */
    base: z.optional(z.string().check(z.regex(/^\d{1,7}\.\d{2}$/))),
  })).check(z.minLength(1)),
})
type Roster = z.infer<typeof roster>

/** Documents by collection, and the codes that exist nowhere else. */
export interface RosterImport {
  readonly documents: { readonly settings: readonly CompanySettings[]; readonly stores: readonly Store[]; readonly people: readonly Person[]; readonly invitations: readonly Invitation[] }
  readonly codes: readonly { readonly name: string; readonly code: string }[]
}

/** A roster that can't be imported; the message names the field. */
export class RosterError extends Error {
  override readonly name = 'RosterError'
}

function twice(ids: readonly string[]): string | undefined {
  return ids.find((each, index) => ids.indexOf(each) !== index)
}

/** Sheets that don't fit together, or a kind of period that a form doesn't know; null when all is well. */
function sheetProblemOf({ sheets = [], probation }: Roster['people'][number]): string | null {
  const repeated = twice(sheets.map(({ template }) => template))
  if (repeated !== undefined) return `sheets: ${repeated} stands twice`
  for (const { template, period = 'month' } of sheets) {
    const known = shippedTemplate(template)?.periodKinds ?? []
    if (!known.includes(period)) return `sheets: ${template} is scored by the ${known.join(' or the ')}, not by the ${period}`
  }
  const isOnProbation = sheets.some(({ period }) => period === 'probation')
  if (isOnProbation !== (probation !== undefined)) return 'probation: a sheet scored by the probation needs its dates, and the other way round'
  const refused = probation === undefined ? null : refuseProbation(probation)
  return refused === null ? null : `probation: ${refused.message}`
}

/** What the schema can't see: names that lead nowhere, and a company in which nobody could begin. */
function problemOf({ stores, people }: Roster): string | null {
  const storeIds = stores.map((store) => store.id)
  const peopleIds = people.map((person) => person.id)
  const repeated = twice(storeIds) ?? twice(peopleIds)
  if (repeated !== undefined) return `id ${repeated} stands twice`
  for (const [index, person] of people.entries()) {
    const at = `people[${index}]`
    const strange = [person.store, ...person.roles.flatMap((grant) => (grant.stores === 'company' ? [] : grant.stores))].find((storeId) => !storeIds.includes(storeId))
    if (strange !== undefined) return `${at}: there is no store ${strange}`
    if (person.supervisor !== undefined && (person.supervisor === person.id || !peopleIds.includes(person.supervisor))) return `${at}.supervisor: ${person.supervisor} is nobody else of the roster`
    const unknown = (person.sheets ?? []).find(({ template }) => shippedTemplate(template) === null)
    if (unknown !== undefined) return `${at}.sheets: there is no sheet ${unknown.template}`
    const sheetProblem = sheetProblemOf(person)
    if (sheetProblem !== null) return `${at}.${sheetProblem}`
    const paying = (person.sheets ?? []).filter(({ pays }) => pays).length
    if (paying > 1) return `${at}.sheets: only one sheet pays`
    if ((paying === 1) !== (person.base !== undefined)) return `${at}.base: a sheet that pays needs a base, and the other way round`
  }
  return people.some((person) => hasRole(person, 'hr')) ? null : 'people: somebody must have the role hr'
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') return `${at === '' ? '' : `${at}: `}unknown key ${issue.keys.join(', ')}`
  const wanted = issue.code === 'invalid_type' ? `must be ${issue.expected}` : issue.code === 'invalid_value' ? `must be one of ${issue.values.map(String).join(', ')}` : 'is not what docs/examples/roster.json shows'
  return `${at === '' ? 'the roster' : at}: ${wanted}`
}

function personOf(entry: Roster['people'][number]): Person {
  return {
    _id: entry.id, name: entry.name, storeId: entry.store, crewId: entry.crew ?? null, position: entry.position, roles: entry.roles,
    isLead: entry.roles.some(({ role }) => role !== 'installer'), supervisorId: entry.supervisor ?? null, status: 'active', leftAt: null, leave: null,
    ...(entry.joined === undefined ? {} : { joinedOn: entry.joined }), ...(entry.probation === undefined ? {} : { probation: entry.probation }),
    assignments: (entry.sheets ?? []).map(({ template, pays, period }) => ({ templateId: template, ...(period === undefined || period === 'month' ? {} : { periodKind: period }), pays })), baseSalary: entry.base ?? null,
  }
}

/** The documents of a new company, with an invitation for everybody in HR; all others are invited in the app. Throws RosterError. */
export function importOf(json: unknown, now: string, newCode: () => string): RosterImport {
  const parsed = z.safeParse(roster, json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new RosterError(issue === undefined ? 'is wrong' : sentenceOf(issue))
  }
  const problem = problemOf(parsed.data)
  if (problem !== null) throw new RosterError(problem)
  const people = parsed.data.people.map(personOf)
  const invited = people.filter((person) => hasRole(person, 'hr')).map((person) => ({ person, code: newCode() }))
  return {
    documents: {
      settings: [{ _id: 'company', name: parsed.data.company, calendar: defaultCalendar, signatureDays: 3, photoRequired: 'asked', photoSource: 'both' }],
      stores: parsed.data.stores.map((store) => ({ _id: store.id, name: store.name })),
      people,
      invitations: invited.map(({ person, code }) => ({ _id: invitationIdOf(code), personId: person._id, createdBy: 'operator', expiresAt: addHours(now, firstInvitationHours), usedAt: null })),
    },
    codes: invited.map(({ person, code }) => ({ name: person.name, code })),
  }
}
