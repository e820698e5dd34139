import { isRefusal, refuse } from '@shared/contract/refusal'
import { admitIncident } from '@shared/incident/admit-incident'
import { countEntry, entryCountIdOf } from '@shared/incident/entry-count'
import { decideLogIncident, isSimilarEntry, logIncident } from '@shared/incident/log-incident'
import { loggableKinds } from '@shared/incident/incident-kind'
import { addHours, periodIdOf } from '@shared/cycle/beijing-time'
import { isGranted } from '@shared/people/permission'
import { sheetPlansAt } from '@shared/people/sheet-plan'
import { awaitUploads } from '../kit/awaited-uploads'
import { readLeads, readSettings } from '../kit/company'
import { placeFor, writeOnSheet } from '../kit/place-logged'
import { listDocuments } from '../kit/read'
import { command } from '../kit/serve'
import { listTemplatesInUse } from '../kit/templates-in-use'

/** Whether somebody logged the same kind for this person and order within the last day: worth a mark, no reason to refuse. */
async function isLikeAnother(entry: { employeeId: string; kind: string; orderNo: string | null }, now: string): Promise<boolean> {
  if (entry.orderNo === null) return false
  const months = [...new Set([now, addHours(now, -24)].map(periodIdOf))]
  const earlier = await Promise.all(months.map((periodId) => listDocuments('incidents', { employeeId: entry.employeeId, periodId })))
  return earlier.flat().some((incident) => isSimilarEntry(incident, entry, now))
}

export const logIncidentHandler = command(logIncident, async ({ actor, input, now, commandId, transaction, tell, summarise }) => {
  const employee = await transaction.read('people', input.employeeId)
  if (employee === null) return refuse('not-found', '没有找到这位师傅', 'employeeId')
  const subject = { personId: employee._id, storeId: employee.storeId, supervisorId: employee.supervisorId }
  if (employee._id !== actor._id && !isGranted(logIncident.may, actor, subject)) return refuse('not-found', '没有找到这位师傅', 'employeeId')
  const placed = await placeFor(transaction, employee, input.kind, now)
  if (isRefusal(placed)) return placed
  const { countsFrom, periodId, windowsEndAt, sheet } = placed
  const assigned = sheetPlansAt(employee, countsFrom).map(({ templateId }) => templateId)
  const kinds = (await listTemplatesInUse()).filter(({ template }) => assigned.includes(template.id)).flatMap(({ template }) => loggableKinds(template))
  const place = { sheetId: sheet?._id ?? null, windowsEndAt, isLikeAnother: await isLikeAnother(input, now) }
  const incident = decideLogIncident(input, `inc-${actor._id}-${commandId}`, employee, actor, kinds, place, countsFrom)
  if (isRefusal(incident)) return incident
  const countId = entryCountIdOf(actor._id, countsFrom)
  const counted = countEntry(await transaction.read('entry-counts', countId), countId, employee._id, (await readSettings()).entryLimits)
  if (isRefusal(counted)) return counted
  await transaction.write('entry-counts', counted)
  await transaction.create('incidents', incident)
  await awaitUploads(transaction, incident._id, input.photos ?? [], now)
  tell([employee._id, actor._id])
  if (incident.state === 'late') {
    tell((await readLeads()).filter((lead) => isGranted(admitIncident.may, lead, subject)).map(({ _id }) => _id))
    summarise(`补记待同意：${employee.name} ${incident.kind}`)
  } else if (sheet !== null) {
    const title = await writeOnSheet(transaction, sheet, incident, now)
    tell(sheet.watcherIds)
    summarise(`记一笔：${employee.name} ${title}`)
  }
  return { incidentId: incident._id, sheetId: incident.sheetId, periodId, state: incident.state, isLikeAnother: incident.isLikeAnother }
})
