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
import { jobMetricsOf, withoutJobs, type JobMetric, type JobMetricId } from '@shared/job/job-metrics'
import { emptyTally, linesOfJob, placeLine, tallyIdOf, type JobTally } from '@shared/job/job-tally'
import type { Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import type { Template } from '@shared/scoring/template'
import { carryPrevious } from './carry-previous'
import { advanceContextOf } from './company'
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
  const watchers: string[] = []
  for (const [tallyId, touching] of changesByTally(changes)) {
    const [first] = touching
    if (first === undefined) continue
    const { periodId, employeeId } = first
    const before = await transaction.read('job-tallies', tallyId) ?? emptyTally(periodId, employeeId)
    const after = touching.reduce((tally, { jobId, line }) => placeLine(tally, jobId, line), before)
    if (after === before) continue
    const told = await placeTally(placing, before, after)
    if (!Array.isArray(told)) return told
    await transaction.write('job-tallies', after)
    watchers.push(employeeId, ...told)
  }
  for (const { before, after } of changes) {
    if (before !== after) await transaction.write('jobs', after)
  }
  return watchers
}

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

/** The values that follow from the jobs of a tally on this form; one whose last job has gone says so. */
export function jobRecordsOf(tally: JobTally, before: Pick<JobTally, 'lines'>, template: Template, sheet: Pick<Sheet, 'storeId'>, by: Pick<Person, '_id' | 'name'>, now: string): ReadonlyMap<JobMetricId, MetricRecord> {
  const values = new Map<JobMetricId, JobMetric>(jobMetricsOf(tally, template))
  for (const id of jobMetricsOf(before, template).keys()) if (!values.has(id)) values.set(id, withoutJobs(id))
  return new Map([...values].map(([metricId, { value, source }]) => {
    const place = { periodId: tally.periodId, metricId, scope: 'employee' as const, scopeId: tally.employeeId }
    return [metricId, { _id: metricRecordIdOf(place), ...place, storeId: sheet.storeId, value, source, recordedBy: by._id, recordedByName: by.name, recordedAt: now, rev: tally.rev }]
  }))
}

/** The person's sheets of the tally's month, scored with what follows from it. */
async function placeTally({ transaction, actor, now }: JobPlacing, before: JobTally, after: JobTally): Promise<string[] | Refusal> {
  const { periodId, employeeId } = after
  const person = await transaction.read('people', employeeId)
  const watchers: string[] = []
  for (const { sheetId } of person === null ? [] : sheetPlansIn(person, periodId)) {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet === null) continue
    const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    const records = jobRecordsOf(after, before, context.template, sheet, actor, now)
    if (records.size === 0) continue
    if (!sheetStateRows[sheet.state].takesFacts) return refuse('sheet-frozen', `${sheet.employeeName} ${Number(periodId.slice(5))}月的考核数据已经${sheet.state === 'sealed' ? '封存' : '冻结'}，这单不能再改`)
    const standing = await writeRecords(transaction, records, jobRecordsOf(before, before, context.template, sheet, actor, now))
    watchers.push(...await placeRecords(transaction, sheet, standing, context))
  }
  return watchers
}

const isSameDerived = (a: MetricRecord, b: Pick<MetricRecord, 'value' | 'source'> | undefined): boolean => b !== undefined && a.source === b.source && JSON.stringify(a.value) === JSON.stringify(b.value)

/**
 * Writes what follows from the jobs, and answers what stands: a value that an objection's decision put in its place stays until this person's jobs
 * give another one than they gave when it was decided, and is kept among the earlier values then.
 */
async function writeRecords(transaction: Transaction, records: ReadonlyMap<JobMetricId, MetricRecord>, before: ReadonlyMap<JobMetricId, MetricRecord>): Promise<ReadonlyMap<JobMetricId, MetricRecord>> {
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

async function placeRecords(transaction: Transaction, sheet: Sheet, records: ReadonlyMap<JobMetricId, MetricRecord>, context: AdvanceContext): Promise<readonly string[]> {
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
