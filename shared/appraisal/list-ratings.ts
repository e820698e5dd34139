import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import type { Person } from '../people/person'
import { formatPlain, exact } from '../scoring/exact'
import type { Template } from '../scoring/template'
import { ratableItems } from './present-sheet'
import { rateItem } from './rate-item'
import type { Sheet } from './sheet'
import { sheetStates } from './sheet-state'

const text = z.string()

/** An item of somebody's sheet on which the caller gives points, with what full marks ask for and what was given already. */
export const ratingLine = z.object({
  sheetId: text, periodId: text, employeeId: text, employeeName: text, position: text, storeName: text, state: z.enum(sheetStates), dueAt: text,
  item: z.object({ id: text, title: text, max: text, step: text, criteria: z.array(text) }),
  given: z.nullable(z.object({ points: text, comment: text })),
})
export type RatingLine = z.infer<typeof ratingLine>

export const listRatings = declareAction({
  name: 'list-ratings', title: '我的评分', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({ ratings: z.array(ratingLine) }), refusals: [],
  may: rateItem.may.map(({ role }) => ({ role, reach: 'any' as const })),
  doc: 'Every item on which the caller may give points now, given already or not: sheets of the running month and those past their cut that still take ratings.',
})

/** The sheet's items on which the person may give points now; what they gave themselves is in `given`, null where they have not. */
export function ratingLinesOf(sheet: Sheet, template: Template, actor: Pick<Person, '_id' | 'roles'>): readonly RatingLine[] {
  return ratableItems(actor, sheet).flatMap((itemId): RatingLine[] => {
    const item = template.items.find(({ id }) => id === itemId)
    if (item === undefined || item.rule.kind !== 'rating') return []
    const roles = sheet.raters.filter((duty) => duty.item === itemId && duty.personId === actor._id).map(({ role }) => role)
    const given = (sheet.inputs.ratings ?? []).find((rating) => rating.item === itemId && roles.includes(rating.role))
    return [{
      sheetId: sheet._id, periodId: sheet.periodId, employeeId: sheet.employeeId, employeeName: sheet.employeeName, position: sheet.position,
      storeName: sheet.storeName, state: sheet.state, dueAt: sheet.dates.ratingsDueAt,
      item: { id: itemId, title: item.title, max: String(item.max), step: String(item.rule.step ?? '0.5'), criteria: [...item.criteria] },
      given: given === undefined ? null : { points: formatPlain(exact(given.points)), comment: given.comment ?? '' },
    }]
  })
}
