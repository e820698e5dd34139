import type { PeriodKind } from '@shared/scoring/template'
import type { ActionInput } from '@shared/contract/actions'
import { beijing, Shop } from './shop'
import { inStore, people, person } from './company'

const card = 'install-service-card'
const worker = (id: string, name: string, kinds: readonly PeriodKind[], rest = {}) => person(id, name, inStore('installer', 's-a'), {
  crewId: 'c-a1', supervisorId: 'lead-a1', baseSalary: '6000.00', assignments: kinds.map((periodKind, index) => ({ templateId: index === 0 ? card : 'installer', periodKind, pays: index === 0 })), ...rest,
})
const roster = [
  ...people,
  worker('by-quarter', '季师傅', ['quarter', 'month']), worker('by-half', '半师傅', ['half-year']), worker('by-year', '年师傅', ['year']),
  worker('by-probation', '试师傅', ['probation', 'month'], { probation: { startsOn: '2026-10-20', endsOn: '2026-11-14' } }),
]

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-10-10 09:00'), {}, roster) })
afterAll(() => shop.stop())
beforeEach(() => shop.begin(beijing('2026-10-10 09:00'), roster))

const open = (...periodIds: string[]) => Promise.all(periodIds.map((periodId) => shop.act('hr', 'open-period', { periodId })))
const sheetOf = (periodId: string, personId: string, templateId = card, segment = 1) => shop.read('sheets', `${periodId}:${personId}:${templateId}:${segment}`)
const rateOf = async (...place: Parameters<typeof sheetOf>) => (await sheetOf(...place)).inputs.metrics?.['first-pass-rate']
const valueOf = async (metricId: string, ...place: Parameters<typeof sheetOf>) => (await sheetOf(...place)).inputs.metrics?.[metricId]

const plan = (orderNo: string, installerIds: string[], plannedOn: string, rest: Partial<ActionInput<'save-job'>> = {}) => (
  shop.act('lead-a2', 'save-job', { orderNo, label: '李府', storeId: 's-a', installerIds, plannedOn, state: 'assigned', rev: null, ...rest })
)
async function done(orderNo: string, completedOn: string, isFirstPass = true, by = 'lead-a2') {
  const { rev, installers } = await shop.read('jobs', `job-${orderNo}`)
  const blame = isFirstPass ? { faults: [], split: [] } : { faults: [{ cause: 'installation' as const, percent: 100 }], split: installers.map(({ id }, index) => ({ personId: id, percent: index === 0 ? 100 : 0 })) }
  return shop.act(by, 'record-job-result', { jobId: `job-${orderNo}`, rev, completedOn, isFirstPass, ...blame, note: '' })
}

test('a job counts on every sheet whose days hold it, once: carried over from month to month it is one job of the quarter, the half-year and the year', async () => {
  await open('2026-10', '2026-Q4', '2026-H2', '2026')
  const crew = ['by-quarter', 'by-half', 'by-year']
  await plan('A', crew, '2026-10-12')
  await plan('B', crew, '2026-10-30')
  shop.at(beijing('2026-10-12 18:00'))
  await done('A', '2026-10-12')
  shop.at(beijing('2026-11-05 18:00'))
  await open('2026-11')
  await done('B', '2026-11-05', false)
  // The failed one is borne by another of the crew.
  for (const [periodId, personId] of [['2026-H2', 'by-half'], ['2026', 'by-year']] as const) expect(await rateOf(periodId, personId)).toMatchObject({ numerator: 2, denominator: 2 })
  expect(await rateOf('2026-Q4', 'by-quarter')).toMatchObject({ numerator: 1, denominator: 2, source: { form: '安装单：完工 2 单，1 单一次合格，1 单不合格，算本人 1 单' } })
  expect(await valueOf('backlog-rate', '2026-10', 'by-quarter', 'installer')).toMatchObject({ numerator: 1, denominator: 2 })
  expect(await valueOf('orders-completed', '2026-11', 'by-quarter', 'installer')).toMatchObject({ value: '1' })
  const { current, alongside, history } = await shop.act('by-quarter', 'read-home', {})
  expect([current?.periodId, alongside.map(({ periodId }) => periodId), history.map(({ sheet }) => sheet.periodId)]).toEqual(['2026-Q4', ['2026-11'], ['2026-10']])
})

