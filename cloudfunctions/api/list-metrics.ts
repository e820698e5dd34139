import { listMetrics, type MetricLine } from '@shared/appraisal/list-metrics'
import { metricLinesOf, missingMetricCount } from '@shared/appraisal/metric-lines'
import { recordMetric } from '@shared/appraisal/record-metric'
import type { Sheet } from '@shared/appraisal/sheet'
import { byKindAndNewest } from '@shared/cycle/period-id'
import type { PeriodDates } from '@shared/cycle/period'
import { followsFromJobs } from '@shared/job/job-metrics'
import { isGranted } from '@shared/people/permission'
import { hasRole, permissionRoles, reachOf, roleTitles, type Person } from '@shared/people/person'
import { readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'

const providers = ['hr', 'after-sales-manager', 'inspector'] as const

/** The metric lines of one month within the person's stores. */
async function linesOfPeriod(actor: Person, periodId: string): Promise<MetricLine[]> {
  const reach = reachOf(actor, providers)
  const inReach = (storeId: string) => reach === 'company' || reach.includes(storeId)
  const [sheets, records, people, tallies] = await Promise.all([
    listDocuments('sheets', { periodId }), listDocuments('metrics', { periodId }), listDocuments('people', { isLead: true }), listDocuments('job-tallies', { periodId }),
  ])
  const tallyOf = new Map(tallies.map((tally) => [tally.employeeId, tally]))
  const mine = sheets.filter((sheet) => inReach(sheet.storeId) && sheet.employeeId !== actor._id)
  const withTemplates = await Promise.all(mine.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template })))
  const supervisorOf = (sheet: Sheet) => people.find(({ _id }) => _id === sheet.supervisorId)?.name
  return metricLinesOf({
    sheets: withTemplates, records: new Map(records.map((record) => [record._id, record])),
    nameOf: (scope, scopeId, sheet) => {
      switch (scope) {
        case 'employee': return sheet.employeeName
        case 'crew': return `${people.find((person) => person.crewId === scopeId && hasRole(person, 'supervisor'))?.name ?? supervisorOf(sheet) ?? sheet.storeName}班组`
        case 'store': return sheet.storeName
      }
    },
    lockOf: (metric, sheetsOfLine) => {
      const isFromJobs = sheetsOfLine.every(({ employeeId }) => { const tally = tallyOf.get(employeeId); return tally !== undefined && followsFromJobs(tally, { metrics: [metric] }, metric.id) })
      if (isFromJobs) return '由安装单算出，在安装单里改'
      const isProvider = hasRole(actor, 'hr') || actor.roles.some(({ role }) => metric.providers.includes(role))
      if (!isProvider) return `由${permissionRoles.filter((role) => metric.providers.includes(role)).map((role) => roleTitles[role]).join('或')}录入`
      return sheetsOfLine.every((sheet) => isGranted(recordMetric.may, actor, subjectOf(sheet))) ? null : '有您管不到的门店的人共用这个数值'
    },
  })
}

/** The lines of the asked period, or of the oldest that still misses some after its cut, else of the newest. */
export async function metricLinesFor(actor: Person, asked: string | null, now: string): Promise<{ periodId: string | null; periods: string[]; lines: MetricLine[]; dates: PeriodDates | null }> {
  const known = (await listDocuments('periods', {})).sort((a, b) => byKindAndNewest(a._id, b._id))
  const periods = known.map(({ _id }) => _id)
  const answer = async (periodId: string) => ({ periodId, periods, lines: await linesOfPeriod(actor, periodId), dates: known.find(({ _id }) => _id === periodId)?.dates ?? null })
  if (asked !== null) return answer(asked)
  for (const period of known.filter(({ state, dates }) => state !== 'closed' && now >= dates.cutAt).sort((a, b) => (a.dates.cutAt < b.dates.cutAt ? -1 : 1))) {
    const found = await answer(period._id)
    if (missingMetricCount(found.lines) > 0) return found
  }
  const [newest] = periods
  return newest === undefined ? { periodId: null, periods, lines: [], dates: null } : answer(newest)
}

export const listMetricsHandler = query(listMetrics, async ({ actor, input, now }) => {
  const { periodId, periods, lines, dates } = await metricLinesFor(actor, input.periodId, now)
  return { periodId, periods, factsDueAt: dates?.factsDueAt ?? null, metrics: lines }
})
