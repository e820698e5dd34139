import { loggableKinds } from '../incident/incident-kind'
import { readIncidents } from '../scoring/incident-force'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'

/** Who logged every deduction that counts on the sheet; null without one, and where more than one person did. */
export function soleReporterOf(sheet: Pick<Sheet, 'inputs' | 'reportedBy'>, template: Template): string | null {
  const deductions = new Set(loggableKinds(template).filter(({ isGood }) => !isGood).map(({ kind }) => kind))
  const counted = readIncidents(template, sheet.inputs.incidents).filter(({ kind, force }) => force === 'counts' && deductions.has(kind))
  const reporters = new Set(counted.map(({ id }) => sheet.reportedBy.find(({ incidentId }) => incidentId === id)?.byId ?? null))
  const [only] = reporters
  return reporters.size === 1 ? only ?? null : null
}
