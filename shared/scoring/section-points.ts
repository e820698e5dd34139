import { add, divide, exact, formatHundredths, formatPlain, hundred, isZero, multiply, roundToHundredths, subtract, zero, type Exact } from './exact'
import { onceFor } from './once-for'
import type { Outcome } from './outcome'
import type { SectionScore } from './scorecard'
import type { Template, TemplateSection } from './template'

/** Part of a sheet whose items are added: a section, or the items that no section holds. Items by their place on the sheet. */
interface Part {
  readonly section: TemplateSection | null
  readonly items: readonly number[]
  readonly max: Exact
  /** What a section's items add up to where it isn't its points; null where it is. */
  readonly rawPoints: Exact | null
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

/** The parts of a sheet. */
export const partsOf = onceFor(takeApart)

function takeApart(template: Template): SheetParts {
  const { sections = [], items } = template
  const isWeighted = sections.some(({ weight }) => weight !== undefined)
  const placesOf = (isIn: (section: string | undefined) => boolean): readonly number[] => items.flatMap(({ section }, place) => (isIn(section) ? [place] : []))
  const part = (section: TemplateSection | null, places: readonly number[]): Part => {
    const max = section === null ? fullMarks(template, places) : exact(section.points)
    return { section, items: places, max, rawPoints: section?.rawPoints === undefined ? null : exact(section.rawPoints), weighed: isWeighted ? divide(multiply(max, exact(section?.weight ?? 0)), hundred) : max }
  }
  const loose = placesOf((section) => !sections.some(({ id }) => id === section))
  const parts = [...(loose.length === 0 ? [] : [part(null, loose)]), ...sections.map((section) => part(section, placesOf((id) => id === section.id)))]
  return { parts, isWeighted, declared: parts.filter((one) => one.items.length > 0).map(({ weighed }) => weighed).reduce(add, zero) }
}

function fullMarks({ items }: Template, places: readonly number[]): Exact {
  return places.map((place) => exact(items[place]?.max ?? 0)).reduce(add, zero)
}

const isLeftOut = (outcome: Outcome | undefined): boolean => outcome?.isExcluded === true

/** The items of a part that are not left out; mostly all of them. */
function countingOf({ items }: Part, outcomes: readonly Outcome[]): readonly number[] {
  for (const place of items) if (isLeftOut(outcomes[place])) return items.filter((other) => !isLeftOut(outcomes[other]))
  return items
}

/** What a section's sum is out of: the declared raw points; where an item is left out, the full marks of the others. Null: the sum is the section's points. */
function outOf(template: Template, { items, rawPoints }: Part, counting: readonly number[]): Exact | null {
  return counting.length < items.length ? fullMarks(template, counting) : rawPoints
}

/** Which of an outcome's numbers is added: its points, or an end of what they can become; null where that has no bound. */
type PointsOf = (outcome: Outcome) => Exact | null

function sumOf(counting: readonly number[], outcomes: readonly Outcome[], pointsOf: PointsOf): Exact | null {
  let sum: Exact | null = null
  for (const place of counting) {
    const outcome = outcomes[place]
    const points = outcome === undefined ? null : pointsOf(outcome)
    if (points === null) return null
    sum = sum === null ? points : add(sum, points)
  }
  return sum ?? zero
}

function pointsOfPart(part: Part, sum: Exact, out: Exact | null): Exact {
  return out === null ? sum : roundToHundredths(multiply(divide(sum, out), part.max))
}

/** The total over the items' points; null where one of them has no bound. Sections left without items give their points to the others. */
export function totalOf(template: Template, outcomes: readonly Outcome[], pointsOf: PointsOf): Exact | null {
  const { parts, isWeighted, declared } = partsOf(template)
  let total = zero
  let missing = zero
  for (const part of parts) {
    const counting = countingOf(part, outcomes)
    if (counting.length === 0) {
      if (part.items.length > 0) missing = add(missing, part.weighed)
      continue
    }
    const sum = sumOf(counting, outcomes, pointsOf)
    if (sum === null) return null
    const points = pointsOfPart(part, sum, outOf(template, part, counting))
    total = add(total, isWeighted ? divide(multiply(points, exact(part.section?.weight ?? 0)), hundred) : points)
  }
  const reachable = missing === zero ? declared : subtract(declared, missing)
  return roundToHundredths(reachable === declared || isZero(reachable) ? total : multiply(divide(total, reachable), declared))
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
      excluded: part.items.filter((place) => isLeftOut(outcomes[place])).map((place) => template.items[place]?.id ?? ''),
    }
  })
}
