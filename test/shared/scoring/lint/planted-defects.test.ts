import type { Finding } from '@shared/scoring/lint/finding'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { parseTemplate } from '@shared/scoring/parse-template'
import type { Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { defectClasses, randomOf, type DefectClass } from './plant-defects'

const planted = 200
const atLeast = 95

interface Planted {
  readonly sheet: Template
  readonly defect: DefectClass
  readonly spoilt: Template
}

/** Defects of all classes in turn, each in a sheet that has a place for it. */
function plantAll(seed: number): readonly Planted[] {
  const random = randomOf(seed)
  const all: Planted[] = []
  for (let turn = 0; all.length < planted; turn++) {
    const defect = defectClasses[turn % defectClasses.length]
    if (defect === undefined) throw new Error('no classes of defects')
    const sheets = shippedTemplates.filter((sheet) => defect.plant(sheet, () => 0) !== null)
    const sheet = sheets[random(sheets.length)]
    const spoilt = sheet === undefined ? null : defect.plant(sheet, random)
    if (sheet !== undefined && spoilt !== null) all.push({ sheet, defect, spoilt: parseTemplate(spoilt) })
  }
  return all
}

const keyOf = ({ code, severity, field }: Finding) => `${code} ${severity} ${field}`
const knownOf = new Map(shippedTemplates.map((sheet) => [sheet, new Set(lintTemplate(sheet).map(keyOf))]))

/** What the linter says about the spoilt sheet and didn't say about the sound one. */
function newCodes({ sheet, spoilt }: Planted): readonly string[] {
  return lintTemplate(spoilt).filter((finding) => knownOf.get(sheet)?.has(keyOf(finding)) !== true).map(({ code }) => code)
}

test.each(defectClasses)('some shipped sheet has a place for: $name', ({ plant }) => {
  expect(shippedTemplates.some((sheet) => plant(sheet, () => 0) !== null)).toBe(true)
})

test(`of ${planted} random defects in sound sheets at least ${atLeast} % are found by a code that names them`, () => {
  const all = plantAll(20261125)
  const missed = all.filter((one) => !newCodes(one).some((code) => one.defect.codes.some((expected) => expected === code)))
  const found = all.length - missed.length
  const lines = missed.map(({ sheet, defect }) => `missed: ${defect.name} in ${sheet.id}`)
  process.stdout.write(`${[`planted ${all.length} defects of ${defectClasses.length} classes: ${found} found (${((found * 1000) / all.length / 10).toFixed(1)} %)`, ...lines].join('\n')}\n`)
  expect(missed.length * 100).toBeLessThanOrEqual(all.length * (100 - atLeast))
})
