import { rescore } from '../scoring/rescore'
import { scoreSheet } from '../scoring/score-sheet'
import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import { decisionClocksOf, type Incident } from '../incident/incident'
import { incidentStateRows } from '../incident/incident-state'
import { scoredInputs } from '../rating360/survey'
import { withChange } from './score-changes'
import type { OpenClaim, Sheet } from './sheet'

/** The sheet with these inputs, scored anew by the shared engine where they changed; a move of the total is remembered with its cause. `rev` grows by one. */
export function rescoreSheet(sheet: Sheet, template: Template, inputs: SheetInputs, cause: string, now: string): Sheet {
  // A sheet with anonymous groups was scored by other inputs than it holds, until these are published.
  const scorecard = sheet.survey === null ? rescore(template, sheet, inputs) : scoreSheet(template, scoredInputs(template, inputs, sheet.survey))
  return { ...sheet, inputs, scorecard, rev: sheet.rev + 1, changes: withChange(sheet.changes, sheet.scorecard, scorecard, cause, now) }
}

/** The sheet with this incident as it now stands, in place of what it knew of it before. */
export function placeIncident(sheet: Sheet, template: Template, incident: Incident, cause: string, now: string): Sheet {
  const { scoredAs } = incidentStateRows[incident.state]
  const brief = scoredAs === null ? [] : [{ id: incident._id, kind: incident.kind, quantity: incident.countedQuantity, status: scoredAs }]
  const others = (sheet.inputs.incidents ?? []).filter(({ id }) => id !== incident._id)
  const incidents = [...others, ...brief].sort((a, b) => (a.id < b.id ? -1 : 1))
  const scored = rescoreSheet(sheet, template, { ...sheet.inputs, incidents }, cause, now)
  const reports = sheet.reportedBy.filter(({ incidentId }) => incidentId !== incident._id)
  const reportedBy = brief.length === 0 ? reports : [...reports, { incidentId: incident._id, byId: incident.reporterId }]
  return { ...scored, reportedBy, openClaims: withClaim(sheet.openClaims, incident) }
}

/** The sheet without this incident, because another sheet takes it. */
export function removeIncident(sheet: Sheet, template: Template, incident: Incident, cause: string, now: string): Sheet {
  const incidents = (sheet.inputs.incidents ?? []).filter(({ id }) => id !== incident._id)
  const scored = rescoreSheet(sheet, template, { ...sheet.inputs, incidents }, cause, now)
  return { ...scored, reportedBy: sheet.reportedBy.filter(({ incidentId }) => incidentId !== incident._id), openClaims: sheet.openClaims.filter(({ incidentId }) => incidentId !== incident._id) }
}

function withClaim(claims: readonly OpenClaim[], incident: Incident): readonly OpenClaim[] {
  const others = claims.filter(({ incidentId }) => incidentId !== incident._id)
  const incidentId = incident._id
  if (incident.state === 'logged') return [...others, { incidentId, state: incident.needsVerifying ? 'unverified' : 'logged', until: incident.answerBy }]
  const clocks = decisionClocksOf(incident)
  if (clocks === null || incident.state === 'late') return others
  return [...others, { incidentId, state: incident.state === 'disputed' ? 'disputed' : 'unverified', until: clocks.lapsesAt }]
}

/** Refuses nothing, decides nothing: the claims that still keep the sheet from freezing at that moment. A dispute, or what must be verified, stays one until it is decided or lapsed. */
export function claimsOpenAt(sheet: Pick<Sheet, 'openClaims'>, now: string): readonly OpenClaim[] {
  return sheet.openClaims.filter((claim) => claim.state !== 'logged' || now < claim.until)
}
