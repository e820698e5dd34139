import type { InputError } from './input-error'

/** A value as a message quotes it, cut at 40 characters. */
function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Words, or the ids (of raters: the roles) of a sheet's parts, as a message lists them. */
function listed(parts: unknown): string {
  if (!Array.isArray(parts)) return ''
  return parts.map((part: { readonly id?: string; readonly role?: string } | string) => (typeof part === 'string' ? part : part.id ?? part.role ?? '')).join(', ') || 'none'
}

/** Each kind of problem with an input in English, with the values that the check found: what the command line says. Phones carry the codes alone. */
const texts = {
  'no-decimal': (value) => `${shown(value)} is not a decimal with at most 6 places; give a number such as 93.5 or "93.5"`,
  'unknown-key': (allowed) => `unknown key; allowed are ${listed(allowed)}`,
  'no-object': () => 'must be an object',
  'no-list': () => 'must be an array',
  'no-text': (value) => `${shown(value)} is not a text`,
  'no-said-text': (value) => `${shown(value)} is not a text of 1 to 500 characters`,
  'unknown-word': (value, known) => `${shown(value)} is unknown; use one of ${listed(known)}`,
  'unknown-item': (value, sheet) => `${shown(value)} is no item of sheet ${String(sheet)}`,
  'not-whole': (value, least, most) => `${shown(value)} is not a whole number from ${String(least)} to ${String(most)}`,
  'no-id': () => 'must be a text that names the incident',
  twice: (id) => `${shown(id)} appears twice`,
  'unknown-kind': (kind, sheet, known) => `${shown(kind)} is no incident kind of sheet ${String(sheet)}; it has ${listed(known)}`,
  outside: (value, least, most) => `${String(value)} is outside ${String(least)} to ${String(most)}`,
  'no-tasks': (item, kind) => `${String(item)} takes no tasks (${String(kind)})`,
  'settled-twice': (item) => `${shown(item)} is settled twice`,
  'below-zero': () => 'must not be below 0',
  below: (value, least) => `${String(value)} is below ${String(least)}`,
  above: (value, most) => `${String(value)} is above ${String(most)}`,
  'no-share': () => 'only a metric in % may be given as numerator and denominator',
  'counts-below-zero': () => 'numerator and denominator must not be below 0',
  'above-denominator': () => 'must not be above the denominator',
  'unknown-metric': (sheet, known) => `sheet ${String(sheet)} has no metric of this id; it has ${listed(known)}`,
  'target-below-zero': () => 'a target must not be below 0',
  'target-zero': () => 'a target must be above 0 where higher is better',
  'in-no-band': (value) => `${String(value)} is in none of the bands and the sheet gives no points for the rest`,
  'off-step': (value, step) => `${String(value)} is not a multiple of ${String(step)}`,
  computed: (item, kind, name) => `${String(item)} is computed (${String(kind)}) and takes no ${String(name)}`,
  'other-sort': (item, kind, name) => `${String(item)} takes ${kind === 'rating' ? 'points (ratings)' : 'a level (levels)'}, no ${String(name)}`,
  'no-role': (role) => `${shown(role)} is not a role`,
  'other-rater': (role, item, raters) => `${shown(role)} does not rate ${String(item)}; its raters are ${listed(raters)}`,
  'second-rating': (item, role) => `a second rating of ${String(item)} by ${String(role)}`,
  'anonymous-name': (role) => `answers of ${String(role)} are anonymous and carry no name`,
} satisfies Readonly<Record<string, (...quoted: readonly unknown[]) => string>>

/** What can be wrong with an input of the engine; a stable name each. */
export type ProblemCode = keyof typeof texts

/** What is wrong with an input, in English, with what to do: after its field, what the command line prints. */
export function problemText({ problem }: Pick<InputError, 'problem'>): string {
  if (typeof problem === 'string') return problem
  const text: (...quoted: readonly unknown[]) => string = texts[problem.code]
  return text(...problem.quoted)
}
