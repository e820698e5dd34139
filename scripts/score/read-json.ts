import { compare, parseExact } from '@shared/scoring/exact'
import { InputError } from '@shared/scoring/input-error'

const deepest = 16
const tokenPattern = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g

/**
 * JSON as it was typed. `JSON.parse` would read 93.5000000 as 93.5, 1e400 as Infinity, and drop the first of two equal keys, all without a
 * word: here a number that a binary one would not hold as typed stays text, which the engine takes exactly or rejects by its field's name, and
 * a repeated key is an error. `name` is what messages call the document.
 */
export function readJson(text: string, name: string): unknown {
  try {
    JSON.parse(text)
  } catch (error) {
    throw new InputError(name, `is not valid JSON (${error instanceof Error ? error.message : String(error)})`, '不是 JSON')
  }
  const tokens = text.match(tokenPattern) ?? []
  let position = 0
  const next = (): string => tokens[position++] ?? ''

  function value(field: string, depth: number): unknown {
    if (depth > deepest) throw new InputError(field, `is nested deeper than ${deepest} levels`, '层次太多')
    const token = next()
    if (token === '{') return fieldsOf(field, depth)
    if (token === '[') return entriesOf(field, depth)
    return /^[-\d]/.test(token) ? numberOf(token) : JSON.parse(token)
  }

  function fieldsOf(field: string, depth: number): unknown {
    const fields = new Map<string, unknown>()
    if (tokens[position] === '}') position++
    else do {
      const key = String(JSON.parse(next()))
      const inner = field === '' ? key : `${field}.${key}`
      if (fields.has(key)) throw new InputError(inner, 'appears twice', '重复填写')
      next()
      fields.set(key, value(inner, depth + 1))
    } while (next() === ',')
    return Object.fromEntries(fields)
  }

  function entriesOf(field: string, depth: number): unknown {
    const entries: unknown[] = []
    if (tokens[position] === ']') position++
    else do entries.push(value(`${field}[${entries.length}]`, depth + 1))
    while (next() === ',')
    return entries
  }

  return value('', 0)
}

/** A number where its shortest text says the same as what was typed, else the typed text. */
function numberOf(typed: string): number | string {
  const number = Number(typed)
  if (/[eE]/.test(typed)) return parseExact(number) === null ? typed : number
  const asTyped = parseExact(typed)
  const asNumber = parseExact(number)
  return asTyped !== null && asNumber !== null && compare(asTyped, asNumber) === 0 ? number : typed
}
