import { listSheets, sheetsAtOnce } from '@shared/cycle/list-sheets'
import { reachOf } from '@shared/people/person'
import { withinReach } from '../kit/pages'
import { pageDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { linesOf } from './period-lines'

export const listSheetsHandler = query(listSheets, async ({ actor, input: { periodId, state, after }, now, requestId }) => {
  const places = withinReach(reachOf(actor, ['hr', 'general-manager', 'finance']), { periodId, state })
  // One more than is told says whether there are others.
  const found = (await Promise.all(places.map((place) => pageDocuments('sheets', place, after ?? '', sheetsAtOnce + 1)))).flat().sort((a, b) => (a._id < b._id ? -1 : 1))
  const sheets = found.slice(0, sheetsAtOnce)
  return {
    // One that can't be read stands among the exceptions.
    sheets: (await Promise.all(sheets.map((sheet) => linesOf(sheet, actor, [], now, requestId)))).flatMap(({ brief }) => brief ?? []),
    next: found.length > sheetsAtOnce ? sheets[sheets.length - 1]?._id ?? null : null,
  }
})
