import fc from 'fast-check'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { compare, exact } from '@shared/scoring/exact'
import type { SheetInputs } from '@shared/scoring/inputs'
import type { Template } from '@shared/scoring/template'
import type { Job } from '@shared/job/job'
import { causeRows, type Cause } from '@shared/job/cause'
import { calendarRangeOf } from '@shared/cycle/period-id'
import { countJobs } from '@shared/job/job-count'
import { firstPassRuleOf, jobMetricsOf, lineCounts } from '@shared/job/job-metrics'
import { emptyTally, linesOfJob, placeLine, recount, type JobTally } from '@shared/job/job-tally'
import { evenShares, isWhole, type FaultShare } from '@shared/job/shares'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { installer } from '@shared/sheets/installer'
import { anyFaults, anyJobs, crew, months } from './job-world'

const month = '2026-11'

function tallyOf(jobs: readonly Job[], employeeId: string, periodId: string = month): JobTally {
  return { ...emptyTally(periodId, employeeId), lines: recount(jobs, periodId, employeeId) }
}

const countOf = (jobs: readonly Job[], employeeId: string, periodId: string = month) => countJobs({ periodId, employeeId }, [tallyOf(jobs, employeeId, periodId)], [calendarRangeOf(periodId)])

/** The card with these causes left out of the rate. */
function cardWithout(excluded: readonly Cause[]): Template {
  return {
    ...installServiceCard,
    metrics: installServiceCard.metrics.map((metric) => (metric.id === 'first-pass-rate' ? { ...metric, excludedCauses: causeRows.filter(({ id }) => excluded.includes(id)).map(({ title }) => title) } : metric)),
  }
}

const others: SheetInputs = {
  metrics: { 'inspection-survey-score': '88', 'after-sales-satisfaction': '96' }, ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8' }], baseSalary: '6000',
}

/** The whole sheet of a person who has these jobs. */
function scoreOf(template: Template, jobs: readonly Job[], employeeId: string) {
  const derived = Object.fromEntries([...jobMetricsOf(countOf(jobs, employeeId), template)].map(([id, { value }]) => [id, value]))
  return scoreSheet(template, { ...others, metrics: { ...others.metrics, ...derived } })
}

const withFaults = (jobs: readonly Job[], index: number, faults: readonly FaultShare[]): Job[] => (
  jobs.map((job, at) => (at === index && job.result !== null ? { ...job, result: { ...job.result, faults } } : job))
)

const failed = (jobs: readonly Job[]): number[] => jobs.flatMap((job, index) => (job.result?.isFirstPass === false && job.result.periodId === month ? [index] : []))

/** Everything completed in the one month: most people then stand just about the least number of jobs. */
const inOneMonth = anyJobs(10, 18).map((jobs) => jobs.map((job): Job => (job.result === null ? job : { ...job, countedIn: month, result: { ...job.result, countsOn: `${month}-12`, periodId: month } })))
/** Random histories with a failed job in the month. */
const histories = fc.oneof(anyJobs(1, 40), inOneMonth).filter((jobs) => failed(jobs).length > 0)
const settings = fc.subarray(causeRows.map(({ id }) => id).filter((id) => id !== 'design')).map((more): Cause[] => ['design', ...more])

test('moving a case to design, wholly or in part, never lowers the score of any installer; and never takes one away', () => {
  fc.assert(fc.property(histories, settings, fc.nat(), fc.boolean(), (jobs, excluded, pick, isWholly) => {
    const template = cardWithout(excluded)
    const at = failed(jobs)[pick % failed(jobs).length] ?? 0
    const before = jobs[at]?.result?.faults ?? []
    const given = before.find(({ cause }) => cause !== 'design')
    if (given === undefined) return
    const known = before.find(({ cause }) => cause === 'design')?.percent ?? 0
    const moved = isWholly ? [{ cause: 'design' as const, percent: 100 }]
      : [...before.filter(({ cause }) => cause !== 'design' && cause !== given.cause), { cause: 'design' as const, percent: known + given.percent }]
    for (const person of crew) {
      const [was, is] = [scoreOf(template, jobs, person), scoreOf(template, withFaults(jobs, at, moved), person)]
      expect(compare(exact(is.total), exact(was.total))).toBeGreaterThanOrEqual(0)
      expect(is.items.map(({ status }) => status)).toEqual(was.items.map(({ status }) => status))
      if (was.pay !== null) expect(compare(exact(is.pay ?? '-1'), exact(was.pay))).toBeGreaterThanOrEqual(0)
    }
  }), { numRuns: 600 })
})

