import { listRatings, ratingLinesOf, type RatingLine } from '@shared/appraisal/list-ratings'
import { rateItem } from '@shared/appraisal/rate-item'
import type { Sheet } from '@shared/appraisal/sheet'
import { isWithin } from '@shared/cycle/period-id'
import { hasRole, reachOf, type Person } from '@shared/people/person'
import type { Template } from '@shared/scoring/template'
import { readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'

const raterRoles = rateItem.may.flatMap(({ role }) => (role === 'everybody' ? [] : [role]))

/** Sheets past their cut that still take ratings, of any month. */
async function sheetsAfterCut(): Promise<Sheet[]> {
  return (await Promise.all((['collecting', 'rating'] as const).map((state) => listDocuments('sheets', { state })))).flat()
}

/** Live sheets of the running periods, read store by store where the person's reach is not the whole company. */
async function liveSheets(actor: Person, now: string): Promise<Sheet[]> {
  const running = (await listDocuments('periods', {})).filter(({ dates }) => isWithin(dates, now)).map(({ _id }) => _id)
  const reach = reachOf(actor, raterRoles)
  const sheets = await Promise.all(running.flatMap((periodId) => (reach === 'company' ? [listDocuments('sheets', { periodId })] : reach.map((storeId) => listDocuments('sheets', { periodId, storeId })))))
  return sheets.flat().filter(({ state }) => state === 'live')
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
  return raterRoles.some((role) => hasRole(actor, role)) ? ratingsOn(await sheetsAfterCut(), actor) : []
}

export const listRatingsHandler = query(listRatings, async ({ actor, now }) => {
  const [due, live] = await Promise.all([dueRatings(actor), liveSheets(actor, now).then((sheets) => ratingsOn(sheets, actor))])
  return { ratings: [...due, ...live].map(({ line }) => line) }
})
