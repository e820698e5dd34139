import type { IncidentInput } from './inputs'
import type { Template } from './template'

/** Whether an incident counts now, could yet count (disputed, or not verified where its kind must be), or never will. */
export type Force = 'counts' | 'open' | 'never'

/** An incident without a status is in force, as on the command line. */
export function forceOf(incident: IncidentInput, template: Template): Force {
  const needsVerifying = template.incidentKinds.find(({ id }) => id === incident.kind)?.needsVerifying ?? false
  switch (incident.status ?? 'acknowledged') {
    case 'logged': return needsVerifying ? 'open' : 'counts'
    case 'acknowledged':
    case 'upheld':
    case 'reduced': return 'counts'
    case 'disputed': return 'open'
    case 'withdrawn':
    case 'dropped':
    case 'lapsed': return 'never'
  }
}
