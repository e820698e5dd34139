import { parseExact, type Exact } from './exact'
import { InputError } from './input-error'
import type { ProblemCode } from './problem-text'
import type { Template, TemplateItem } from './template'

/** A JSON object whose keys nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws an `InputError`: the field, what to do in Chinese, and what is wrong with the values that its English text quotes. */
export function wrong(field: string, sentence: string, code: ProblemCode, ...quoted: readonly unknown[]): never {
  throw new InputError(field, { code, quoted }, sentence)
}

/** A decimal that is there, or an error that names the field. */
export function decimal(field: string, value: unknown): Exact {
  const read = parseExact(value)
  return read ?? wrong(field, '要填数字，最多 6 位小数', 'no-decimal', value)
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
    if (!keys.includes(key)) wrong(under(field, key), `多了不认识的内容“${key.slice(0, 30)}”`, 'unknown-key', keys)
  }
}

export function recordOf(field: string, value: unknown): Fields {
  return isFields(value) ? value : wrong(field, '格式不对', 'no-object')
}

export function listOf(field: string, value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(field, '格式不对', 'no-list')
}

export function optionalText(field: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'string') wrong(field, '格式不对', 'no-text', value)
}

/** One of the words that are known. */
export function oneOf(field: string, value: unknown, known: readonly unknown[], sentence: string): void {
  if (!known.includes(value)) wrong(field, sentence, 'unknown-word', value, known)
}

/** The item of a sheet that an entry is about. */
export function itemOf({ id: sheet, items }: Template, id: unknown): TemplateItem {
  return items.find((item) => item.id === id) ?? wrong('item', '这张考核表没有这个项目', 'unknown-item', id, sheet)
}

/** A text that says something, at most 500 characters. */
export function textOf(field: string, value: unknown, sentence: string): string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 500 ? value : wrong(field, sentence, 'no-said-text', value)
}

/** A whole number between two ends. */
export function wholeNumber(field: string, value: unknown, least: number, most: number, sentence: string): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? value : wrong(field, sentence, 'not-whole', value, least, most)
}
