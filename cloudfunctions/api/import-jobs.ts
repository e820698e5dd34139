import { isRefusal, refuse } from '@shared/contract/refusal'
import { decideRows, keepsResult, type RowsContext } from '@shared/job/decide-rows'
import { checkJobsImport } from '@shared/job/check-jobs-import'
import { importJobs, type JobRow } from '@shared/job/import-jobs'
import { jobIdOf, type Job } from '@shared/job/job'
import { planJob } from '@shared/job/save-job'
import type { Person } from '@shared/people/person'
import { isDueOver, withResult } from '../kit/job-planning'
import { placeJobs, type JobChange } from '../kit/job-placing'
import { listDocuments, readDocuments } from '../kit/read'
import { command, query } from '../kit/serve'

/** Stores and the active people of those that the rows name, read before the transaction as a roster is. */
async function rosterOf(rows: readonly JobRow[]): Promise<Pick<RowsContext, 'stores' | 'people'>> {
  const stores = await listDocuments('stores', {})
  const named = stores.filter(({ name }) => rows.some(({ store }) => store === name))
  const people = await Promise.all(named.map(({ _id }) => listDocuments('people', { storeId: _id, status: 'active' })))
  return { stores, people: people.flat() }
}

const contextOf = (actor: Person, roster: Pick<RowsContext, 'stores' | 'people'>, jobs: ReadonlyMap<string, Job>, now: string): RowsContext => (
  { actor, ...roster, jobOf: (orderNo) => jobs.get(jobIdOf(orderNo)) ?? null, now }
)

export const checkJobsImportHandler = query(checkJobsImport, async ({ actor, input, now }) => {
  const [roster, found] = await Promise.all([rosterOf(input.rows), readDocuments('jobs', input.rows.map(({ orderNo }) => jobIdOf(orderNo)))])
  const { problems, decided } = decideRows(input.rows, contextOf(actor, roster, new Map(found.map((job) => [job._id, job])), now))
  return { problems: [...problems], effects: decided.map(({ effect }) => ({ ...effect, differences: [...effect.differences] })) }
})

export const importJobsHandler = command(importJobs, async ({ actor, input, now, transaction, tell, summarise }) => {
  const roster = await rosterOf(input.rows)
  const jobs = new Map<string, Job>()
  for (const { orderNo } of input.rows) {
    const job = await transaction.read('jobs', jobIdOf(orderNo))
    if (job !== null) jobs.set(job._id, job)
  }
  const { problems, decided } = decideRows(input.rows, contextOf(actor, roster, jobs, now))
  const [problem] = problems
  if (problem !== undefined) {
    const others = problems.length === 1 ? '' : `（另有 ${problems.length - 1} 处）`
    return refuse('import-invalid', `第 ${problem.line} 行“${problem.column}”：${problem.text}${others}，一行也没有导入`, 'rows')
  }
  const placing = { transaction, actor, now }
  const changes: JobChange[] = []
  for (const { plan, stated, effect } of decided) {
    if (effect.kind === 'same') continue
    const before = jobs.get(jobIdOf(plan.orderNo)) ?? null
    const planned = planJob(before, plan, { actor, now, isDueOver: before !== null && await isDueOver(placing, before), keepsResult: keepsResult(before, { plan, stated }) })
    changes.push({ before, after: stated === null ? planned : await withResult(placing, planned, stated) })
  }
  const told = await placeJobs(placing, changes)
  if (isRefusal(told)) return told
  tell([...told, actor._id])
  const countOf = (kind: 'new' | 'changed' | 'same') => decided.filter(({ effect }) => effect.kind === kind).length
  summarise(`导入安装单：新 ${countOf('new')} 单，改 ${countOf('changed')} 单`)
  return { added: countOf('new'), changed: countOf('changed'), same: countOf('same') }
})
