import fc from 'fast-check'
import { applyMend } from '@shared/scoring/lint/apply-mend'
import type { Finding } from '@shared/scoring/lint/finding'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { mendErrors } from '@shared/scoring/lint/mend-errors'
import { InputError } from '@shared/scoring/input-error'
import { parseTemplate } from '@shared/scoring/parse-template'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { defectClasses, randomOf } from './plant-defects'
import { forms } from './forms'

/** A shipped sheet or a form as printed, with up to three more defects in it. */
const spoiltSheets: fc.Arbitrary<Template> = fc.record({
  sheet: fc.constantFrom(...shippedTemplates, ...forms), classes: fc.array(fc.nat(defectClasses.length - 1), { maxLength: 3 }), seed: fc.nat(),
}).map(({ sheet, classes, seed }) => {
  const random = randomOf(seed)
  return classes.reduce<Template>((spoilt, at) => defectClasses[at]?.plant(spoilt, random) ?? spoilt, sheet)
}).filter((template) => isTemplate(template))

function isTemplate(template: Template): boolean {
  try {
    parseTemplate(template)
    return true
  } catch (error) {
    if (error instanceof InputError) return false
    throw error
  }
}

const keyOf = ({ code, severity, field }: Finding) => `${severity} ${code} ${field}`
const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error')

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

test('a mend removes its finding, brings no new error and leaves a template that parses; the given one stays as it was', () => {
  fc.assert(fc.property(spoiltSheets, (template) => {
    const before = JSON.stringify(template)
    const findings = lintTemplate(freeze(template))
    const known = new Set(errorsOf(findings).map(keyOf))
    for (const finding of findings) {
      if (finding.mend === null) continue
      const mended = lintTemplate(parseTemplate(applyMend(template, finding.mend)))
      expect(mended.map(keyOf)).not.toContain(keyOf(finding))
      expect(errorsOf(mended).map(keyOf).filter((key) => !known.has(key)).map((key) => `${keyOf(finding)} (${finding.mend?.sentence ?? ''}) brings ${key}`)).toEqual([])
    }
    expect(JSON.stringify(template)).toBe(before)
  }), { numRuns: 40, seed: 70 })
})

test('every error has a mend, and mending one after the other comes to a sheet that may be published', () => {
  fc.assert(fc.property(spoiltSheets, (template) => {
    expect(errorsOf(lintTemplate(template)).filter(({ mend }) => mend === null).map(({ sentence }) => sentence)).toEqual([])
    expect(errorsOf(lintTemplate(mendErrors(template)))).toEqual([])
  }), { numRuns: 30, seed: 80 })
})

test('every example is what the engine answers on the whole sheet', () => {
  fc.assert(fc.property(spoiltSheets, (template) => {
    for (const { item, example } of lintTemplate(template)) {
      if (item === null || template.items.some(({ veto }) => veto?.effect === 'sheet-zero')) continue
      if (example.points === null) continue
      expect(scoreSheet(template, example.inputs).items.find(({ id }) => id === item)?.points).toBe(example.points)
    }
  }), { numRuns: 40, seed: 90 })
})

test('the same template gives the same bytes, a code once per field, errors first', () => {
  fc.assert(fc.property(spoiltSheets, (template) => {
    const findings = lintTemplate(template)
    const copy: Template = structuredClone(template)
    expect(JSON.stringify(lintTemplate(copy))).toBe(JSON.stringify(findings))
    expect(new Set(findings.map(keyOf)).size).toBe(findings.length)
    const ranks = findings.map(({ severity }) => ['error', 'warning', 'advice'].indexOf(severity))
    expect(ranks).toEqual([...ranks].sort())
  }), { numRuns: 30, seed: 10 })
})
