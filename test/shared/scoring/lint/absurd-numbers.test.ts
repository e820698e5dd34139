import fc from 'fast-check'
import { applyMend } from '@shared/scoring/lint/apply-mend'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { InputError } from '@shared/scoring/input-error'
import { parseTemplate } from '@shared/scoring/parse-template'
import type { Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { forms } from './forms'

/** Numbers that the format of a template permits and nobody would mean. */
const absurd = [0, -1, 1, 3, 7, 0.000001, -0.000001, 0.3, 99.999999, 100, 100.000001, 101, 1000, 123456789.123456, 999999999999999, -999999999999999, '0.000001', '999999999999999.999999', '-999999999999999.999999', '33.333333']

type Place = readonly (string | number)[]

/** Where a template holds numbers. */
function numberPlaces(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))) return [place]
  if (Array.isArray(value)) return value.flatMap((inner: unknown, index) => numberPlaces(inner, [...place, index]))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => numberPlaces(inner, [...place, key]))
  return []
}

function replaced(value: unknown, place: Place, by: unknown): unknown {
  const [key, ...rest] = place
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((inner: unknown, index) => (index === key ? replaced(inner, rest, by) : inner))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]: readonly [string, unknown]) => [name, name === key ? replaced(inner, rest, by) : inner]))
}

function parsed(value: unknown): Template | InputError {
  try {
    return parseTemplate(value)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
}

const absurdSheets: fc.Arbitrary<Template> = fc.record({
  sheet: fc.constantFrom(...shippedTemplates, ...forms), pays: fc.boolean(), changes: fc.array(fc.record({ at: fc.nat(), by: fc.constantFrom(...absurd) }), { minLength: 1, maxLength: 6 }),
}).map(({ sheet, pays, changes }) => changes.reduce<Template>((template, { at, by }) => {
  const places = numberPlaces(template)
  const place = places[at % places.length]
  const next = place === undefined ? template : parsed(replaced(template, place, by))
  return next instanceof InputError ? template : next
}, pays ? { ...sheet, pay: { passMark: 80 } } : sheet))

test('whatever numbers a template holds, the linter answers, and each of its mends is a template again', () => {
  fc.assert(fc.property(absurdSheets, (template) => {
    for (const { code, field, mend, sentence, example } of lintTemplate(template)) {
      expect(`${sentence}${example.sentence}`).not.toMatch(/undefined|NaN|null|Infinity|\[object/)
      const mended = mend === null ? template : parsed(applyMend(template, mend))
      if (mended instanceof InputError) expect(`${code} ${field}, ${mend?.sentence ?? ''}: ${mended.message}`).toBe('')
    }
  }), { numRuns: 80, seed: 77 })
})
