import { advanceSheet } from '@shared/cycle/advance-sheet'
import { kindTitle, loggableKinds } from '@shared/incident/incident-kind'
import type { Incident } from '@shared/incident/incident'
import { waitsForSheet } from '@shared/incident/incident-state'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { Sheet } from '@shared/appraisal/sheet'
import { readTemplate } from '../kit/company'
import { logBug } from '../kit/log'
import { listDocuments } from '../kit/read'
import { signal } from '../kit/signal'
import { inTransaction } from '../kit/transaction'
import type { Slice } from './drain'

/**
 * Places the month's incidents that were logged before their sheet was there. Making a sheet takes along those that it sees; one that was being
 * logged in the same moment is found here. What no sheet takes goes on waiting for HR. Answers how many were placed.
 */
export async function placeWaitingIncidents(periodId: string, { requestId, contextOf }: Slice): Promise<number> {
  let placed = 0
  for (const incident of await listDocuments('incidents', { sheetId: null, periodId })) {
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

async function placeOne({ _id, employeeId, periodId }: Incident, contextOf: Slice['contextOf']): Promise<Sheet | null> {
  const candidates = await listDocuments('sheets', { periodId, employeeId })
  return inTransaction(async (transaction) => {
    const incident = await transaction.read('incidents', _id)
    if (incident === null || !waitsForSheet(incident)) return null
    for (const { _id: sheetId } of candidates) {
      const sheet = await transaction.read('sheets', sheetId)
      if (sheet === null || !sheetStateRows[sheet.state].takesFacts) continue
      const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
      if (!loggableKinds(template).some(({ kind }) => kind === incident.kind)) continue
      const now = new Date().toISOString()
      const context = await contextOf(sheet, now)
      const placed = advanceSheet(placeIncident(sheet, template, incident, kindTitle(template, incident.kind), now), context)
      await transaction.write('incidents', { ...incident, sheetId, rev: incident.rev + 1 })
      await transaction.write('sheets', placed)
      return placed
    }
    return null
  })
}
