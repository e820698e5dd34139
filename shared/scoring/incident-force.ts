import type { IncidentInput, IncidentStatus } from './inputs'
import type { Template } from './template'

/** Whether an incident counts now, could yet count (disputed, or not verified where its kind must be), or never will. */
export type Force = 'counts' | 'open' | 'never'

/** An incident as the rules use it; without a status it is in force, as on the command line. */
export interface IncidentReading {
  readonly id: string
  readonly kind: string
  readonly quantity: number
  readonly status: IncidentStatus
  readonly force: Force
}

/** Every status with its force; of a kind that must be verified what is only logged is open. */
export const forces: Readonly<Record<IncidentStatus, Force>> = {
  logged: 'counts', acknowledged: 'counts', disputed: 'open', upheld: 'counts', reduced: 'counts', dropped: 'never', withdrawn: 'never', lapsed: 'never',
}

function forceOf(kind: string, status: IncidentStatus, template: Template): Force {
  return status === 'logged' && template.incidentKinds.find(({ id }) => id === kind)?.needsVerifying === true ? 'open' : forces[status]
}

/** Sheets keep their incidents in this order, so there is mostly nothing to sort. */
function isInOrder(incidents: readonly IncidentReading[]): boolean {
  let before = ''
  for (const { id } of incidents) {
    if (id < before) return false
    before = id
  }
  return true
}

/** The incidents of a sheet with their force, in the order of their ids, whatever order they came in. */
export function readIncidents(template: Template, incidents: readonly IncidentInput[] = []): readonly IncidentReading[] {
  const read = incidents.map(({ id, kind, quantity = 1, status = 'acknowledged' }): IncidentReading => ({ id, kind, quantity, status, force: forceOf(kind, status, template) }))
  return isInOrder(read) ? read : read.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
