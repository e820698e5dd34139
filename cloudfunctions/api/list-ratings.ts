import { listRatings, ratingLinesOf, type RatingLine } from '@shared/appraisal/list-ratings'
import { rateItem } from '@shared/appraisal/rate-item'
import type { Sheet } from '@shared/appraisal/sheet'
import { isWithin } from '@shared/cycle/period-id'
import { hasRole, type Person } from '@shared/people/person'
import type { Template } from '@shared/scoring/template'
import { readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'

const raterRoles = rateItem.may.flatMap(({ role }) => (role === 'everybody' ? [] : [role]))

/** Sheets past their cut that still take ratings from the person, of any month. */
async function sheetsAfterCut({ _id }: Person): Promise<Sheet[]> {
  return (await Promise.all((['collecting', 'rating'] as const).map((state) => listDocuments('sheets', { raterIds: _id, state })))).flat()
}

/** Live sheets of the running periods that the person rates. */
async function liveSheets({ _id }: Person, now: string): Promise<Sheet[]> {
  return (await listDocuments('sheets', { raterIds: _id, state: 'live' })).filter(({ dates }) => isWithin(dates, now))
}

/** A line with the sheet that it is on. */
export interface RatingOnSheet {
  readonly sheet: Sheet
  readonly template: Template
  readonly line: RatingLine
}

const orderOf = ({ periodId, storeName, sheetId, item }: RatingLine) => `${periodId}:${storeName}:${sheetId}:${item.id}`

/** By month, store and person, wherever they are shown. */
async function ratingsOn(sheets: readonly Sheet[], actor: Person): Promise<RatingOnSheet[]> {
  const lists = await Promise.all(sheets.map(async (sheet) => {
    const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
    return ratingLinesOf(sheet, template, actor).map((line) => ({ sheet, template, line }))
  }))
  return lists.flat().sort((a, b) => (orderOf(a.line) < orderOf(b.line) ? -1 : 1))
}

/** The items on which the person gives points from the cut on, given already or not. */
export async function dueRatings(actor: Person): Promise<RatingOnSheet[]> {
  return raterRoles.some((role) => hasRole(actor, role)) ? ratingsOn(await sheetsAfterCut(actor), actor) : []
}

export const listRatingsHandler = query(listRatings, async ({ actor, now }) => {
  const [due, live] = await Promise.all([dueRatings(actor), liveSheets(actor, now).then((sheets) => ratingsOn(sheets, actor))])
  return { ratings: [...due, ...live].map(({ line }) => line) }
})