test('a larger own share of a failed job never raises one\'s own score', () => {
  fc.assert(fc.property(histories, settings, fc.nat(), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (jobs, excluded, pick, one, two) => {
    const at = failed(jobs)[pick % failed(jobs).length] ?? 0
    const [person] = jobs[at]?.installers ?? []
    const other = jobs[at]?.installers[1]
    if (person === undefined || other === undefined) return
    const bearing = (percent: number) => jobs.map((job, index) => (index === at && job.result !== null
      ? { ...job, result: { ...job.result, split: [{ personId: person.id, percent }, { personId: other.id, percent: 100 - percent }] } } : job))
    const template = cardWithout(excluded)
    const [less, more] = [Math.min(one, two), Math.max(one, two)].map((percent) => scoreOf(template, bearing(percent), person.id))
    expect(compare(exact(more?.total ?? '0'), exact(less?.total ?? '0'))).toBeLessThanOrEqual(0)
  }), { numRuns: 400 })
})

test('the parts of a failed job that its crew bears make the whole of what is not left out, exactly', () => {
  fc.assert(fc.property(histories, (jobs) => {
    for (const at of failed(jobs)) {
      const job = jobs[at]
      if (job === undefined) continue
      const parts = linesOfJob(job).filter(({ periodId }) => periodId === month).flatMap(({ line }) => line.parts.map(({ parts: part }) => part))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(10_000)
    }
  }))
})

test('a tally kept up job by job equals the one counted anew, whatever happened in whatever order', () => {
  const story = fc.array(fc.tuple(fc.nat({ max: 7 }), anyJobs(1, 1)), { minLength: 1, maxLength: 60 })
  fc.assert(fc.property(story, (steps) => {
    const current = new Map<number, Job>()
    const tallies = new Map<string, JobTally>(months.flatMap((periodId) => crew.map((person) => [`${periodId}:${person}`, emptyTally(periodId, person)] as const)))
    for (const [number, [drawn]] of steps) {
      if (drawn === undefined) continue
      const after = { ...drawn, _id: `job-${number}`, orderNo: `${number}` }
      const before = current.get(number)
      const lines = linesOfJob(after)
      const touched = new Set([...lines, ...(before === undefined ? [] : linesOfJob(before))].map(({ periodId, employeeId }) => `${periodId}:${employeeId}`))
      for (const id of touched) {
        const tally = tallies.get(id)
        if (tally !== undefined) tallies.set(id, placeLine(tally, after._id, lines.find(({ periodId, employeeId }) => `${periodId}:${employeeId}` === id)?.line ?? null))
      }
      current.set(number, after)
    }
    for (const { periodId, employeeId, lines } of tallies.values()) expect(lines).toEqual(recount([...current.values()], periodId, employeeId))
  }), { numRuns: 200 })
})

const plain = (number: number, result: Partial<NonNullable<Job['result']>> | null, rest: Partial<Job> = {}): Job => ({
  _id: `job-${number}`, orderNo: `${number}`, label: '客户', storeId: 's', installers: [{ id: '甲', name: '甲' }], plannedOn: '2026-11-10', dueOn: '2026-11-10', duePeriodId: month,
  state: result === null ? 'assigned' : 'completed', countedIn: result === null ? null : month, history: [], rev: 1, ...rest,
  result: result === null ? null : {
    completedOn: '2026-11-12', countsOn: '2026-11-12', periodId: month, isFirstPass: true, faults: [], split: [], note: '', recordedBy: 'l', recordedByName: '主管', recordedAt: '2026-11-12T00:00:00.000Z', ...result,
  },
})
const good = (count: number) => Array.from({ length: count }, (_, number) => plain(number, {}))
const bad = (number: number, faults: FaultShare[], percent = 100, rest: Partial<Job> = {}) => plain(number, { isFirstPass: false, faults, split: [{ personId: '甲', percent }, ...(percent === 100 ? [] : [{ personId: '乙', percent: 100 - percent }])] }, rest)

