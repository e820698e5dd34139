import type { IncidentState } from '@shared/incident/incident-state'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { Message } from '@shared/message/message'
import type { MessageKind } from '@shared/message/message-kinds'
import { listDocuments, readDocument } from '../kit/read'

/** In which states an incident still asks what a message of that kind asks. */
const asksOfIncident: Partial<Record<MessageKind, readonly IncidentState[]>> = {
  'answer-ends': ['logged'], 'late-entry': ['late'], 'decision-due': ['disputed', 'unverified'], 'decision-waits': ['disputed', 'unverified'], 'decision-escalated': ['disputed', 'unverified'],
}

async function isIncidentOpen({ kind, page, pageId }: Message): Promise<boolean> {
  const states = page === 'incident' ? asksOfIncident[kind] : undefined
  if (states === undefined) return true
  const incident = await readDocument('incidents', pageId)
  return incident !== null && states.includes(incident.state)
}

/** Whether the person still owes points or anonymous answers of the period. */
async function owesRatings(personId: string, periodId: string): Promise<boolean> {
  const marks = await listDocuments('answer-marks', { personId })
  if (marks.some(({ sheetId, hasAnswered }) => !hasAnswered && sheetId.startsWith(`${periodId}:`))) return true
  const sheets = (await Promise.all((['collecting', 'rating'] as const).map((state) => listDocuments('sheets', { raterIds: personId, state })))).flat()
  return sheets.some((sheet) => sheet.periodId === periodId && sheet.raters.some((duty) => duty.personId === personId && !sheet.ratedBy.some(({ item, role }) => item === duty.item && role === duty.role)))
}

/**
 * Whether what the message asks for is still to be done: it may have waited for the morning or for WeChat, and whoever did it meanwhile is not asked again.
 * What only tells something always stands.
 */
export async function isStillAsked(message: Message): Promise<boolean> {
  const { asks, personId } = message
  if (asks === undefined) return isIncidentOpen(message)
  switch (asks.what) {
    case 'step': return (await listDocuments('sheets', { holderId: asks.holderId })).some(({ periodId, holder }) => periodId === asks.periodId && holder?.action === asks.action)
    case 'ratings': return owesRatings(personId, asks.periodId)
    case 'self-score': {
      const sheet = await readDocument('sheets', message.pageId)
      return sheet !== null && sheet.selfScore === null && sheetStateRows[sheet.state].takesSelfScore
    }
  }
}
