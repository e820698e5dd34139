import fc from 'fast-check'
import type { ActionInput } from '@shared/contract/actions'
import type { FaultShare } from '@shared/job/shares'
import { recount } from '@shared/job/job-tally'
import { beijing, sheetIdOf, Shop } from './shop'

let shop: Shop

beforeAll(async () => { shop = await Shop.open(beijing('2026-11-10 09:00')) })
afterAll(() => shop.stop())

beforeEach(async () => {
  await shop.begin(beijing('2026-11-10 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
})

type Row = ActionInput<'import-jobs'>['rows'][number]

const row = (number: number, rest: Partial<Row> = {}): Row => ({
  line: number + 1, orderNo: `DX-${String(number).padStart(3, '0')}`, label: '王先生', store: '甲店', installers: ['李师傅', '王师傅'], plannedOn: '2026-11-08', state: 'assigned',
  result: { completedOn: '2026-11-09', isFirstPass: true, faults: [], split: [] }, ...rest,
})
const rows = (count: number, rest: Partial<Row> = {}) => Array.from({ length: count }, (_, index) => row(index + 1, rest))
const open: Partial<Row> = { result: null }

const rateOf = async (person = 'worker-1', month = '2026-11') => (await shop.read('sheets', sheetIdOf(month, person))).inputs.metrics?.['first-pass-rate']
const itemOf = async (person = 'worker-1') => (await shop.read('sheets', sheetIdOf('2026-11', person))).scorecard.items.find(({ id }) => id === 'first-pass-rate')

async function record(orderNo: string, faults: readonly FaultShare[], rest: Partial<ActionInput<'record-job-result'>> = {}, by = 'lead-a1') {
  const jobId = `job-${orderNo}`
  const { rev } = await shop.read('jobs', jobId)
  const split = faults.length === 0 ? [] : [{ personId: 'worker-1', percent: 50 }, { personId: 'worker-2', percent: 50 }]
  return shop.reply(by, 'record-job-result', { jobId, rev, completedOn: '2026-11-10', isFirstPass: faults.length === 0, faults, split, note: '', ...rest })
}
const recorded = async (...args: Parameters<typeof record>) => {
  const reply = await record(...args)
  if (!reply.ok) throw new Error(`${reply.refusal.code} ${reply.refusal.message}`)
  return reply.output
}
const refusedResult = async (...args: Parameters<typeof record>) => {
  const reply = await record(...args)
  return reply.ok ? 'done' : reply.refusal.code
}

/** Every tally equals what all jobs together say. */
async function expectTalliesTrue(): Promise<void> {
  const jobs = await shop.list('jobs')
  for (const { periodId, employeeId, lines } of await shop.list('job-tallies')) expect(lines).toEqual(recount(jobs, periodId, employeeId))
}

describe('an import', () => {
  test('plans and completes jobs, and the sheets of everybody on them follow in the same transaction', async () => {
    expect(await shop.act('hr', 'import-jobs', { rows: [...rows(11), row(12, { result: { completedOn: '2026-11-09', isFirstPass: false, faults: [{ cause: 'installation', percent: 100 }], split: [{ name: '李师傅', percent: 70 }, { name: '王师傅', percent: 30 }] } })] }))
      .toEqual({ added: 12, changed: 0, same: 0 })
    expect(await rateOf()).toMatchObject({ numerator: 11, denominator: 11.7, source: { form: '安装单：完工 12 单，11 单一次合格，1 单不合格，算本人 0.7 单' } })
    expect(await rateOf('worker-2')).toMatchObject({ numerator: 11, denominator: 11.3 })
    expect(await itemOf()).toMatchObject({ status: 'scored', points: '24.00' })
    await expectTalliesTrue()
  })

  test('of the same rows a second time changes nothing and says so; of changed ones it shows what changes before it is done', async () => {
    await shop.act('hr', 'import-jobs', { rows: rows(3) })
    const before = { jobs: await shop.list('jobs'), sheets: await shop.list('sheets'), tallies: await shop.list('job-tallies') }
    expect(await shop.act('hr', 'import-jobs', { rows: rows(3) })).toEqual({ added: 0, changed: 0, same: 3 })
    expect({ jobs: await shop.list('jobs'), sheets: await shop.list('sheets'), tallies: await shop.list('job-tallies') }).toEqual(before)
    const changed = [row(1, { label: '王府' }), row(2, { installers: ['李师傅'] }), row(3, open)]
    const { effects, problems } = await shop.act('hr', 'check-jobs-import', { rows: changed })
    expect(problems).toEqual([])
    expect(effects.map(({ kind, differences }) => [kind, ...differences])).toEqual([['changed', '简称 王先生 → 王府'], ['changed', '师傅 李师傅、王师傅 → 李师傅'], ['same']])
    expect(await shop.act('hr', 'import-jobs', { rows: changed })).toEqual({ added: 0, changed: 2, same: 1 })
    expect((await shop.read('jobs', 'job-DX-001')).state).toBe('completed')
    expect(await rateOf('worker-2')).toMatchObject({ denominator: 2 })
    await expectTalliesTrue()
  })

  test('with one wrong row stores none, and names every wrong row by line and column', async () => {
    const wrong = [
      row(1), row(1), row(3, { store: '丙店' }), row(4, { installers: ['罗师傅'] }), row(5, { label: '王 13800138000' }), row(6, { label: '3栋1201室' }),
      row(7, { result: { completedOn: '2026-11-11', isFirstPass: true, faults: [], split: [] } }),
      row(8, { result: { completedOn: '2026-11-09', isFirstPass: false, faults: [{ cause: 'design', percent: 90 }], split: [] } }),
      row(9, { result: { completedOn: '2026-11-09', isFirstPass: false, faults: [{ cause: 'design', percent: 100 }], split: [{ name: '李师傅', percent: 90 }] } }),
      row(10, { result: { completedOn: '2026-09-09', isFirstPass: true, faults: [], split: [] } }),
    ].map((one, index) => ({ ...one, line: index + 2 }))
    const { problems } = await shop.act('hr', 'check-jobs-import', { rows: wrong })
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual(['3 单号', '4 门店', '5 师傅', '6 简称', '7 简称', '8 完工日期', '9 原因', '10 分摊', '11 完工日期'])
    const reply = await shop.reply('hr', 'import-jobs', { rows: wrong })
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'import-invalid', message: '第 3 行“单号”：单号 DX-001 和第 2 行重复（另有 8 处），一行也没有导入' } })
    expect(await shop.list('jobs')).toEqual([])
    expect(await shop.list('job-tallies')).toEqual([])
  })

  test('reaches only the stores that one leads, and never one\'s own jobs', async () => {
    expect((await shop.act('manager-b', 'check-jobs-import', { rows: [row(1)] })).problems).toMatchObject([{ column: '门店', text: '您不管甲店的安装单' }])
    expect((await shop.act('lead-a1', 'check-jobs-import', { rows: [row(1, { installers: ['赵主管'] })] })).problems).toMatchObject([{ column: '师傅' }])
  })
})

