import { add, compare, divide, exact, formatHundredths, formatPlain, isZero, multiply, roundToHundredths, zero, type Exact } from './exact'
import type { Outcome } from './outcome'
import type { SectionScore } from './scorecard'
import type { Template, TemplateSection } from './template'

const hundred = exact(100)

/** Part of a sheet whose items are added: a section, or the items that no section holds. Items by their place on the sheet. */
interface Part {
  readonly section: TemplateSection | null
  readonly items: readonly number[]
  readonly max: Exact
  /** Its full marks as the total counts them. */
  readonly weighed: Exact
}

/** How a sheet's items become its total. */
export interface SheetParts {
  readonly parts: readonly Part[]
  readonly isWeighted: boolean
  /** What all parts add up to. */
  readonly declared: Exact
}

/** A template never changes, so its parts are taken apart once for all the people who are scored with it. */
const known = new WeakMap<Template, SheetParts>()

/** The parts of a sheet. */
export function partsOf(template: Template): SheetParts {
  const before = known.get(template)
  if (before !== undefined) return before
  const taken = takeApart(template)
  known.set(template, taken)
  return taken
}

function takeApart(template: Template): SheetParts {
  const { sections = [], items } = template
  const isWeighted = sections.some(({ weight }) => weight !== undefined)
  const placesOf = (isIn: (section: string | undefined) => boolean): readonly number[] => items.flatMap(({ section }, place) => (isIn(section) ? [place] : []))
  const part = (section: TemplateSection | null, places: readonly number[]): Part => {
    const max = section === null ? fullMarks(template, places) : exact(section.points)
    return { section, items: places, max, weighed: isWeighted ? divide(multiply(max, exact(section?.weight ?? 0)), hundred) : max }
  }
  const loose = placesOf((section) => !sections.some(({ id }) => id === section))
  const parts = [...(loose.length === 0 ? [] : [part(null, loose)]), ...sections.map((section) => part(section, placesOf((id) => id === section.id)))]
  return { parts, isWeighted, declared: parts.filter((one) => one.items.length > 0).map(({ weighed }) => weighed).reduce(add, zero) }
}

function fullMarks({ items }: Template, places: readonly number[]): Exact {
  return places.map((place) => exact(items[place]?.max ?? 0)).reduce(add, zero)
}

/** The items of a part that are not left out. */
function countingOf({ items }: Part, outcomes: readonly Outcome[]): readonly number[] {
  return items.filter((place) => outcomes[place]?.isExcluded !== true)
}

/** What a section's sum is out of: the declared raw points; where an item is left out, the full marks of the others. Null: the sum is the section's points. */
function outOf(template: Template, { section, items }: Part, counting: readonly number[]): Exact | null {
  if (counting.length < items.length) return fullMarks(template, counting)
  return section?.rawPoints === undefined ? null : exact(section.rawPoints)
}

/** Which of an outcome's numbers is added: its points, or an end of what they can become; null where that has no bound. */
type PointsOf = (outcome: Outcome) => Exact | null

function sumOf(counting: readonly number[], outcomes: readonly Outcome[], pointsOf: PointsOf): Exact | null {
  let sum = zero
  for (const place of counting) {
    const outcome = outcomes[place]
    const points = outcome === undefined ? null : pointsOf(outcome)
    if (points === null) return null
    sum = add(sum, points)
  }
  return sum
}

function pointsOfPart(part: Part, sum: Exact, out: Exact | null): Exact {
  return out === null ? sum : roundToHundredths(multiply(divide(sum, out), part.max))
}

/** The total over the items' points; null where one of them has no bound. Sections left without items give their points to the others. */
export function totalOf(template: Template, outcomes: readonly Outcome[], pointsOf: PointsOf): Exact | null {
  const { parts, isWeighted, declared } = partsOf(template)
  let total = zero
  let reachable = zero
  for (const part of parts) {
    const counting = countingOf(part, outcomes)
    if (counting.length === 0) continue
    const sum = sumOf(counting, outcomes, pointsOf)
    if (sum === null) return null
    const points = pointsOfPart(part, sum, outOf(template, part, counting))
    total = add(total, isWeighted ? divide(multiply(points, exact(part.section?.weight ?? 0)), hundred) : points)
    reachable = add(reachable, part.weighed)
  }
  const spread = compare(reachable, declared) === 0 || isZero(reachable) ? total : multiply(divide(total, reachable), declared)
  return roundToHundredths(spread)
}

/** The total of a sheet on which every item counts, over the given points of each; null where one has no end. */
export function totalOver(template: Template, pointsOf: (id: string) => Exact | null): Exact | null {
  const outcomes = template.items.map(({ id }): Outcome => {
    const points = pointsOf(id)
    return { points, least: points, most: points }
  })
  return totalOf(template, outcomes, ({ points }) => points)
}

const pointsNow: PointsOf = ({ points }) => points ?? zero

/** The sections of a scorecard; undefined where the total is the plain sum of all items. */
export function sectionScores(template: Template, outcomes: readonly Outcome[]): readonly SectionScore[] | undefined {
  if (template.sections === undefined && !outcomes.some(({ isExcluded }) => isExcluded === true)) return undefined
  return partsOf(template).parts.map((part): SectionScore => {
    const counting = countingOf(part, outcomes)
    const out = outOf(template, part, counting)
    const sum = sumOf(counting, outcomes, pointsNow) ?? zero
    return {
      id: part.section?.id ?? null, sum: formatHundredths(sum), outOf: formatHundredths(out ?? part.max),
      points: counting.length === 0 ? null : formatHundredths(pointsOfPart(part, sum, out)), max: formatHundredths(part.max),
      ...(part.section?.weight === undefined ? {} : { weight: formatPlain(exact(part.section.weight)) }),
      excluded: part.items.filter((place) => outcomes[place]?.isExcluded === true).map((place) => template.items[place]?.id ?? ''),
    }
  })
}
