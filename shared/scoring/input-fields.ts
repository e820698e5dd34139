import { parseExact, type Exact } from './exact'
import { InputError } from './input-error'
import type { Template, TemplateItem } from './template'

/** A JSON object whose keys nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws an `InputError`: the field, what to do in English, and in Chinese. */
export function wrong(field: string, problem: string, sentence: string): never {
  throw new InputError(field, problem, sentence)
}

/** A value as a message quotes it, cut at 40 characters. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** A decimal that is there, or an error that names the field. */
export function decimal(field: string, value: unknown): Exact {
  const read = parseExact(value)
  return read ?? wrong(field, `${shown(value)} is not a decimal with at most 6 places; give a number such as 93.5 or "93.5"`, '要填数字，最多 6 位小数')
}

/** What a check of one entry threw, with the way to that entry put before the field that it names. */
export function inside(entry: string, error: unknown): unknown {
  return error instanceof InputError ? new InputError(under(entry, error.field), error.problem, error.sentence) : error
}

/** A field of an entry; an entry without a name of its own is named by whoever checks the list. */
export function under(entry: string, key: string): string {
  return entry === '' ? key : key === '' ? entry : `${entry}.${key}`
}

/** Checks every entry of a list; the check names fields inside of the entry, the error the whole way. */
export function checkEach(name: string, value: unknown, check: (entry: Fields, index: number, all: readonly unknown[]) => void): void {
  const list = listOf(name, value)
  for (let index = 0; index < list.length; index += 1) {
    try {
      check(recordOf('', list[index]), index, list)
    } catch (error) {
      throw inside(`${name}[${index}]`, error)
    }
  }
}

/** Whether an entry before this one has the same values under all of these keys. Lists are short where nothing else tells. */
export function isRepeated(keys: readonly string[], entry: Fields, all: readonly unknown[], index: number): boolean {
  for (let before = 0; before < index; before += 1) {
    const other = all[before]
    if (isFields(other) && keys.every((key) => other[key] === entry[key])) return true
  }
  return false
}

export function onlyKeys(field: string, value: Fields, keys: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) wrong(under(field, key), `unknown key; allowed are ${keys.join(', ')}`, `多了不认识的内容“${key.slice(0, 30)}”`)
  }
}

export function recordOf(field: string, value: unknown): Fields {
  return isFields(value) ? value : wrong(field, 'must be an object', '格式不对')
}

export function listOf(field: string, value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(field, 'must be an array', '格式不对')
}

export function optionalText(field: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'string') wrong(field, `${shown(value)} is not a text`, '格式不对')
}

/** One of the words that are known. */
export function oneOf(field: string, value: unknown, known: readonly unknown[], sentence: string): void {
  if (!known.includes(value)) wrong(field, `${shown(value)} is unknown; use one of ${known.join(', ')}`, sentence)
}

/** The item of a sheet that an entry is about. */
export function itemOf({ id: sheet, items }: Template, id: unknown): TemplateItem {
  return items.find((item) => item.id === id) ?? wrong('item', `${shown(id)} is no item of sheet ${sheet}`, '这张考核表没有这个项目')
}

/** The ids of a sheet's parts, as a message lists them. */
export function idsOf(parts: readonly { readonly id: string }[]): string {
  return parts.map(({ id }) => id).join(', ') || 'none'
}

/** A text that says something, at most 500 characters. */
export function textOf(field: string, value: unknown, sentence: string): string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 500 ? value : wrong(field, `${shown(value)} is not a text of 1 to 500 characters`, sentence)
}

/** A whole number between two ends. */
export function wholeNumber(field: string, value: unknown, least: number, most: number, sentence: string): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? value : wrong(field, `${shown(value)} is not a whole number from ${least} to ${most}`, sentence)
}
