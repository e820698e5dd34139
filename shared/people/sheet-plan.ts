import type { PeriodKind } from '../scoring/template'
import { beijingDaysBetween, dayStartsAt } from '../cycle/beijing-time'
import { calendarKinds, calendarPeriodIdOf, calendarRangeOf, isWithin, periodKindOf, probationerOf, probationIdOf, type PeriodRange } from '../cycle/period-id'
import { sheetIdOf } from '../appraisal/sheet'
import type { EarlierStretch, Person, SheetAssignment } from './person'

/** What the plan of somebody's sheets follows from. */
export type PlannedPerson = Pick<Person, '_id' | 'storeId' | 'crewId' | 'supervisorId' | 'assignments' | 'earlier' | 'joinedOn' | 'leftAt' | 'probation'>

/** A sheet that a person has in a period: the stretch `[startsAt, cutAt)` in which they were in one store and scored by one form. */
export interface SheetPlan extends PeriodRange {
  readonly sheetId: string
  readonly periodId: string
  readonly templateId: string
  /** 1 for the first sheet by this form in the period; a change of store or sheet begins the next. */
  readonly segment: number
  readonly pays: boolean
  readonly storeId: string
  readonly crewId: string | null
  readonly supervisorId: string | null
  /** Days of the stretch, and of the whole period: pay follows the share. */
  readonly days: number
  readonly periodDays: number
}

/** The kind of period by which somebody is scored on an assigned form. */
export function kindOfAssignment({ periodKind }: SheetAssignment): PeriodKind {
  return periodKind ?? 'month'
}

/** The range of a period for this person; null for a probation of somebody else or without dates. */
export function rangeFor(person: Pick<Person, '_id' | 'probation'>, periodId: string): PeriodRange | null {
  const probationer = probationerOf(periodId)
  if (probationer === null) return calendarRangeOf(periodId)
  const { probation } = person
  return probationer !== person._id || probation === undefined ? null : { startsAt: dayStartsAt(probation.startsOn), cutAt: dayStartsAt(probation.endsOn, 1) }
}

type Stretch = PeriodRange & Omit<EarlierStretch, 'until'>

const earliest = '2000-01-01T00:00:00.000Z'
const latest = '2100-01-01T00:00:00.000Z'
const later = (a: string, b: string) => (a > b ? a : b)
const sooner = (a: string, b: string) => (a < b ? a : b)

/** Store and sheets of a person through time, from their first day of work to the last. */
export function stretchesOf(person: PlannedPerson): readonly Stretch[] {
  const begin = person.joinedOn === undefined ? earliest : dayStartsAt(person.joinedOn)
  const end = person.leftAt ?? latest
  const stretches: Stretch[] = []
  let startsAt = earliest
  for (const { until, ...held } of [...(person.earlier ?? []), { until: null, storeId: person.storeId, crewId: person.crewId, supervisorId: person.supervisorId, assignments: person.assignments }]) {
    const cutAt = until === null ? latest : dayStartsAt(until)
    stretches.push({ ...held, startsAt: later(startsAt, begin), cutAt: sooner(cutAt, end) })
    startsAt = cutAt
  }
  return stretches.filter((stretch) => stretch.startsAt < stretch.cutAt)
}

/**
 * The sheets that the person has in a period (decision 3): one for each form and stretch in one store. Stretches never overlap, so of the sheets that
 * cover a day exactly one pays, and their days add up to those employed.
 */
export function sheetPlansIn(person: PlannedPerson, periodId: string): readonly SheetPlan[] {
  const range = rangeFor(person, periodId)
  if (range === null) return []
  const kind = periodKindOf(periodId)
  const periodDays = beijingDaysBetween(range.startsAt, range.cutAt)
  const plans: SheetPlan[] = []
  for (const stretch of stretchesOf(person)) {
    const [startsAt, cutAt] = [later(stretch.startsAt, range.startsAt), sooner(stretch.cutAt, range.cutAt)]
    if (startsAt >= cutAt) continue
    const { storeId, crewId, supervisorId } = stretch
    for (const assignment of stretch.assignments.filter((assigned) => kindOfAssignment(assigned) === kind)) {
      const { templateId, pays } = assignment
      const before = plans.map((plan) => plan.templateId).lastIndexOf(templateId)
      const last = plans[before]
      const isSame = last !== undefined && last.cutAt === startsAt && last.storeId === storeId && last.pays === pays
      const segment = last === undefined ? 1 : isSame ? last.segment : last.segment + 1
      const plan: SheetPlan = {
        sheetId: sheetIdOf(periodId, person._id, templateId, segment), periodId, templateId, segment, pays, storeId, crewId, supervisorId,
        startsAt: isSame ? last.startsAt : startsAt, cutAt, days: beijingDaysBetween(isSame ? last.startsAt : startsAt, cutAt), periodDays,
      }
      if (isSame) plans[before] = plan
      else plans.push(plan)
    }
  }
  return plans
}

/** Of a person's sheets in a period those that pay: one for each stretch. */
export function payingPlansIn(person: PlannedPerson, periodId: string): readonly SheetPlan[] {
  return sheetPlansIn(person, periodId).filter(({ pays }) => pays)
}

/** Every assignment that the person has or had. */
function assignmentsEver({ assignments, earlier }: Pick<Person, 'assignments' | 'earlier'>): readonly SheetAssignment[] {
  return [...(earlier ?? []).flatMap((stretch) => stretch.assignments), ...assignments]
}

/** Kinds of period in which the person has sheets at any time. */
export function periodKindsOf(person: Pick<Person, 'assignments' | 'earlier'>): readonly PeriodKind[] {
  const kinds = assignmentsEver(person).map(kindOfAssignment)
  return [...calendarKinds, 'probation' as const].filter((kind) => kinds.includes(kind))
}

/** The person's sheets whose range holds the instant: the one that pays first, then by the length of their period. */
export function sheetPlansAt(person: PlannedPerson, instant: string): readonly SheetPlan[] {
  const plans = periodKindsOf(person).flatMap((kind) => sheetPlansIn(person, kind === 'probation' ? probationIdOf(person._id) : calendarPeriodIdOf(kind, instant)))
  const holding = plans.filter((plan) => isWithin(plan, instant))
  return [...holding.filter(({ pays }) => pays), ...holding.filter(({ pays }) => !pays)]
}

/** The person with other values from a day on, keeping what held until then; what nothing differs from is no change. */
export function changedFrom<Changed extends PlannedPerson>(person: Changed, from: string, changes: Partial<Omit<EarlierStretch, 'until'>>): Changed {
  const { storeId, crewId, supervisorId, assignments } = person
  const known = person.earlier ?? []
  const held = known.find(({ until }) => until >= from) ?? { storeId, crewId, supervisorId, assignments }
  const earlier: readonly EarlierStretch[] = [...known.filter(({ until }) => until < from), { storeId: held.storeId, crewId: held.crewId, supervisorId: held.supervisorId, assignments: held.assignments, until: from }]
  return { ...person, ...changes, earlier }
}
