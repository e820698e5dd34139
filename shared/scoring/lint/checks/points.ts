import { add, compare, divide, exact, formatPlain, isZero, multiply, signOf, zero, type Exact } from '../../exact'
import type { Template, TemplateItem, TemplateSection } from '../../template'
import { isTypable } from '../decimals'
import { withWholeWeights } from '../to-hundred'
import type { Check, Finding, TemplateChange } from '../finding'
import { found, fullInputs, numbersOf, points, sheetExample, type Examined } from '../found'

const hundred = exact(100)
const sumOf = (values: readonly number[]): Exact => values.map((value) => exact(value)).reduce(add, zero)
const marksOf = (items: readonly TemplateItem[]): Exact => sumOf(items.map(({ max }) => max))
const numberOf = (value: Exact): number => Number(formatPlain(value))

/** The items that no section holds: all of them on a sheet without sections. */
function looseItems({ items, sections = [] }: Template): readonly TemplateItem[] {
  return items.filter(({ section }) => !sections.some(({ id }) => id === section))
}

/** What the parts of a sheet make in full; on a weighted sheet an item outside of the sections counts nothing. */
function sheetPoints(template: Template): Exact {
  const { sections = [] } = template
  const isWeighted = sections.some(({ weight }) => weight !== undefined)
  if (!isWeighted) return add(marksOf(looseItems(template)), sumOf(sections.map((section) => section.points)))
  return sections.map((section) => divide(multiply(exact(section.points), exact(section.weight ?? 0)), hundred)).reduce(add, zero)
}

/** All items in one section that is normalised to what the sheet declares. */
function normalised(template: Template, sum: Exact): TemplateChange {
  const section: TemplateSection = { id: 'whole-sheet', title: template.title, points: template.declaredPoints, rawPoints: numberOf(sum) }
  return { sections: [section], items: template.items.map((item) => ({ ...item, section: section.id })) }
}

function sheetFindings(sheet: Examined): readonly Finding[] {
  const { template } = sheet
  const sum = sheetPoints(withWholeWeights(template))
  const declared = exact(template.declaredPoints)
  if (compare(sum, declared) === 0) return []
  const isPlain = (template.sections ?? []).length === 0
  const change = isPlain && signOf(sum) > 0 ? normalised(template, sum) : { declaredPoints: numberOf(sum) }
  return [found('points-sum', {
    item: null, field: 'declaredPoints', numbers: numbersOf({ declared, sum }),
    sentence: `表上写满分 ${points(declared)} 分，各${isPlain ? '项' : '部分'}加起来是 ${points(sum)} 分`,
    example: sheetExample(template, fullInputs(sheet), '每一项都拿满', `表上写满分 ${points(declared)} 分`),
    mend: { sentence: change.declaredPoints === undefined ? `总分按 ${points(sum)} 分折算成 ${points(declared)} 分` : `满分改为 ${points(sum)} 分`, change },
  })]
}

/** A section's own points where they make the sheet add up, else its items normalised to them. */
function sectionChange(template: Template, section: TemplateSection, sum: Exact): { readonly sentence: string; readonly section: TemplateSection } {
  const { rawPoints: _, ...plain } = section
  const corrected: TemplateSection = { ...plain, points: numberOf(sum) }
  const sections = (template.sections ?? []).map((other) => (other.id === section.id ? corrected : other))
  const isWhole = compare(sheetPoints({ ...template, sections }), exact(template.declaredPoints)) === 0
  const isSheetWhole = compare(sheetPoints(template), exact(template.declaredPoints)) === 0
  if (section.rawPoints === undefined && isWhole && !isSheetWhole) return { sentence: `“${section.title}”改为 ${points(sum)} 分`, section: corrected }
  return { sentence: `“${section.title}”按 ${points(sum)} 分折算成 ${points(section.points)} 分`, section: { ...section, rawPoints: numberOf(sum) } }
}

function sectionFindings(sheet: Examined, section: TemplateSection): readonly Finding[] {
  const { template } = sheet
  const items = template.items.filter((item) => item.section === section.id)
  const sum = marksOf(items)
  const declared = exact(section.rawPoints ?? section.points)
  const { weight: _weight, rawPoints: _rawPoints, ...plain } = section
  const alone: Template = { ...template, sections: [plain], items, pay: null }
  const own = { template: alone, items: sheet.items.filter(({ item }) => item.section === section.id) }
  const example = sheetExample(alone, fullInputs(own), `“${section.title}”各项都拿满`, `表上写 ${points(section.points)} 分`)
  const numbers = numbersOf({ declared, sum, points: section.points })
  if (compare(sum, declared) !== 0) {
    const mended = isZero(sum) || !isTypable(sum) ? null : sectionChange(template, section, sum)
    return [found('points-sum', {
      item: null, field: `sections.${section.id}.${section.rawPoints === undefined ? 'points' : 'rawPoints'}`, numbers, example,
      sentence: `“${section.title}”写的是 ${points(declared)} 分，各项加起来是 ${points(sum)} 分`,
      mend: mended === null ? null : { sentence: mended.sentence, change: { sections: [mended.section] } },
    })]
  }
  if (section.rawPoints === undefined || compare(sum, exact(section.points)) === 0) return []
  return [found('points-sum', {
    severity: 'warning', item: null, field: `sections.${section.id}.rawPoints`, numbers, example,
    sentence: `“${section.title}”各项加起来是 ${points(sum)} 分，已按 ${points(section.points)} 分折算`, mend: null,
  })]
}

/** Declared and summed points of the sheet and of each section. */
export const checkPoints: Check = (sheet) => [...sheetFindings(sheet), ...(sheet.template.sections ?? []).flatMap((section) => sectionFindings(sheet, section))]
