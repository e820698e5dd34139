import { periodIdOf } from '@shared/cycle/beijing-time'
import { canSeeJob, jobReaders, jobViewOf, keepsJobsOf } from '@shared/job/job-access'
import { dayOf } from '@shared/job/job-day'
import { firstPassRuleOf, jobMetricsOf, lineCounts, type FirstPassRule } from '@shared/job/job-metrics'
import { tallyIdOf, type TallyLine } from '@shared/job/job-tally'
import type { Job } from '@shared/job/job'
import { listJobs } from '@shared/job/list-jobs'
import { reachOf, type Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import type { Template } from '@shared/scoring/template'
import { readTemplate } from '../kit/company'
import { listDocuments, readDocument, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { listTemplatesInUse } from '../kit/templates-in-use'

/** Jobs of the stores that the person's roles reach: still to be done, or counted in that month. */
async function jobsInReach(actor: Person, view: 'open' | 'done', periodId: string): Promise<Job[]> {
  const reach = reachOf(actor, jobReaders)
  const conditions = view === 'done' ? [{ countedIn: periodId }] : [{ state: 'assigned' as const }, { state: 'postponed' as const }]
  const places = reach === 'company' ? [{}] : reach.map((storeId) => ({ storeId }))
  const found = await Promise.all(places.flatMap((place) => conditions.map((condition) => listDocuments('jobs', { ...place, ...condition }))))
  return found.flat().filter((job) => canSeeJob(actor, job))
}

/** The stores whose jobs the person plans, with the crews there; nobody plans their own. */
async function placesOf(actor: Person, stores: ReadonlyMap<string, string>) {
  const kept = [...stores].filter(([storeId]) => keepsJobsOf(actor, storeId))
  return await Promise.all(kept.map(async ([storeId, storeName]) => {
    const people = await listDocuments('people', { storeId, status: 'active' })
    return { storeId, storeName, people: people.filter(({ _id, crewId }) => crewId !== null && _id !== actor._id).map(({ _id, name }) => ({ id: _id, name })) }
  }))
}

/** The person's forms of the month: as pinned on their sheets, else as they are in use now. */
async function templatesOf(actor: Person, periodId: string): Promise<Template[]> {
  const plans = sheetPlansIn(actor, periodId)
  const assigned = plans.map(({ templateId }) => templateId)
  const sheets = await readDocuments('sheets', plans.map(({ sheetId }) => sheetId))
  if (sheets.length === 0) return (await listTemplatesInUse()).map(({ template }) => template).filter(({ id }) => assigned.includes(id))
  return Promise.all(sheets.map(async ({ templateId, templateVersion }) => (await readTemplate(templateId, templateVersion)).template))
}

const byPlan = (a: Job, b: Job) => (a.plannedOn === b.plannedOn ? (a._id < b._id ? -1 : 1) : a.plannedOn < b.plannedOn ? -1 : 1)
const newestFirst = (a: Job, b: Job) => -byPlan({ ...a, plannedOn: a.result?.completedOn ?? a.plannedOn }, { ...b, plannedOn: b.result?.completedOn ?? b.plannedOn })

export const listJobsHandler = query(listJobs, async ({ actor, input, now }) => {
  const periodId = input.periodId ?? periodIdOf(now)
  const today = dayOf(now)
  const stores = new Map((await listDocuments('stores', {})).map(({ _id, name }) => [_id, name]))
  const places = input.view === 'open' ? await placesOf(actor, stores) : []
  const answer = (jobs: readonly Job[], countsOf: (job: Job) => string | null, summary: readonly string[]) => (
    { periodId, today, summary: [...summary], places, jobs: jobs.map((job) => ({ ...jobViewOf(job, stores.get(job.storeId) ?? '', actor), counts: countsOf(job) })) }
  )
  if (input.view !== 'mine') {
    const jobs = await jobsInReach(actor, input.view, periodId)
    return answer(jobs.sort(input.view === 'open' ? byPlan : newestFirst), () => null, [])
  }
  const [tally, templates] = await Promise.all([readDocument('job-tallies', tallyIdOf(periodId, actor._id)), templatesOf(actor, periodId)])
  const lines = new Map<string, TallyLine>((tally?.lines ?? []).map((line) => [line.jobId, line]))
  const rated = templates.find(({ metrics }) => metrics.some(({ id }) => id === 'first-pass-rate'))
  const rule: FirstPassRule | null = rated === undefined ? null : firstPassRuleOf(rated)
  const jobs = (await readDocuments('jobs', [...lines.keys()])).sort(newestFirst)
  const summary = tally === null ? [] : [...new Set(templates.flatMap((template) => [...jobMetricsOf(tally, template).values()].map(({ source }) => source)))]
  return answer(jobs, (job) => { const line = lines.get(job._id); return line === undefined ? null : lineCounts(line, rule) }, summary)
})
