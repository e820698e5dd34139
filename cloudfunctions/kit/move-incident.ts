import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import type { Incident } from '@shared/incident/incident'
import { incidentStateTitle } from '@shared/incident/incident-state'
import { kindTitle } from '@shared/incident/incident-kind'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { Sheet } from '@shared/appraisal/sheet'
import { advanceContextOf, type ContextReader } from './company'
import type { Transaction } from './transaction'

/** An incident after its move, with the sheet that it counts on, both written. */
export interface MovedIncident {
  readonly incident: Incident
  readonly sheet: Sheet | null
}

/**
 * Moves an incident and scores its sheet anew in the same transaction, so that a score never shows what a record does not say. Refuses once the
 * sheet's facts are frozen. `decide` gets the incident and its sheet and returns the next incident, the same one (nothing to do), or a refusal.
 */
export async function moveIncident(
  transaction: Transaction, incident: Incident, now: string, decide: (incident: Incident, sheet: Sheet | null) => Incident | Refusal,
  contextOf: ContextReader = ({ templateId, templateVersion }) => advanceContextOf(templateId, templateVersion, now),
): Promise<MovedIncident | Refusal> {
  const sheet = incident.sheetId === null ? null : await transaction.read('sheets', incident.sheetId)
  if (sheet !== null && !sheetStateRows[sheet.state].takesFacts) return refuse(sheet.state === 'sealed' ? 'sheet-sealed' : 'sheet-frozen')
  const next = decide(incident, sheet)
  if (isRefusal(next) || next === incident) return isRefusal(next) ? next : { incident, sheet }
  await transaction.write('incidents', next)
  if (sheet === null) return { incident: next, sheet }
  const context = await contextOf(sheet, now)
  const cause = `${kindTitle(context.template, next.kind)}${next.state === incident.state ? '' : `：${incidentStateTitle(next.state)}`}`
  const placed = advanceSheet(placeIncident(sheet, context.template, next, cause, now), context)
  await transaction.write('sheets', placed)
  return { incident: next, sheet: placed }
}
