import { add, compare, divide, exact, formatHundredths, hundred, isZero, multiply, subtract, zero, type Exact } from '../scoring/exact'
import type { ItemScore, Scorecard } from '../scoring/scorecard'
import type { Template, TemplateItem } from '../scoring/template'
import { finding, type VerifyFinding } from './records'

const sumOf = (points: readonly (string | null)[]): Exact => points.flatMap((one) => (one === null ? [] : [exact(one)])).reduce(add, zero)

/** The least and the most that an item can have by its rule; null where the form sets no end. */
function boundsOf({ rule, max }: TemplateItem): { readonly least: Exact | null; readonly most: Exact | null } {
  const isOpenByNature = rule.kind === 'deviation' || rule.kind === 'deduction'
  const cap = rule.kind !== 'attainment' ? exact(1) : rule.cap === null ? null : exact(rule.cap ?? 1)
  const natural = isOpenByNature || cap === null ? null : multiply(exact(max), cap)
  return {
    least: rule.floor !== undefined && rule.floor !== null ? exact(rule.floor) : isOpenByNature ? null : zero,
    most: rule.ceiling !== undefined && rule.ceiling !== null ? exact(rule.ceiling) : natural,
  }
}

/** Whether an item's points lie between the ends of its rule; a veto's or a settlement's zero always does. */
function isWithin(item: TemplateItem | undefined, { points, status }: ItemScore): boolean {
  if (item === undefined) return false
  if (points === null || status !== 'scored') return true
  const value = exact(points)
  if (isZero(value)) return true
  const { least, most } = boundsOf(item)
  return (least === null || compare(value, least) >= 0) && (most === null || compare(value, most) <= 0)
}

/** Whether two amounts are no further apart than the rounding of so many addends to a hundredth. */
function isNear(a: Exact, b: Exact, addends: number): boolean {
  const tolerance = divide(exact(addends), exact(100))
  return compare(subtract(a, b), tolerance) <= 0 && compare(subtract(b, a), tolerance) <= 0
}

/** Whether items add up to their sections, and sections (or items) to the total; a sheet that a veto made 0 has no more than 0. */
function addsUp({ items, sections, total, vetoedBy }: Scorecard, template: Template): boolean {
  if (vetoedBy !== undefined && vetoedBy.length > 0) return compare(exact(total), zero) <= 0
  if (sections === undefined) return formatHundredths(sumOf(items.map(({ points }) => points))) === total
  const knownIds = (template.sections ?? []).map(({ id }) => id)
  const inSection = (id: string | null) => items.filter(({ id: itemId }) => {
    const section = template.items.find((item) => item.id === itemId)?.section
    return id === null ? section === undefined || !knownIds.includes(section) : section === id
  })
  const areSums = sections.every(({ id, sum }) => formatHundredths(sumOf(inSection(id).map(({ points }) => points))) === sum)
  // A section whose items are all left out hands its points to the others: the total says so by itself, and the replay proves it.
  if (!areSums || sections.some(({ points }) => points === null)) return areSums
  const weighed = sections.map(({ points, weight }) => (weight === undefined ? exact(points ?? '0') : divide(multiply(exact(points ?? '0'), exact(weight)), hundred)))
  return isNear(weighed.reduce(add, zero), exact(total), sections.length)
}

/** A sealed result by plain arithmetic, past the engine: each item within the ends of its rule, and all of them adding up to the total (invariant 2). */
export function verifyScores(record: string, template: Template, scorecard: Scorecard): readonly VerifyFinding[] {
  const outside = scorecard.items.filter((score) => !isWithin(template.items.find(({ id }) => id === score.id), score)).map(({ id }) => id)
  const isWhole = scorecard.items.length === template.items.length && new Set(scorecard.items.map(({ id }) => id)).size === template.items.length
  return [
    ...(outside.length === 0 && isWhole ? [] : [finding('points-wrong', record, isWhole ? `${outside.join('、')} 的得分超出了规则的上下限` : '得分的项目和模板的不一样多')]),
    ...(addsUp(scorecard, template) ? [] : [finding('sum-wrong', record, '各项加起来不等于总分')]),
  ]
}
