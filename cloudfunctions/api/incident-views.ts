import { actionsOnIncident, incidentViewOf } from '@shared/incident/present-incident'
import type { Incident } from '@shared/incident/incident'
import { pullBackIncident, refusePullBack } from '@shared/incident/pull-back-incident'
import type { IncidentView } from '@shared/incident/incident-view'
import type { Person } from '@shared/people/person'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { readTemplate } from '../kit/company'
import { readFields } from '../kit/pages'
import { listTemplatesInUse } from '../kit/templates-in-use'

/** Incidents as one person sees them; their sheets are read in one go, since these say which words and points apply and what may still be done. */
export async function incidentViewsFor(incidents: readonly Incident[], actor: Person, now: string): Promise<IncidentView[]> {
  const sheetIds = [...new Set(incidents.flatMap(({ sheetId }) => (sheetId === null ? [] : [sheetId])))]
  const [sheetById, stores] = await Promise.all([readFields('sheets', sheetIds, ['state', 'templateId', 'templateVersion']), readFields('stores', incidents.map(({ storeId }) => storeId), ['name'])])
  const inUse = incidents.some(({ sheetId }) => sheetId === null || !sheetById.has(sheetId)) ? await listTemplatesInUse() : []
  return Promise.all(incidents.map(async (incident) => {
    const sheet = incident.sheetId === null ? undefined : sheetById.get(incident.sheetId)
    const template = sheet === undefined ? (inUse.find(({ template: { incidentKinds } }) => incidentKinds.some(({ id }) => id === incident.kind))?.template ?? null)
      : (await readTemplate(sheet.templateId, sheet.templateVersion)).template
    const areFactsOpen = sheet === undefined || sheetStateRows[sheet.state].takesFacts
    const may = [...actionsOnIncident(actor, incident, areFactsOpen, now)]
    if (areFactsOpen && refusePullBack(incident, actor) === null) may.push(pullBackIncident.name)
    return incidentViewOf(incident, template, stores.get(incident.storeId)?.name ?? '', may, now)
  }))
}
