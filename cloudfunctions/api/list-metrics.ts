import { listMetrics, type MetricLine } from '@shared/appraisal/list-metrics'
import { metricFields, metricLinesOf, metricsTold, missingMetricCount, type MeasuredSheet } from '@shared/appraisal/metric-lines'
import type { MetricRecord } from '@shared/appraisal/record-metric'
import { recordMetric } from '@shared/appraisal/record-metric'
import { byKindAndNewest, type PeriodRange } from '@shared/cycle/period-id'
import type { PeriodDates } from '@shared/cycle/period'
import { countJobs, monthsOf, type JobCount } from '@shared/job/job-count'
import type { JobTally } from '@shared/job/job-tally'
import { followsFromJobs } from '@shared/job/job-metrics'
import { isGranted } from '@shared/people/permission'
import { hasRole, isInReach, permissionRoles, reachOf, roleTitles, type Person } from '@shared/people/person'
import { readTemplate } from '../kit/company'
import { gathered, pagesOf } from '../kit/pages'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'

const providers = ['hr', 'after-sales-manager', 'inspector'] as const

/** What everybody's jobs come to over the days of their sheets. */
async function jobCountsOf(periodId: string, sheets: readonly MeasuredSheet[]): Promise<ReadonlyMap<string, JobCount>> {
  const months = monthsOf(sheets.map(({ dates }) => dates))
  const tallies = (await Promise.all(months.map((month) => gathered(pagesOf('job-tallies', { periodId: month }, null))))).flat()
  const byPerson = new Map<string, { readonly ranges: PeriodRange[]; readonly tallies: JobTally[] }>()
  for (const { employeeId, dates } of sheets) {
    const own = byPerson.get(employeeId) ?? { ranges: [], tallies: [] }
    own.ranges.push(dates)
    byPerson.set(employeeId, own)
  }
  for (const tally of tallies) byPerson.get(tally.employeeId)?.tallies.push(tally)
  return new Map([...byPerson].map(([employeeId, own]) => [employeeId, countJobs({ periodId, employeeId }, own.tallies, own.ranges)]))
}

/** The metric lines of one month within the person's stores. */
async function linesOfPeriod(actor: Person, periodId: string): Promise<MetricLine[]> {
  const reach = reachOf(actor, providers)
  const [sheets, records, people] = await Promise.all([
    gathered(pagesOf('sheets', { periodId }, metricFields)), gathered(pagesOf('metrics', { periodId }, null)), gathered(pagesOf('people', { isLead: true }, ['name', 'crewId', 'roles'])),
  ])
  const countOf = await jobCountsOf(periodId, sheets)
  const mine = sheets.filter((sheet) => isInReach(reach, sheet.storeId) && sheet.employeeId !== actor._id)
  const withTemplates = await Promise.all(mine.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template })))
  const supervisorOf = (sheet: MeasuredSheet) => people.find(({ _id }) => _id === sheet.supervisorId)?.name
  return metricLinesOf({
    sheets: withTemplates, records: new Map(records.map((record): readonly [string, MetricRecord] => [record._id, record])),
    nameOf: (scope, scopeId, sheet) => {
      switch (scope) {
        case 'employee': return sheet.employeeName
        case 'crew': return `${people.find((person) => person.crewId === scopeId && hasRole(person, 'supervisor'))?.name ?? supervisorOf(sheet) ?? sheet.storeName}班组`
        case 'store': return sheet.storeName
      }
    },
    lockOf: (metric, sheetsOfLine) => {
      if (sheetsOfLine.every(({ employeeId }) => { const count = countOf.get(employeeId); return count !== undefined && followsFromJobs(count, { metrics: [metric] }, metric.id) })) return '由安装单算出，在安装单里改'
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
  return { periodId, periods, factsDueAt: dates?.factsDueAt ?? null, ...metricsTold(lines, input) }
})
