import { refuse, type Refusal } from '@shared/contract/refusal'
import { inheritMetrics, metricRecordIds } from '@shared/appraisal/inherit-metrics'
import { correctedRecord, metricRecordIdOf, recordMetric, refuseMetricValue, type MetricRecord } from '@shared/appraisal/record-metric'
import { previousMetricIds } from '@shared/appraisal/previous-values'
import { withoutObjected } from '@shared/appraisal/objection'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { monthsOf } from '@shared/job/job-count'
import { followsFromJobs } from '@shared/job/job-metrics'
import { isGranted } from '@shared/people/permission'
import { hasRole, type Person } from '@shared/people/person'
import { advanceContextOf, readTemplate } from '../kit/company'
import { carryPrevious } from '../kit/carry-previous'
import { countOf, readTallies } from '../kit/job-counting'
import { listDocuments } from '../kit/read'
import { command } from '../kit/serve'
import { refuseState, subjectOf } from '../kit/sheet-access'
import type { Transaction } from '../kit/transaction'

/** More sheets than this under one value would not fit into one transaction's 30 seconds. */
const maximumSheets = 200

/** The sheets that could inherit a value given for this scope. */
function sheetsInScope(periodId: string, scope: 'employee' | 'crew' | 'store', scopeId: string): Promise<Sheet[]> {
  switch (scope) {
    case 'employee': return listDocuments('sheets', { periodId, employeeId: scopeId })
    case 'crew': return listDocuments('sheets', { periodId, crewId: scopeId })
    case 'store': return listDocuments('sheets', { periodId, storeId: scopeId })
  }
}

/** Of these sheets those whose form has the metric: one store's people are scored by several forms, and the others have nothing to do with it. */
async function sheetsWithMetric(sheets: readonly Sheet[], metricId: string): Promise<readonly Sheet[]> {
  const having = await Promise.all(sheets.map(async ({ templateId, templateVersion }) => (await readTemplate(templateId, templateVersion)).template.metrics.some(({ id }) => id === metricId)))
  return sheets.filter((_sheet, index) => having[index] === true)
}

/** The sheet scored with this record in place (null: with what is stored), without values that are objected to; the nearest record wins, so a store's value leaves a sheet with a closer one as it was. */
export async function applyMetric(transaction: Transaction, sheet: Sheet, record: MetricRecord | null, context: AdvanceContext, cause?: string): Promise<Sheet> {
  const owner = { employeeId: sheet.employeeId, crewId: sheet.crewId, storeId: sheet.storeId }
  const records = new Map<string, MetricRecord>(record === null ? [] : [[record._id, record]])
  for (const { id } of context.template.metrics) {
    for (const recordId of metricRecordIds(sheet.periodId, id, owner)) {
      if (records.has(recordId)) continue
      const other = await transaction.read('metrics', recordId)
      if (other !== null) records.set(recordId, other)
    }
  }
  const nearest = (metricId: string) => metricRecordIds(sheet.periodId, metricId, owner).map((id) => records.get(id)).find((found) => found !== undefined)
  const metrics = withoutObjected(inheritMetrics(context.template, sheet.periodId, owner, records), sheet.objections, nearest)
  const title = context.template.metrics.find(({ id }) => id === record?.metricId)?.title ?? record?.metricId ?? ''
  return advanceSheet(rescoreSheet(sheet, context.template, { ...sheet.inputs, metrics }, cause ?? `录入${title}`, context.now), context)
}

/** A metric is recorded by those whom the template names as its providers, HR always; never by the person whose sheet it scores. */
async function refuseProvider(actor: Person, sheets: readonly Sheet[], metricId: string): Promise<Refusal | null> {
  const [first] = sheets
  if (first === undefined) return refuse('period-not-open', '这一期没有用到这个指标的考核表')
  if (sheets.some((sheet) => sheet.employeeId === actor._id)) return refuse('own-sheet', '不能录入影响自己得分的指标')
  if (!sheets.every((sheet) => isGranted(recordMetric.may, actor, subjectOf(sheet)))) return refuse('not-found')
  const { template } = await readTemplate(first.templateId, first.templateVersion)
  const metric = template.metrics.find(({ id }) => id === metricId)
  if (metric === undefined) return refuse('metric-unknown', undefined, 'metricId')
  const isProvider = hasRole(actor, 'hr') || actor.roles.some(({ role }) => metric.providers.includes(role))
  return isProvider ? null : refuse('forbidden', '这个指标由其他岗位录入')
}

export const recordMetricHandler = command(recordMetric, async ({ actor, input, now, transaction, tell, summarise }) => {
  const all = await sheetsInScope(input.periodId, input.scope, input.scopeId)
  const inScope = await sheetsWithMetric(all, input.metricId)
  if (all.length > 0 && inScope.length === 0) return refuse('metric-unknown', undefined, 'metricId')
  if (inScope.length > maximumSheets) return refuse('too-large', `这个范围有 ${inScope.length} 张考核表，请按班组录入`)
  const refused = await refuseProvider(actor, inScope, input.metricId)
  if (refused !== null) return refused
  const recordId = metricRecordIdOf(input)
  const ranges = inScope.map(({ dates }) => dates)
  const jobs = input.scope === 'employee' ? countOf(input.periodId, input.scopeId, ranges, await readTallies(transaction, input.scopeId, monthsOf(ranges))) : null
  const earlier = await transaction.read('metrics', recordId)
  const record = correctedRecord(earlier, {
    periodId: input.periodId, metricId: input.metricId, scope: input.scope, scopeId: input.scopeId, storeId: inScope[0]?.storeId ?? '',
    value: input.value, source: input.source.trim(), recordedBy: actor._id, recordedByName: actor.name, recordedAt: now,
  })
  const contexts = new Map<string, AdvanceContext>()
  for (const { _id } of inScope) {
    const sheet = await transaction.read('sheets', _id)
    if (sheet === null) return refuse('not-found')
    const key = `${sheet.templateId}@${sheet.templateVersion}`
    const context = contexts.get(key) ?? await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
    contexts.set(key, context)
    const wrong = refuseState(recordMetric, sheet.state) ?? refuseMetricValue(context.template, input.metricId, input.value)
    if (wrong !== null) return wrong.code === 'bad-input' || inScope.length === 1 ? wrong : { ...wrong, message: `${sheet.employeeName}：${wrong.message}` }
    if (jobs !== null && followsFromJobs(jobs, context.template, input.metricId)) return refuse('metric-from-jobs', undefined, 'metricId')
    const scored = await applyMetric(transaction, sheet, record, context)
    await transaction.write('sheets', scored)
    tell(scored.watcherIds)
    if (previousMetricIds(context.template).includes(input.metricId)) tell(await carryPrevious(transaction, scored, input.metricId, now))
  }
  await transaction.write('metrics', record)
  summarise(`录入指标 ${recordId}`)
  tell([actor._id])
  return { metricRecordId: recordId, sheetCount: inScope.length }
})
