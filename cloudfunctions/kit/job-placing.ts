import { refuse, type Refusal } from '@shared/contract/refusal'
import { metricInputOf } from '@shared/appraisal/inherit-metrics'
import { correctedRecord, metricRecordIdOf, type MetricRecord } from '@shared/appraisal/record-metric'
import { previousMetricIds } from '@shared/appraisal/previous-values'
import { withoutObjected } from '@shared/appraisal/objection'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import type { Job } from '@shared/job/job'
import type { PeriodRange } from '@shared/cycle/period-id'
import { periodTitle } from '@shared/cycle/period-title'
import { monthsOf, type JobCount } from '@shared/job/job-count'
import { jobMetricsOf, withoutJobs, type JobMetric, type JobMetricId } from '@shared/job/job-metrics'
import { emptyTally, linesOfJob, placeLine, tallyIdOf, type JobTally } from '@shared/job/job-tally'
import type { Person } from '@shared/people/person'
import { sheetPlansIn, type SheetPlan } from '@shared/people/sheet-plan'
import type { Template } from '@shared/scoring/template'
import { carryPrevious } from './carry-previous'
import { advanceContextOf } from './company'
import { countOf, periodsTouching, readTallies } from './job-counting'
import type { Transaction } from './transaction'

/** A job before and after a change; null before a new one. */
export interface JobChange {
  readonly before: Job | null
  readonly after: Job
}

/** Who changes jobs in which transaction, and when. */
export interface JobPlacing {
  readonly transaction: Transaction
  readonly actor: Pick<Person, '_id' | 'name'>
  readonly now: string
}

/**
 * Writes jobs together with the tally of each installer and month that they touch and the sheets that follow from them, by id in one transaction:
 * no query, no hot document. Answers whose open pages should hear of it; refuses where a sheet takes no facts any more.
 */
export async function placeJobs(placing: JobPlacing, changes: readonly JobChange[]): Promise<readonly string[] | Refusal> {
  const { transaction } = placing
  const byPerson = new Map<string, { before: JobTally; after: JobTally }[]>()
  for (const [tallyId, touching] of changesByTally(changes)) {
    const [first] = touching
    if (first === undefined) continue
    const { periodId, employeeId } = first
    const before = await transaction.read('job-tallies', tallyId) ?? emptyTally(periodId, employeeId)
    const after = touching.reduce((tally, { jobId, line }) => placeLine(tally, jobId, line), before)
    if (after !== before) byPerson.set(employeeId, [...(byPerson.get(employeeId) ?? []), { before, after }])
  }
  const watchers: string[] = []
  for (const [employeeId, tallies] of byPerson) {
    const told = await placeTallies(placing, employeeId, tallies)
    if (!Array.isArray(told)) return told
    for (const { after } of tallies) await transaction.write('job-tallies', after)
    watchers.push(employeeId, ...told)
  }
  for (const { before, after } of changes) {
    if (before !== after) await transaction.write('jobs', after)
  }
  return watchers
}

type JobRecords = ReadonlyMap<JobMetricId, MetricRecord>

/** Whose entry a value is that follows from jobs without anybody changing one now. */
export const fromJobs: Pick<Person, '_id' | 'name'> = { _id: 'jobs', name: '安装单' }

type Touch = { readonly periodId: string; readonly employeeId: string; readonly jobId: string; readonly line: JobTally['lines'][number] | null }

/** What changes in each tally: a line that goes or comes. */
function changesByTally(changes: readonly JobChange[]): Map<string, Touch[]> {
  const byTally = new Map<string, Touch[]>()
  for (const { before, after } of changes) {
    const lines = new Map<string, Touch>()
    if (before !== null) for (const { periodId, employeeId } of linesOfJob(before)) lines.set(tallyIdOf(periodId, employeeId), { periodId, employeeId, jobId: after._id, line: null })
    for (const { periodId, employeeId, line } of linesOfJob(after)) lines.set(tallyIdOf(periodId, employeeId), { periodId, employeeId, jobId: after._id, line })
    for (const [tallyId, touch] of lines) byTally.set(tallyId, [...(byTally.get(tallyId) ?? []), touch])
  }
  return byTally
}

/** The person's sheets of every period that holds a day of these months, scored with what follows from its jobs. */
async function placeTallies(placing: JobPlacing, employeeId: string, tallies: readonly { before: JobTally; after: JobTally }[]): Promise<string[] | Refusal> {
  const { transaction } = placing
  const person = await transaction.read('people', employeeId)
  const watchers: string[] = []
  for (const periodId of person === null ? [] : periodsTouching(person, tallies.map(({ after }) => after.periodId))) {
    const plans = person === null ? [] : sheetPlansIn(person, periodId)
    const changed = new Map(tallies.map(({ before, after }) => [after.periodId, { before, after }]))
    const others = await readTallies(transaction, employeeId, monthsOf(plans).filter((month) => !changed.has(month)))
    const countWith = (side: 'before' | 'after') => countOf(periodId, employeeId, plans, new Map([...others, ...[...changed].map(([month, both]) => [month, both[side]] as const)]))
    const told = await placeCount(placing, plans, countWith('before'), countWith('after'))
    if (!Array.isArray(told)) return told
    watchers.push(...told)
  }
  return watchers
}

