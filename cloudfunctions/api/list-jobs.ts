import { periodIdOf } from '@shared/cycle/beijing-time'
import { periodKindOf } from '@shared/cycle/period-id'
import { canSeeJob, jobReaders, jobViewOf, keepsJobsOf } from '@shared/job/job-access'
import { dayOf } from '@shared/job/job-day'
import { countJobs, monthsOf, type JobCount } from '@shared/job/job-count'
import { firstPassRuleOf, jobMetricsOf, lineCounts, type FirstPassRule } from '@shared/job/job-metrics'
import { tallyIdOf } from '@shared/job/job-tally'
import type { Job } from '@shared/job/job'
import { listJobs } from '@shared/job/list-jobs'
import { reachOf, type Person } from '@shared/people/person'
import { sheetPlansIn, type SheetPlan } from '@shared/people/sheet-plan'
import type { Template } from '@shared/scoring/template'
import { readTemplate } from '../kit/company'
import { periodsTouching } from '../kit/job-counting'
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

/** What somebody's jobs come to in a period, with the sentences that their form says of it. */
interface MyCount {
  readonly count: JobCount
  readonly rule: FirstPassRule | null
  readonly sources: readonly string[]
}

/** The person's forms of a period: as pinned on their sheets, else as they are in use now. */
async function templatesOf(plans: readonly SheetPlan[]): Promise<Template[]> {
  const assigned = plans.map(({ templateId }) => templateId)
  const sheets = await readDocuments('sheets', plans.map(({ sheetId }) => sheetId))
  if (sheets.length === 0) return (await listTemplatesInUse()).map(({ template }) => template).filter(({ id }) => assigned.includes(id))
  return Promise.all(sheets.map(async ({ templateId, templateVersion }) => (await readTemplate(templateId, templateVersion)).template))
}

/** What the person's jobs come to in a longer period, or in each that holds a day of the month and in which they have sheets. */
async function myCounts(actor: Person, asked: string): Promise<readonly MyCount[]> {
  return Promise.all((periodKindOf(asked) === 'month' ? periodsTouching(actor, [asked]) : [asked]).map(async (periodId): Promise<MyCount> => {
    const plans = sheetPlansIn(actor, periodId)
    const [templates, tallies] = await Promise.all([templatesOf(plans), readDocuments('job-tallies', monthsOf(plans).map((one) => tallyIdOf(one, actor._id)))])
    const count = countJobs({ periodId, employeeId: actor._id }, tallies, plans)
    const rated = templates.find(({ metrics }) => metrics.some(({ id }) => id === 'first-pass-rate'))
    return { count, rule: rated === undefined ? null : firstPassRuleOf(rated), sources: templates.flatMap((template) => [...jobMetricsOf(count, template).values()].map(({ source }) => source)) }
  }))
}

async function myJobIds(personId: string, asked: string, counts: readonly MyCount[]): Promise<readonly string[]> {
  const lines = periodKindOf(asked) === 'month' ? (await readDocument('job-tallies', tallyIdOf(asked, personId)))?.lines ?? [] : counts.flatMap(({ count }) => count.lines)
  return lines.map(({ jobId }) => jobId)
}

/** How a job counts for the person: on a form that takes its first pass where there is one; null where they are scored by none. */
function wordsOf(jobId: string, counts: readonly MyCount[]): string | null {
  const counting = counts.filter(({ count }) => count.lines.some((line) => line.jobId === jobId))
  const one = counting.find(({ rule }) => rule !== null) ?? counting[0]
  const line = one?.count.lines.find((known) => known.jobId === jobId)
  return one === undefined || line === undefined ? counts.length === 0 ? null : '这天没有考核表，不计' : lineCounts(line, one.rule)
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
  const counts = await myCounts(actor, periodId)
  const jobs = (await readDocuments('jobs', await myJobIds(actor._id, periodId, counts))).sort(newestFirst)
  return answer(jobs, ({ _id }) => wordsOf(_id, counts), [...new Set(counts.flatMap(({ sources }) => sources))])
})