describe('a result on site', () => {
  beforeEach(async () => { await shop.act('hr', 'import-jobs', { rows: [...rows(11), row(12, open), row(13, open)] }) })

  test('a design failure is left out of the rate and lowers nobody\'s score; an installation failure counts by the shares', async () => {
    const before = (await itemOf())?.points
    await recorded('DX-012', [{ cause: 'design', percent: 100 }])
    expect((await itemOf())?.points).toBe(before)
    expect(await rateOf()).toMatchObject({ numerator: 11, denominator: 11 })
    await recorded('DX-012', [{ cause: 'installation', percent: 100 }])
    expect(await rateOf()).toMatchObject({ numerator: 11, denominator: 11.5 })
    expect((await itemOf())?.points).toBe('25.00')
    await recorded('DX-012', [{ cause: 'design', percent: 100 }])
    expect((await itemOf())?.points).toBe(before)
    await expectTalliesTrue()
  })

  test('tells everybody on the job what it counts, in their own list', async () => {
    await recorded('DX-012', [{ cause: 'design', percent: 40 }, { cause: 'installation', percent: 60 }])
    const { jobs, summary } = await shop.act('worker-1', 'list-jobs', { view: 'mine', periodId: null })
    expect(jobs).toHaveLength(13)
    expect(jobs.find(({ orderNo }) => orderNo === 'DX-012')?.counts).toBe('没有一次合格，算本人 0.3 单，设计原因的部分不计')
    expect(jobs.find(({ orderNo }) => orderNo === 'DX-013')?.counts).toBe('还没装完')
    expect(summary).toEqual(['安装单：完工 12 单，11 单一次合格，1 单不合格，算本人 0.3 单，1 单设计原因不计'])
    expect((await shop.act('worker-1', 'read-job', { jobId: 'job-DX-012' })).may).toEqual([])
    expect(await shop.refused('worker-3', 'read-job', { jobId: 'job-DX-012' })).toBe('not-found')
  })

  test('is refused with nothing changed where it can\'t be', async () => {
    const before = shop.cloud.storeHash()
    const design: FaultShare[] = [{ cause: 'design', percent: 100 }]
    expect(await refusedResult('DX-012', [{ cause: 'design', percent: 99 }])).toBe('shares-invalid')
    expect(await refusedResult('DX-012', [...design, ...design])).toBe('shares-invalid')
    expect(await refusedResult('DX-012', design, { split: [{ personId: 'worker-3', percent: 100 }] })).toBe('shares-invalid')
    expect(await refusedResult('DX-012', [], { faults: design })).toBe('shares-invalid')
    expect(await refusedResult('DX-012', [], { isFirstPass: false })).toBe('shares-invalid')
    expect(await refusedResult('DX-012', [], { completedOn: '2026-11-11' })).toBe('completed-out-of-bounds')
    expect(await refusedResult('DX-012', [], { completedOn: '2026-10-01' })).toBe('completed-out-of-bounds')
    expect(await refusedResult('DX-012', [], { rev: 9 })).toBe('content-changed')
    expect(await refusedResult('DX-012', [], {}, 'worker-1')).toBe('forbidden')
    expect(await refusedResult('DX-012', [], {}, 'lead-b')).toBe('not-found')
    expect(await shop.refused('lead-a1', 'record-job-result', { jobId: 'job-none', rev: 1, completedOn: '2026-11-10', isFirstPass: true, faults: [], split: [], note: '' })).toBe('not-found')
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('a supervisor who was on the job leaves it to somebody else', async () => {
    await shop.act('hr', 'import-jobs', { rows: [row(30, { ...open, installers: ['赵主管', '李师傅'] })] })
    expect(await refusedResult('DX-030', [])).toBe('own-sheet')
    await recorded('DX-030', [], {}, 'lead-a2')
    expect(await rateOf('lead-a1')).toMatchObject({ numerator: 1, denominator: 1 })
  })
})

describe('a plan by hand', () => {
  const plan: ActionInput<'save-job'> = { orderNo: 'HAND-1', label: '锦绣园李府', storeId: 's-a', installerIds: ['worker-1'], plannedOn: '2026-11-20', state: 'assigned', rev: null }

  test('makes an order once, changes it only as it was seen, and a completed one set back loses its result', async () => {
    await shop.act('lead-a1', 'save-job', plan)
    expect(await shop.refused('lead-a1', 'save-job', plan)).toBe('job-exists')
    expect(await shop.refused('lead-a1', 'save-job', { ...plan, rev: 7 })).toBe('content-changed')
    expect(await shop.refused('lead-a1', 'save-job', { ...plan, orderNo: 'HAND-2', label: '电话 139-0013-9000' })).toBe('label-personal')
    expect(await shop.refused('lead-a1', 'save-job', { ...plan, orderNo: 'HAND-2', installerIds: ['worker-b'] })).toBe('not-found')
    expect(await shop.refused('lead-b', 'save-job', { ...plan, orderNo: 'HAND-2' })).toBe('not-found')
    await recorded('HAND-1', [])
    expect(await rateOf()).toMatchObject({ numerator: 1, denominator: 1 })
    const { rev } = await shop.read('jobs', 'job-HAND-1')
    await shop.act('manager-a', 'save-job', { ...plan, state: 'postponed', rev })
    expect(await shop.read('jobs', 'job-HAND-1')).toMatchObject({ state: 'postponed', result: null, countedIn: null })
    expect(await rateOf()).toMatchObject({ numerator: 0, denominator: 0, source: { form: '安装单：本月没有' } })
    await expectTalliesTrue()
  })

  test('lists by store: what is still to be done first by its day, and what was completed in the month', async () => {
    await shop.act('lead-a1', 'save-job', plan)
    await shop.act('lead-a1', 'save-job', { ...plan, orderNo: 'HAND-2', plannedOn: '2026-11-10' })
    expect((await shop.act('lead-a2', 'list-jobs', { view: 'open', periodId: null })).jobs.map(({ orderNo }) => orderNo)).toEqual(['HAND-2', 'HAND-1'])
    expect((await shop.act('lead-b', 'list-jobs', { view: 'open', periodId: null })).jobs).toEqual([])
    expect((await shop.act('worker-1', 'list-jobs', { view: 'open', periodId: null })).jobs).toEqual([])
    await recorded('HAND-2', [])
    expect((await shop.act('gm-1', 'list-jobs', { view: 'done', periodId: '2026-11' })).jobs.map(({ orderNo }) => orderNo)).toEqual(['HAND-2'])
  })
})

describe('jobs and what is entered by hand', () => {
  const byHand: ActionInput<'record-metric'> = { periodId: '2026-11', metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-1', value: { numerator: 19, denominator: 20 }, source: '完工单' }

  test('where jobs are counted they win, and a value by hand is refused; without jobs it stands', async () => {
    await shop.act('hr', 'record-metric', byHand)
    await shop.act('hr', 'import-jobs', { rows: [row(1, open)] })
    expect(await rateOf()).toMatchObject({ numerator: 19, denominator: 20 })
    await recorded('DX-001', [])
    expect(await rateOf()).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await shop.refused('hr', 'record-metric', byHand)).toBe('metric-from-jobs')
    await shop.act('hr', 'record-metric', { ...byHand, scopeId: 'worker-3' })
    const { metrics } = await shop.act('hr', 'list-metrics', { periodId: '2026-11' })
    expect(metrics.find(({ metricId, scopeId }) => metricId === 'first-pass-rate' && scopeId === 'worker-1')?.lockedBecause).toBe('由安装单算出，在安装单里改')
  })
})

describe('months', () => {
  test('jobs planned and done before a month is opened count on its sheets when they are made', async () => {
    shop.at(beijing('2026-12-01 09:00'))
    await shop.act('hr', 'import-jobs', { rows: rows(12, { plannedOn: '2026-12-01', result: { completedOn: '2026-12-01', isFirstPass: true, faults: [], split: [] } }) })
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    expect(await rateOf('worker-1', '2026-12')).toMatchObject({ numerator: 12, denominator: 12 })
  })

  test('told after the cut a completion still counts in its month until its figures are due, then in the running one', async () => {
    await shop.act('hr', 'import-jobs', { rows: [row(1, open), row(2, open)] })
    shop.at(beijing('2026-12-02 09:00'))
    await shop.close()
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    expect(await recorded('DX-001', [], { completedOn: '2026-11-30' })).toMatchObject({ periodId: '2026-11' })
    shop.at(beijing('2026-12-04 09:00'))
    expect(await recorded('DX-002', [], { completedOn: '2026-11-30' })).toMatchObject({ periodId: '2026-12' })
    expect(await rateOf()).toMatchObject({ denominator: 1 })
    expect(await rateOf('worker-1', '2026-12')).toMatchObject({ denominator: 1 })
    await expectTalliesTrue()
  })

  test('once a sheet is frozen its results stand, in a sentence that names whose and which month; what comes late goes to the next', async () => {
    await shop.act('hr', 'import-jobs', { rows: [...rows(12), row(13, open)] })
    await shop.act('inspector', 'record-metric', { periodId: '2026-11', metricId: 'inspection-survey-score', scope: 'crew', scopeId: 'c-a1', value: { value: '88' }, source: '' })
    await shop.act('after-sales', 'record-metric', { periodId: '2026-11', metricId: 'after-sales-satisfaction', scope: 'employee', scopeId: 'worker-1', value: { value: '96' }, source: '' })
    shop.at(beijing('2026-12-01 00:10'))
    await shop.close()
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    expect((await shop.read('sheets', sheetIdOf('2026-11', 'worker-1'))).state).toBe('rating')
    const before = shop.cloud.storeHash()
    expect(await record('DX-001', [{ cause: 'installation', percent: 100 }], { completedOn: '2026-11-09' })).toMatchObject({ ok: false, refusal: { code: 'sheet-frozen', message: '李师傅 11月的考核数据已经冻结，这单不能再改' } })
    expect(shop.cloud.storeHash()).toBe(before)
    expect(await recorded('DX-013', [], { completedOn: '2026-11-30' })).toMatchObject({ periodId: '2026-12' })
    expect(await rateOf()).toMatchObject({ denominator: 12 })
  })

  test('a new date moves a job into another month only until its own is over: then it is that month\'s backlog', async () => {
    const plan: ActionInput<'save-job'> = { orderNo: 'MOVE-1', label: '李府', storeId: 's-a', installerIds: ['worker-1'], plannedOn: '2026-11-20', state: 'assigned', rev: null }
    await shop.act('lead-a1', 'save-job', plan)
    await shop.act('lead-a1', 'save-job', { ...plan, plannedOn: '2026-12-05', rev: 1 })
    expect(await shop.read('jobs', 'job-MOVE-1')).toMatchObject({ duePeriodId: '2026-12' })
    shop.at(beijing('2027-01-02 09:00'))
    await shop.act('lead-a1', 'save-job', { ...plan, plannedOn: '2027-01-10', rev: 2 })
    expect(await shop.read('jobs', 'job-MOVE-1')).toMatchObject({ duePeriodId: '2026-12', plannedOn: '2027-01-10' })
    await expectTalliesTrue()
  })
})

test('whatever several supervisors record at once, every tally equals the count of all jobs and every sheet its tally', async () => {
  await shop.act('hr', 'import-jobs', { rows: rows(14, open) })
  const steps = fc.sample(fc.record({ number: fc.integer({ min: 1, max: 14 }), cause: fc.constantFrom(...(['none', 'design', 'installation', 'factory'] as const)), by: fc.constantFrom('lead-a1', 'lead-a2', 'manager-a', 'hr') }), { numRuns: 40, seed: 20261110 })
  const queue = steps.values()
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (const { number, cause, by } of queue) {
      const faults: FaultShare[] = cause === 'none' ? [] : [{ cause, percent: 100 }]
      const reply = await record(`DX-${String(number).padStart(3, '0')}`, faults, {}, by)
      if (!reply.ok && !['content-changed', 'busy'].includes(reply.refusal.code)) throw new Error(reply.refusal.message)
    }
  }))
  await expectTalliesTrue()
  const finished = (await shop.list('jobs')).filter(({ state }) => state === 'completed')
  const own = finished.reduce((sum, { result }) => sum + (result?.faults.some(({ cause }) => cause !== 'design') === true ? 50 : 0), 0) / 100
  const passed = finished.filter(({ result }) => result?.isFirstPass).length
  const counted = Math.max(passed + own, Math.min(10, finished.length))
  expect(await rateOf()).toMatchObject({ numerator: counted - own, denominator: counted })
})