/** Brings what follows from jobs to the sheets of a period after a change of the days that they cover; one that takes no facts any more keeps its figures. */
export async function recountJobs(placing: JobPlacing, before: Person, after: Person, periodId: string): Promise<readonly string[]> {
  const [planned, plans] = [sheetPlansIn(before, periodId), sheetPlansIn(after, periodId)]
  if (JSON.stringify(rangesOf(planned)) === JSON.stringify(rangesOf(plans))) return []
  const tallies = await readTallies(placing.transaction, after._id, monthsOf([...planned, ...plans]))
  const told = await placeCount(placing, plans, countOf(periodId, after._id, planned, tallies), countOf(periodId, after._id, plans, tallies))
  return Array.isArray(told) ? told : []
}

const rangesOf = (ranges: readonly PeriodRange[]) => ranges.map(({ startsAt, cutAt }) => [startsAt, cutAt])

/** The values that follow from counted jobs on this form; one whose last job has gone says so. */
function jobRecordsOf(count: JobCount, before: JobCount, template: Template, sheet: Pick<Sheet, 'storeId'>, by: Pick<Person, '_id' | 'name'>, now: string): JobRecords {
  const { periodId, employeeId } = count
  const values = new Map<JobMetricId, JobMetric>(jobMetricsOf(count, template))
  for (const id of jobMetricsOf(before, template).keys()) if (!values.has(id)) values.set(id, withoutJobs(id, periodId))
  return new Map([...values].map(([metricId, { value, source }]) => {
    const place = { periodId, metricId, scope: 'employee' as const, scopeId: employeeId }
    return [metricId, { _id: metricRecordIdOf(place), ...place, storeId: sheet.storeId, value, source, recordedBy: by._id, recordedByName: by.name, recordedAt: now, rev: 1 }]
  }))
}

/** What follows from the jobs there are for a sheet that is about to be made, written and as it stands. */
export async function recordsForNew(transaction: Transaction, count: JobCount, template: Template, sheet: Pick<Sheet, 'storeId'>, now: string): Promise<readonly MetricRecord[]> {
  const records = jobRecordsOf(count, count, template, sheet, fromJobs, now)
  return [...(await writeRecords(transaction, records, records)).values()]
}

/**
 * The person's sheets of one period, scored with what follows from the jobs of its days. Where a change divides the period, a sheet that is frozen
 * already keeps the figure that it froze with and the running one takes the new one; refuses where none of them takes facts any more.
 */
async function placeCount({ transaction, actor, now }: JobPlacing, plans: readonly SheetPlan[], before: JobCount, after: JobCount): Promise<string[] | Refusal> {
  const watchers: string[] = []
  let frozen: Sheet | null = null
  let isTaken = false
  for (const { sheetId } of plans) {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet === null) continue
    const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    const [was, records] = [before, after].map((count) => jobRecordsOf(count, before, context.template, sheet, actor, now))
    if (was === undefined || records === undefined || [...records].every(([id, record]) => isSameDerived(record, was.get(id)))) continue
    if (!sheetStateRows[sheet.state].takesFacts) {
      frozen = sheet
      continue
    }
    isTaken = true
    watchers.push(...await placeRecords(transaction, sheet, await writeRecords(transaction, records, was), context))
  }
  if (frozen === null || isTaken) return watchers
  return refuse('sheet-frozen', `${frozen.employeeName} ${periodTitle(frozen.periodId).replace(/^\d+年/, '')}的考核数据已经${frozen.state === 'sealed' ? '封存' : '冻结'}，这单不能再改`)
}

const isSameDerived = (a: MetricRecord, b: Pick<MetricRecord, 'value' | 'source'> | undefined): boolean => b !== undefined && a.source === b.source && JSON.stringify(a.value) === JSON.stringify(b.value)

/**
 * Writes what follows from the jobs, and answers what stands: a value that an objection's decision put in its place stays until this person's jobs
 * give another one than they gave when it was decided, and is kept among the earlier values then.
 */
async function writeRecords(transaction: Transaction, records: JobRecords, before: JobRecords): Promise<JobRecords> {
  const standing = new Map(records)
  for (const [metricId, record] of records) {
    const stored = await transaction.read('metrics', record._id)
    if (stored !== null && isSameDerived(record, before.get(metricId))) {
      standing.set(metricId, stored)
      continue
    }
    const isDerived = stored === null || isSameDerived(stored, before.get(metricId))
    const written: MetricRecord = isDerived ? { ...record, earlier: stored?.earlier ?? [], rev: (stored?.rev ?? 0) + 1 } : correctedRecord(stored, record)
    await transaction.write('metrics', written)
    standing.set(metricId, written)
  }
  return standing
}

async function placeRecords(transaction: Transaction, sheet: Sheet, records: JobRecords, context: AdvanceContext): Promise<readonly string[]> {
  const known = new Map<string, MetricRecord>(records)
  const metrics = Object.fromEntries(context.template.metrics.flatMap(({ id }) => {
    const record = known.get(id)
    const value = record === undefined ? sheet.inputs.metrics?.[id] : metricInputOf(record)
    return value === undefined ? [] : [[id, value]]
  }))
  const scored = advanceSheet(rescoreSheet(sheet, context.template, { ...sheet.inputs, metrics: withoutObjected(metrics, sheet.objections, (id) => records.get(id as JobMetricId)) }, '安装单', context.now), context)
  await transaction.write('sheets', scored)
  const carried: string[] = []
  for (const id of previousMetricIds(context.template)) if (known.has(id)) carried.push(...await carryPrevious(transaction, scored, id, context.now))
  return [...scored.watcherIds, ...carried]
}
