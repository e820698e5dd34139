import { advanceSheet } from '@shared/cycle/advance-sheet'
import { kindTitle } from '@shared/incident/incident-kind'
import { countsFromOf, type Incident } from '@shared/incident/incident'
import { waitsForSheet } from '@shared/incident/incident-state'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { Sheet } from '@shared/appraisal/sheet'
import { logBug } from '../kit/log'
import { sheetFor } from '../kit/place-logged'
import { listDocuments } from '../kit/read'
import { signal } from '../kit/signal'
import { inTransaction } from '../kit/transaction'
import type { Slice } from './drain'

/**
 * Places incidents that were logged before their sheet was there. Making a sheet takes along those that it sees; one that was being
 * logged in the same moment is found here. What no sheet takes goes on waiting for HR. Answers how many were placed.
 */
export async function placeWaitingIncidents({ requestId, contextOf }: Slice): Promise<number> {
  let placed = 0
  for (const incident of await listDocuments('incidents', { sheetId: null })) {
    if (!waitsForSheet(incident)) continue
    try {
      const sheet = await placeOne(incident, contextOf)
      if (sheet === null) continue
      placed += 1
      await signal([incident.reporterId, ...sheet.watcherIds], requestId)
    } catch (failure) {
      logBug(failure, { requestId, action: 'place-incident' })
    }
  }
  return placed
}

function placeOne({ _id, employeeId }: Incident, contextOf: Slice['contextOf']): Promise<Sheet | null> {
  return inTransaction(async (transaction) => {
    const incident = await transaction.read('incidents', _id)
    const employee = await transaction.read('people', employeeId)
    if (incident === null || employee === null || !waitsForSheet(incident)) return null
    const sheet = await sheetFor(transaction, employee, countsFromOf(incident), incident.kind)
    if (sheet === null || !sheetStateRows[sheet.state].takesFacts) return null
    const now = new Date().toISOString()
    const context = await contextOf(sheet, now)
    const placed = advanceSheet(placeIncident(sheet, context.template, incident, kindTitle(context.template, incident.kind), now), context)
    await transaction.write('incidents', { ...incident, sheetId: sheet._id, rev: incident.rev + 1 })
    await transaction.write('sheets', placed)
    return placed
  })
}
