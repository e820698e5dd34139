import { loggableKinds } from '@shared/incident/incident-kind'
import { dayOf } from '@shared/job/job-day'
import { readLogbook } from '@shared/incident/read-logbook'
import { logIncident } from '@shared/incident/log-incident'
import { isGranted } from '@shared/people/permission'
import { reachOf, type Person } from '@shared/people/person'
import { sheetPlansAt } from '@shared/people/sheet-plan'
import { addHours, shiftPeriodId, periodIdOf } from '@shared/cycle/beijing-time'
import { readSettings } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { listTemplatesInUse } from '../kit/templates-in-use'

/** Active people in the stores that the roles reach, the actor left out. */
async function peopleInReach(actor: Person): Promise<Person[]> {
  const reach = reachOf(actor, logIncident.may.flatMap(({ role }) => (role === 'everybody' ? [] : [role])))
  const people = reach === 'company' ? await listDocuments('people', { status: 'active' })
    : (await Promise.all(reach.map((storeId) => listDocuments('people', { storeId, status: 'active' })))).flat()
  return people.filter((person) => isGranted(logIncident.may, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId }))
}

/** Installers of the jobs that are planned for today, done or not yet, in the stores that the roles reach. */
async function peopleOnJobs(actor: Person, now: string): Promise<ReadonlySet<string>> {
  const reach = reachOf(actor, logIncident.may.flatMap(({ role }) => (role === 'everybody' ? [] : [role])))
  const today = dayOf(now)
  const places = reach === 'company' ? [{}] : reach.map((storeId) => ({ storeId }))
  const jobs = (await Promise.all(places.flatMap((place) => [
    listDocuments('jobs', { ...place, state: 'assigned', plannedOn: today }), listDocuments('jobs', { ...place, state: 'completed', plannedOn: today }),
  ]))).flat()
  return new Set(jobs.flatMap(({ installers }) => installers.map(({ id }) => id)))
}

/** What was logged about these people within a day with an order number, by whomever. */
async function recentEntries(people: readonly Person[], now: string): Promise<{ employeeId: string; kind: string; orderNo: string; receivedAt: string }[]> {
  const since = addHours(now, -24)
  const months = [...new Set([now, since].map(periodIdOf))]
  const stores = [...new Set(people.map(({ storeId }) => storeId))]
  const known = new Set(people.map(({ _id }) => _id))
  const incidents = (await Promise.all(months.flatMap((periodId) => stores.map((storeId) => listDocuments('incidents', { periodId, storeId }))))).flat()
  return incidents.flatMap(({ employeeId, kind, orderNo, receivedAt, state }) => (
    orderNo !== null && receivedAt >= since && state !== 'withdrawn' && known.has(employeeId) ? [{ employeeId, kind, orderNo, receivedAt }] : []))
}

export const readLogbookHandler = query(readLogbook, async ({ actor, now }) => {
  const running = periodIdOf(now)
  const [people, stores, settings, templates, onTodaysJobs, ...mine] = await Promise.all([
    peopleInReach(actor), listDocuments('stores', {}), readSettings(), listTemplatesInUse(), peopleOnJobs(actor, now),
    ...[running, shiftPeriodId(running, -1)].map((periodId) => listDocuments('incidents', { reporterId: actor._id, periodId })),
  ])
  const storeNames = new Map(stores.map(({ _id, name }) => [_id, name]))
  const lastLogged = new Map<string, string>()
  for (const { employeeId, receivedAt } of mine.flat()) {
    if (receivedAt > (lastLogged.get(employeeId) ?? '')) lastLogged.set(employeeId, receivedAt)
  }
  // Of a person's sheets the first that takes incidents; who has none can't be logged about.
  const logged = new Map(templates.map(({ template }) => [template.id, loggableKinds(template)]))
  const lines = people.flatMap((person) => sheetPlansAt(person, now).filter(({ templateId }) => (logged.get(templateId) ?? []).length > 0).slice(0, 1).map(({ templateId }) => ({
    id: person._id, name: person.name, position: person.position, storeId: person.storeId, storeName: storeNames.get(person.storeId) ?? '', templateId,
    isTeam: person.supervisorId === actor._id, lastLoggedAt: lastLogged.get(person._id) ?? null, isOnTodaysJob: onTodaysJobs.has(person._id),
  })))
  const used = [...logged].filter(([id]) => lines.some(({ templateId }) => templateId === id))
  const recent = await recentEntries(people, now)
  return {
    recent,
    people: lines.sort((a, b) => Number(b.isOnTodaysJob) - Number(a.isOnTodaysJob) || Number(b.isTeam) - Number(a.isTeam) || (b.lastLoggedAt ?? '').localeCompare(a.lastLoggedAt ?? '', 'en') || (a.id < b.id ? -1 : 1)),
    kinds: used.flatMap(([templateId, kinds]) => kinds.map((kind) => ({ templateId, ...kind }))),
    photos: { required: settings.photoRequired, source: settings.photoSource },
  }
})
