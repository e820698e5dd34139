import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import type { Person } from '../people/person'
import { formatPlain, exact } from '../scoring/exact'
import type { LevelsRule, RatingRule, Template } from '../scoring/template'
import { isScoreHidden, surveyedItemIds } from '../rating360/survey'
import { ratableItems, selfScoreOf } from './present-sheet'
import { rateItem } from './rate-item'
import type { Sheet } from './sheet'
import { selfPhoto } from './sheet-view'
import { sheetStates } from './sheet-state'

const text = z.string()

/** An item of somebody's sheet on which the caller gives points, with what full marks ask for and what was given already. */
export const ratingLine = z.object({
  sheetId: text, periodId: text, employeeId: text, employeeName: text, position: text, storeName: text, state: z.enum(sheetStates), dueAt: text,
  item: z.object({
    id: text, title: text, max: text, step: text, criteria: z.array(text),
    /** What a range of points means, where the form says so. */
    rubric: z.array(z.object({ label: text, from: text, to: text })),
    /** The five levels with what they are worth, on items that take a level instead of points; else empty. */
    levels: z.array(z.object({ level: z.number(), label: text, points: text })),
    checklist: z.array(text),
    /** Points above or below these percents of full marks ask for a written example; null where the form asks for none. */
    exampleAbove: z.nullable(z.number()), exampleBelow: z.nullable(z.number()),
  }),
  /** What is given here is shown to nobody before the sheet's anonymous groups are published. */
  isWithheld: z.boolean(),
  given: z.nullable(z.object({ points: text, level: z.nullable(z.number()), comment: text })),
  /** What the employee gave themselves on the item, to read beside it; null while they have not handed it in. */
  self: z.nullable(z.object({ points: text, remark: text, photos: z.array(selfPhoto) })),
})
export type RatingLine = z.infer<typeof ratingLine>

export const listRatings = declareAction({
  name: 'list-ratings', title: '我的评分', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({ ratings: z.array(ratingLine) }), refusals: [],
  may: rateItem.may.map(({ role }) => ({ role, reach: 'any' as const })),
  doc: 'Every item on which the caller may give points now, given already or not: sheets of the running month and those past their cut that still take ratings.',
})

function scaleOf(rule: RatingRule | LevelsRule): Pick<RatingLine['item'], 'rubric' | 'levels'> {
  if (rule.kind === 'rating') return { rubric: (rule.rubric ?? []).map(({ label, from, to }) => ({ label, from: String(from), to: String(to) })), levels: [] }
  return { rubric: [], levels: rule.points.map((points, index) => ({ level: index + 1, label: rule.labels?.[index] ?? '', points: String(points) })) }
}

/** The sheet's items on which the person may give points now; what they gave themselves is in `given`, null where they have not. */
export function ratingLinesOf(sheet: Sheet, template: Template, actor: Pick<Person, '_id' | 'roles'>): readonly RatingLine[] {
  return ratableItems(actor, sheet).flatMap((itemId): RatingLine[] => {
    const item = template.items.find(({ id }) => id === itemId)
    if (item === undefined || (item.rule.kind !== 'rating' && item.rule.kind !== 'levels')) return []
    const { rule } = item
    const roles = sheet.raters.filter((duty) => duty.item === itemId && duty.personId === actor._id).map(({ role }) => role)
    const rating = (sheet.inputs.ratings ?? []).find((one) => one.item === itemId && roles.includes(one.role))
    const level = (sheet.inputs.levels ?? []).find((one) => one.item === itemId && roles.includes(one.role))
    const self = selfScoreOf(sheet)?.points.find((own) => own.item === itemId)
    return [{
      sheetId: sheet._id, self: self === undefined ? null : { points: self.points, remark: self.remark ?? '', photos: self.photos }, periodId: sheet.periodId, employeeId: sheet.employeeId, employeeName: sheet.employeeName, position: sheet.position,
      storeName: sheet.storeName, state: sheet.state, dueAt: sheet.dates.ratingsDueAt,
      item: { id: itemId, title: item.title, max: String(item.max), step: rule.kind === 'rating' ? String(rule.step ?? '0.5') : '0', criteria: [...item.criteria], ...scaleOf(rule), checklist: [...(item.checklist ?? [])], exampleAbove: template.practice?.exampleAbove ?? null, exampleBelow: template.practice?.exampleBelow ?? null },
      isWithheld: isScoreHidden(sheet) && surveyedItemIds(template).includes(itemId),
      given: level !== undefined ? { points: formatPlain(exact(rule.kind === 'levels' ? (rule.points[level.level - 1] ?? 0) : 0)), level: level.level, comment: level.comment ?? '' }
        : rating === undefined ? null : { points: formatPlain(exact(rating.points)), level: null, comment: rating.comment ?? '' },
    }]
  })
}