describe('what follows from jobs, by hand', () => {
  const rateOf = (jobs: readonly Job[]) => jobMetricsOf(countOf(jobs, '甲'), installServiceCard).get('first-pass-rate')

  test.each<[string, Job[], { numerator: number; denominator: number } | undefined, string]>([
    ['no job yet: what is entered by hand stands', [plain(1, null)], undefined, ''],
    ['11 of 12', [...good(11), bad(50, [{ cause: 'installation', percent: 100 }])], { numerator: 11, denominator: 12 }, '安装单：完工 12 单，11 单一次合格，1 单不合格，算本人 1 单'],
    ['two design failures leave the rate', [...good(11), bad(50, [{ cause: 'design', percent: 100 }]), bad(51, [{ cause: 'design', percent: 100 }])], { numerator: 11, denominator: 11 },
      '安装单：完工 13 单，11 单一次合格，2 单不合格，算本人 0 单，2 单设计原因不计'],
    ['six tenths of a job, of which one bears seven tenths', [...good(11), bad(50, [{ cause: 'design', percent: 40 }, { cause: 'installation', percent: 60 }], 70)], { numerator: 11, denominator: 11.42 },
      '安装单：完工 12 单，11 单一次合格，1 单不合格，算本人 0.42 单，1 单设计原因不计'],
    ['so many left out that fewer than ten would remain', [...good(8), bad(50, [{ cause: 'design', percent: 100 }]), bad(51, [{ cause: 'design', percent: 100 }]), bad(52, [{ cause: 'installation', percent: 100 }])], { numerator: 9, denominator: 10 },
      '安装单：完工 11 单，8 单一次合格，3 单不合格，算本人 1 单，2 单设计原因不计，不计的单子按合格补足 10 单'],
    ['fewer than ten finished', [...good(6), bad(50, [{ cause: 'design', percent: 100 }])], { numerator: 7, denominator: 7 }, '安装单：完工 7 单，6 单一次合格，1 单不合格，算本人 0 单，1 单设计原因不计'],
  ])('%s', (_, jobs, value, source) => {
    expect(rateOf(jobs)?.value).toEqual(value)
    expect(rateOf(jobs)?.source ?? '').toBe(source)
  })

  test('a company that leaves transport out too says so', () => {
    const rule = firstPassRuleOf(cardWithout(['design', 'transport']))
    expect(rule).toEqual({ excluded: ['design', 'transport'], minimum: 10 })
    const [line] = countOf([bad(1, [{ cause: 'transport', percent: 100 }])], '甲').lines
    expect(line === undefined ? '' : lineCounts(line, rule)).toBe('运输原因，不计入合格率')
  })

  test('orders: due this month, done by its end, postponed by the customer left out; done ahead of its month it counts where it was done', () => {
    const metrics = jobMetricsOf(countOf([
      ...good(3), plain(20, null), plain(21, null, { state: 'postponed' }), plain(22, null, { state: 'cancelled' }),
      plain(23, {}, { dueOn: '2026-10-10', duePeriodId: '2026-10' }), plain(24, {}, { dueOn: '2026-12-10', duePeriodId: '2026-12' }), plain(25, { countsOn: '2026-12-12', periodId: '2026-12' }, { countedIn: '2026-12' }),
    ], '甲'), installer)
    expect(metrics.get('orders-assigned')?.value).toEqual({ value: '6' })
    expect(metrics.get('orders-completed')?.value).toEqual({ value: '5' })
    expect(metrics.get('backlog-rate')?.value).toEqual({ numerator: 2, denominator: 6 })
    expect(metrics.get('backlog-rate')?.source).toBe('安装单：派单 6 单，本月装完 5 单，还有 2 单没装完')
    expect(metrics.has('first-pass-rate')).toBe(false)
  })
})

test('presets make the whole for any crew', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), (count) => isWhole(evenShares(count))))
  fc.assert(fc.property(anyFaults, (faults) => isWhole(faults.map(({ percent }) => percent))))
  expect(evenShares(3)).toEqual([34, 33, 33])
})
