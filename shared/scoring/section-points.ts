import { add, compare, divide, exact, formatHundredths, formatPlain, isZero, multiply, roundToHundredths, zero, type Exact } from './exact'
import type { SectionScore } from './scorecard'
import type { Template, TemplateItem, TemplateSection } from './template'

const hundred = exact(100)

/** Part of a sheet whose items are added: a section, or the items that no section holds. */
interface Part {
  readonly section: TemplateSection | null
  readonly items: readonly TemplateItem[]
  readonly counting: readonly TemplateItem[]
  readonly max: Exact
}

/** How a sheet's items become its total, once it is known which of them count. */
export interface SheetParts {
  readonly parts: readonly Part[]
  /** Whether nothing is left to score. */
  readonly isEmpty: boolean
}

const fullMarks = (items: readonly TemplateItem[]): Exact => items.map(({ max }) => exact(max)).reduce(add, zero)

/** The parts of a sheet without the items that are left out. */
export function partsOf(template: Template, isExcluded: (id: string) => boolean): SheetParts {
  const sections = template.sections ?? []
  const part = (section: TemplateSection | null, items: readonly TemplateItem[]): Part =>
    ({ section, items, counting: items.filter(({ id }) => !isExcluded(id)), max: section === null ? fullMarks(items) : exact(section.points) })
  const loose = template.items.filter((item) => !sections.some(({ id }) => id === item.section))
  const parts = [...(loose.length === 0 ? [] : [part(null, loose)]), ...sections.map((section) => part(section, template.items.filter((item) => item.section === section.id)))]
  return { parts, isEmpty: parts.every(({ counting }) => counting.length === 0) }
}

/** What a section's sum is out of: the declared raw points; where an item is left out, the full marks of the others. Null: the sum is the section's points. */
function outOf({ section, items, counting }: Part): Exact | null {
  if (counting.length < items.length) return fullMarks(counting)
  return section?.rawPoints === undefined ? null : exact(section.rawPoints)
}

function sumOf({ counting }: Part, pointsOf: (id: string) => Exact | null): Exact | null {
  return counting.map(({ id }) => pointsOf(id)).reduce<Exact | null>((sum, points) => (sum === null || points === null ? null : add(sum, points)), zero)
}

function pointsOfPart(part: Part, sum: Exact): Exact {
  const out = outOf(part)
  return out === null ? sum : roundToHundredths(multiply(divide(sum, out), part.max))
}

/** The total over the items' points; null where one of them has no bound. Sections left without items give their points to the others. */
export function totalOf({ parts }: SheetParts, pointsOf: (id: string) => Exact | null): Exact | null {
  const isWeighted = parts.some(({ section }) => section?.weight !== undefined)
  const weigh = (part: Part, points: Exact): Exact => (isWeighted ? divide(multiply(points, exact(part.section?.weight ?? 0)), hundred) : points)
  let total = zero
  let reachable = zero
  let declared = zero
  for (const part of parts) {
    const most = weigh(part, part.max)
    if (part.items.length === 0) continue
    declared = add(declared, most)
    if (part.counting.length === 0) continue
    const sum = sumOf(part, pointsOf)
    if (sum === null) return null
    total = add(total, weigh(part, pointsOfPart(part, sum)))
    reachable = add(reachable, most)
  }
  const spread = compare(reachable, declared) === 0 || isZero(reachable) ? total : multiply(divide(total, reachable), declared)
  return roundToHundredths(spread)
}

/** The sections of a scorecard; undefined where the total is the plain sum of all items. */
export function sectionScores(template: Template, { parts }: SheetParts, pointsOf: (id: string) => Exact | null): readonly SectionScore[] | undefined {
  if (template.sections === undefined && parts.every(({ items, counting }) => items.length === counting.length)) return undefined
  return parts.map((part): SectionScore => {
    const sum = sumOf(part, pointsOf) ?? zero
    return {
      id: part.section?.id ?? null, sum: formatHundredths(sum), outOf: formatHundredths(outOf(part) ?? part.max),
      points: part.counting.length === 0 ? null : formatHundredths(pointsOfPart(part, sum)), max: formatHundredths(part.max),
      ...(part.section?.weight === undefined ? {} : { weight: formatPlain(exact(part.section.weight)) }),
      excluded: part.items.filter((item) => !part.counting.includes(item)).map(({ id }) => id),
    }
  })
}