test('a corrected result reaches them all, and a value by hand is refused where jobs are counted', async () => {
  await open('2026-10', '2026-Q4')
  await plan('A', ['by-quarter'], '2026-10-09')
  await done('A', '2026-10-09')
  shop.at(beijing('2026-11-20 09:00'))
  await shop.close()
  expect(await rateOf('2026-Q4', 'by-quarter')).toMatchObject({ numerator: 1, denominator: 1 })
  const byHand = { periodId: '2026-Q4', metricId: 'first-pass-rate', scope: 'employee' as const, scopeId: 'by-quarter', value: { numerator: 9, denominator: 10 }, source: '' }
  expect(await shop.refused('hr', 'record-metric', byHand)).toBe('metric-from-jobs')
  expect((await shop.act('hr', 'list-metrics', { periodId: '2026-Q4' })).metrics.find(({ metricId, scopeId }) => metricId === 'first-pass-rate' && scopeId === 'by-quarter')?.lockedBecause).toBe('由安装单算出，在安装单里改')
  const { summary, jobs } = await shop.act('by-quarter', 'list-jobs', { view: 'mine', periodId: '2026-10' })
  expect(summary).toEqual(['安装单：派单 1 单，本月装完 1 单，还有 0 单没装完', '安装单：完工 1 单，1 单一次合格'])
  expect(jobs.map(({ counts }) => counts)).toEqual(['一次合格，算 1 单'])
  const ofQuarter = await shop.act('by-quarter', 'list-jobs', { view: 'mine', periodId: '2026-Q4' })
  expect([ofQuarter.summary, ofQuarter.jobs.map(({ orderNo }) => orderNo)]).toEqual([['安装单：完工 1 单，1 单一次合格'], ['A']])
})

test('a period opened in its middle counts the jobs of its days before', async () => {
  await open('2026-10')
  await plan('A', ['by-quarter'], '2026-10-09')
  await done('A', '2026-10-09')
  shop.at(beijing('2026-11-18 09:00'))
  await open('2026-11', '2026-Q4')
  expect(await rateOf('2026-Q4', 'by-quarter')).toMatchObject({ numerator: 1, denominator: 1 })
})

test('from months to a probation in the middle of one, and to the last day of work: each sheet counts the jobs of its days, planned ones as well', async () => {
  shop.at(beijing('2026-11-18 09:00'))
  await open('2026-11')
  const asInstaller = (personId: string, periodKind: 'month' | 'probation', from: string) => shop.act('hr', 'assign-sheet', {
    personId, sheets: [{ templateId: 'installer', periodKind }], paying: 'installer', from, probation: periodKind === 'month' ? null : { startsOn: '2026-11-19', endsOn: '2027-01-18' },
  })
  for (const personId of ['worker-1', 'worker-2']) await asInstaller(personId, 'month', '2026-11-18')
  await plan('EARLY', ['worker-1'], '2026-11-17')
  await plan('A', ['worker-1', 'worker-2'], '2026-11-18')
  await plan('B', ['worker-1', 'worker-2'], '2026-11-25')
  await done('A', '2026-11-18')
  const assigned = (periodId: string, personId: string) => valueOf('orders-assigned', periodId, personId, 'installer')
  expect(await assigned('2026-11', 'worker-1')).toMatchObject({ value: '3' })
  await asInstaller('worker-1', 'probation', '2026-11-19')
  await open('probation-worker-1')
  expect([await assigned('2026-11', 'worker-1'), await assigned('probation-worker-1', 'worker-1')]).toMatchObject([{ value: '2' }, { value: '1', source: { form: '安装单：派单 1 单，试用期装完 0 单，还有 1 单没装完' } }])
  expect(await assigned('2026-11', 'worker-2')).toMatchObject({ value: '2' })
  await shop.act('hr', 'end-employment', { personId: 'worker-2', lastDay: '2026-11-18' })
  expect(await assigned('2026-11', 'worker-2')).toMatchObject({ value: '1' })
})

