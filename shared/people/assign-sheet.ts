import * as z from 'zod/mini'
import { periodKinds, type Template } from '../scoring/template'
import { declareAction } from '../contract/action'
import { day, id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { beijingDayOf, dayStartsAt } from '../cycle/beijing-time'
import type { PeriodDates } from '../cycle/period'
import type { Person, Probation, SheetAssignment } from './person'
import { changedFrom } from './sheet-plan'

export const assignSheet = declareAction({
  name: 'assign-sheet', title: '换考核表', kind: 'command', on: 'person',
  input: z.strictObject({
    personId: id, sheets: z.array(z.strictObject({ templateId: id, periodKind: z.enum(periodKinds) })).check(z.maxLength(4)), paying: z.nullable(id),
    /** The first day; null: with the next month that nobody has opened. */
    from: z.nullable(day),
    /** First and last day of the probation where one of the sheets is scored by it. */
    probation: z.nullable(z.strictObject({ startsOn: day, endsOn: day })),
  }),
  output: z.object({ personId: z.string(), countsFrom: z.string() }),
  refusals: ['not-found', 'template-unknown', 'template-unnamed', 'assignment-invalid', 'change-out-of-bounds', 'period-exists', 'sheet-frozen'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'Sets by which templates and kinds of period a person is scored and which of them pays, from the next month that is opened on, or from a day: then the running sheets end before it and new ones begin. Answers the first day.',
})

/** How long a probation may be: the law knows six months at most. */
const maximumProbationDays = 184

/** Why the dates of a probation can't be (days of Beijing); null when they can. */
export function refuseProbation({ startsOn, endsOn }: Probation): Refusal | null {
  if (dayStartsAt(endsOn, 1) <= dayStartsAt(startsOn)) return refuse('assignment-invalid', '试用期的最后一天不能早于第一天', 'probation')
  return dayStartsAt(endsOn) > dayStartsAt(startsOn, maximumProbationDays) ? refuse('assignment-invalid', '试用期最长 6 个月', 'probation') : null
}

/** Why a probation that has been opened can't have these dates (`now` an instant): its first day stays, and its last one may move until it is over, not into the past. */
export function refuseMovedProbation(before: Probation, { startsOn, endsOn }: Probation, { cutAt }: Pick<PeriodDates, 'cutAt'>, now: string): Refusal | null {
  if (startsOn !== before.startsOn) return refuse('assignment-invalid', '试用期的考核已经开始，第一天不能再改', 'probation')
  if (endsOn === before.endsOn) return null
  if (now >= cutAt) return refuse('assignment-invalid', '试用期的考核已经截止，最后一天不能再改', 'probation')
  return endsOn < beijingDayOf(now) ? refuse('assignment-invalid', '试用期的最后一天不能早于今天', 'probation') : null
}

/**
 * The person with these sheets from the day `from` on, exactly one of which pays; none at all for somebody who isn't scored. What held before stays with
 * the days before. Refuses a form that doesn't know the kind of period.
 */
export function decideAssignment(
  person: Person, input: { readonly sheets: readonly Required<Pick<SheetAssignment, 'templateId' | 'periodKind'>>[]; readonly paying: string | null; readonly probation: Probation | null },
  templates: readonly Pick<Template, 'id' | 'title' | 'periodKinds'>[], from: string,
): Person | Refusal {
  const { sheets, paying, probation } = input
  const ids = sheets.map(({ templateId }) => templateId)
  if (new Set(ids).size !== ids.length) return refuse('assignment-invalid', '同一张表只能选一次', 'sheets')
  if (ids.length === 0 ? paying !== null : paying === null || !ids.includes(paying)) return refuse('assignment-invalid', undefined, 'paying')
  const unfit = templates.find(({ id: templateId, periodKinds: known }) => sheets.some((sheet) => sheet.templateId === templateId && !known.includes(sheet.periodKind)))
  if (unfit !== undefined) return refuse('assignment-invalid', `“${unfit.title}”不按这种周期考核`, 'sheets')
  const isOnProbation = sheets.some(({ periodKind }) => periodKind === 'probation')
  if (isOnProbation && probation === null) return refuse('assignment-invalid', '请填试用期的起止日期', 'probation')
  const refused = probation === null ? null : refuseProbation(probation)
  if (refused !== null) return refused
  const assignments = sheets.map(({ templateId, periodKind }): SheetAssignment => ({ templateId, ...(periodKind === 'month' ? {} : { periodKind }), pays: templateId === paying }))
  const changed = changedFrom(person, from, { assignments })
  return isOnProbation && probation !== null ? { ...changed, probation } : changed
}