test('after a change of store the first sheet may be frozen while the month runs: jobs go on being taken, on the sheet that runs', async () => {
  shop.at(beijing('2026-11-14 09:00'))
  await open('2026-11')
  await shop.act('hr', 'import-jobs', { rows: Array.from({ length: 10 }, (_, index) => ({
    line: index + 2, orderNo: `N-${index}`, label: '李府', store: '甲店', installers: ['李师傅'], plannedOn: '2026-11-12', state: 'assigned' as const, result: { completedOn: '2026-11-13', isFirstPass: true, faults: [], split: [] },
  })) })
  await shop.act('inspector', 'record-metric', { periodId: '2026-11', metricId: 'inspection-survey-score', scope: 'employee', scopeId: 'worker-1', value: { value: '88' }, source: '' })
  await shop.act('after-sales', 'record-metric', { periodId: '2026-11', metricId: 'after-sales-satisfaction', scope: 'employee', scopeId: 'worker-1', value: { value: '96' }, source: '' })
  await plan('OLD', ['worker-1'], '2026-11-15')
  await shop.act('hr', 'save-person', { personId: 'worker-1', name: '李师傅', position: '安装师傅', storeId: 's-b', crewId: 'c-b', supervisorId: 'lead-b', roles: [{ role: 'installer', stores: ['s-b'] }], base: '6000.00', from: '2026-11-15' })
  shop.at(beijing('2026-11-15 09:00'))
  await shop.close()
  expect((await sheetOf('2026-11', 'worker-1')).state).toBe('rating')
  shop.at(beijing('2026-11-20 18:00'))
  await done('OLD', '2026-11-14')
  expect(await rateOf('2026-11', 'worker-1')).toMatchObject({ denominator: 10 })
  expect(await rateOf('2026-11', 'worker-1', card, 2)).toMatchObject({ numerator: 11, denominator: 11 })
})

test('a probation counts the jobs of its own days and no others', async () => {
  await open('2026-10', 'probation-by-probation')
  await plan('BEFORE', ['by-probation'], '2026-10-05')
  await done('BEFORE', '2026-10-05')
  await plan('ACROSS', ['by-probation'], '2026-10-19')
  await plan('AFTER', ['by-probation'], '2026-11-20')
  expect(await valueOf('first-pass-rate', 'probation-by-probation', 'by-probation')).toBeUndefined()
  shop.at(beijing('2026-11-02 09:00'))
  await open('2026-11')
  await done('ACROSS', '2026-10-20')
  expect(await shop.read('jobs', 'job-ACROSS')).toMatchObject({ dueOn: '2026-10-19', countedIn: '2026-10' })
  expect(await rateOf('probation-by-probation', 'by-probation')).toMatchObject({ numerator: 1, denominator: 1 })
  shop.at(beijing('2026-11-20 18:00'))
  await done('AFTER', '2026-11-20')
  expect(await rateOf('probation-by-probation', 'by-probation')).toMatchObject({ numerator: 1, denominator: 1 })
})

test('once a probation is frozen a job of its days that is told late counts on the day it is told, and a new date leaves it its backlog', async () => {
  await shop.put('people', { ...await shop.read('people', 'by-probation'), assignments: [{ templateId: 'installer', periodKind: 'probation', pays: true }] })
  await open('2026-10', 'probation-by-probation')
  await plan('A', ['by-probation'], '2026-11-10')
  await plan('B', ['by-probation'], '2026-11-12')
  shop.at(beijing('2026-11-15 09:00'))
  const sheetId = 'probation-by-probation:by-probation:installer:1'
  await shop.put('sheets', { ...await shop.read('sheets', sheetId), state: 'rating' })
  const before = await shop.read('sheets', sheetId)
  await done('A', '2026-11-10')
  expect(await shop.read('jobs', 'job-A')).toMatchObject({ result: { completedOn: '2026-11-10', countsOn: '2026-11-15' } })
  await plan('B', ['by-probation'], '2026-11-20', { rev: 1 })
  expect(await shop.read('jobs', 'job-B')).toMatchObject({ plannedOn: '2026-11-20', dueOn: '2026-11-12' })
  expect(await shop.read('sheets', sheetId)).toEqual(before)
})
