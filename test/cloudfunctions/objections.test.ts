import type { ActionInput } from '@shared/contract/actions'
import { beijing, sheetIdOf, Shop } from './shop'

// A metric or a rating objected to as an incident is (issue 4, item 6), through the real functions and the real SDK.

const november = '2026-11'
const sheetId = sheetIdOf(november, 'worker-1')
const metric = { sheetId, valueId: 'metric:first-pass-rate', reason: '有两单是设计问题' }

type JobRow = ActionInput<'import-jobs'>['rows'][number]

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:00')) })
afterAll(() => shop.stop())
beforeEach(async () => {
  await shop.begin(beijing('2026-11-01 08:00'))
  await shop.act('hr', 'open-period', { periodId: november })
  shop.at(beijing('2026-11-10 10:00'))
})

const record = (value: string, by = 'hr', scope: 'employee' | 'crew' | 'store' = 'employee', scopeId = 'worker-1') =>
  shop.act(by, 'record-metric', { periodId: november, metricId: 'first-pass-rate', scope, scopeId, value: { value }, source: '安装完工单' })
const sheet = (id = sheetId) => shop.read('sheets', id)
const item = async (id = 'first-pass', of = sheetId) => (await sheet(of)).scorecard.items.find((score) => score.id === id)
const passItem = async () => {
  const found = (await sheet()).scorecard.items.find(({ trace }) => trace.inputs.some((input) => input.input === 'metric' && input.id === 'first-pass-rate'))
  if (found === undefined) throw new Error('no item scored by the rate')
  return found
}
const kinds = async (personId: string) => (await shop.act(personId, 'list-tasks', {})).tasks.map(({ kind }) => kind).filter((kind) => kind === 'decide-objection')
const decide = (by: string, objectionId: string, verdict: 'upheld' | 'changed' | 'dropped', value: string | null = null) =>
  shop.act(by, 'decide-objection', { sheetId, objectionId, verdict, value, reason: '查过完工单' })
const decideInput = (objectionId: string) => ({ sheetId, objectionId, verdict: 'upheld' as const, value: null, reason: '查过完工单' })

describe('a metric', () => {
  test('objected to leaves the score at once and stays visible; upheld it counts as before', async () => {
    await record('92')
    const before = await passItem()
    const own = await shop.act('worker-1', 'read-sheet', { sheetId })
    expect(own.objectable).toMatchObject([{ valueId: 'metric:first-pass-rate', valueText: '92%', items: [before.id] }])
    expect((await shop.act('manager-a', 'read-sheet', { sheetId })).objectable).toEqual([])
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    expect(await item(before.id)).toMatchObject({ points: null, status: 'pending' })
    expect((await sheet()).scorecard.range).not.toBeNull()
    expect([await kinds('manager-a'), await kinds('hr'), await kinds('manager-b'), await kinds('gm-1')]).toEqual([['decide-objection'], [], [], ['decide-objection']])
    const seen = (await shop.act('manager-a', 'read-sheet', { sheetId })).objections
    expect(seen).toMatchObject([{ id: objectionId, valueText: '92%', enteredByName: '周人事', source: '安装完工单', reason: '有两单是设计问题', state: 'open', mayDecide: true }])
    await decide('manager-a', objectionId, 'upheld')
    expect(await item(before.id)).toEqual(before)
    expect((await shop.read('objections', objectionId)).history.map(({ actorName, state }) => [actorName, state])).toEqual([['李师傅', 'open'], ['何店长', 'upheld']])
    expect(await shop.refused('worker-1', 'object-to-value', metric)).toBe('already-done')
  })

  test('changed counts with the new value on this sheet alone, and the old one is kept', async () => {
    await record('92', 'hr', 'crew', 'c-a1')
    const other = await item((await passItem()).id, sheetIdOf(november, 'worker-2'))
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    await decide('manager-a', objectionId, 'changed', '95')
    const own = await passItem()
    expect(own.trace.inputs).toContainEqual(expect.objectContaining({ id: 'first-pass-rate', value: '95', source: expect.objectContaining({ enteredBy: '何店长', form: '异议裁定：查过完工单', scope: 'employee' }) as unknown }))
    expect(await item(own.id, sheetIdOf(november, 'worker-2'))).toEqual(other)
    // A further correction keeps both before it.
    await record('96')
    expect(await shop.read('metrics', `${november}:first-pass-rate:employee:worker-1`)).toMatchObject({ value: { value: '96' }, earlier: [{ value: { value: '95' }, recordedByName: '何店长' }] })
  })

  test('not used it stays out, also when the store\'s value is entered, until a checked one comes', async () => {
    await record('92')
    const { id } = await passItem()
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    await record('93')
    expect(await item(id)).toMatchObject({ status: 'pending' })
    await decide('manager-a', objectionId, 'upheld')
    expect(await item(id)).toMatchObject({ status: 'scored' })
    const second = await shop.act('worker-1', 'object-to-value', metric)
    await decide('manager-a', second.objectionId, 'dropped')
    await record('50', 'hr', 'store', 's-a')
    expect(await item(id)).toMatchObject({ status: 'pending' })
    await record('94')
    expect(await item(id)).toMatchObject({ status: 'scored' })
  })

  test('who entered it never judges it; whoever has no part in it is told no; nothing changes at a refusal', async () => {
    await record('92')
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    await shop.put('objections', { ...await shop.read('objections', objectionId), enteredById: 'manager-a' })
    const before = shop.cloud.storeHash()
    expect(await shop.refused('manager-a', 'decide-objection', decideInput(objectionId))).toBe('own-report')
    expect(await shop.refused('manager-b', 'decide-objection', decideInput(objectionId))).toBe('not-found')
    expect(await shop.refused('hr', 'decide-objection', decideInput(objectionId))).toBe('forbidden')
    expect(await shop.refused('worker-1', 'decide-objection', decideInput(objectionId))).toBe('forbidden')
    expect(await shop.refused('worker-1', 'object-to-value', metric)).toBe('already-done')
    expect(await shop.refused('lead-a1', 'object-to-value', metric)).toBe('forbidden')
    expect(await shop.refused('worker-1', 'object-to-value', { ...metric, valueId: 'metric:nothing' })).toBe('not-found')
    expect(await shop.refused('gm-1', 'decide-objection', { ...decideInput(objectionId), verdict: 'changed', value: '140' })).toBe('metric-invalid')
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('the window ends 72 h after the entry', async () => {
    await record('92')
    shop.at(beijing('2026-11-13 10:01'))
    expect(await shop.refused('worker-1', 'object-to-value', metric)).toBe('window-closed')
  })

  test('undecided it goes to the general manager at 24 h and is not used after 48 h', async () => {
    await record('92')
    const { id } = await passItem()
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    shop.at(beijing('2026-11-10 22:01'))
    await shop.close()
    expect(await shop.read('objections', objectionId)).toMatchObject({ state: 'open', remindAt: null, isEscalated: false })
    shop.at(beijing('2026-11-11 10:01'))
    await shop.close()
    expect(await shop.refused('manager-a', 'decide-objection', decideInput(objectionId))).toBe('forbidden')
    expect([await kinds('manager-a'), await kinds('gm-1')]).toEqual([[], ['decide-objection']])
    shop.at(beijing('2026-11-12 10:01'))
    expect(await shop.refused('gm-1', 'decide-objection', decideInput(objectionId))).toBe('window-closed')
    await shop.close()
    expect(await shop.read('objections', objectionId)).toMatchObject({ state: 'lapsed', dueAt: null })
    expect(await item(id)).toMatchObject({ status: 'pending' })
    shop.at(beijing('2026-12-04 00:01'))
    await shop.close()
    // After the day of facts it is HR's: a checked value, or how the item is settled.
    expect((await sheet()).exceptions).toContainEqual(expect.objectContaining({ kind: 'missing-metric', subject: 'first-pass-rate', settledAt: null }))
    await shop.act('hr', 'settle-exception', { sheetId, exceptionId: `missing-metric.${id}`, way: 'supply', value: '94', reason: '逐单核对过' })
    expect(await item(id)).toMatchObject({ status: 'scored' })
  })
})

describe('taken back by who made it', () => {
  test('the value counts as before, everybody sees that it was taken back, and it can\'t be objected to again', async () => {
    await record('92')
    const before = await passItem()
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    const seenBy = async (personId: string) => (await shop.act(personId, 'read-sheet', { sheetId })).objections.map(({ state, mayDecide, mayWithdraw }) => [state, mayDecide, mayWithdraw])
    expect([await seenBy('worker-1'), await seenBy('manager-a')]).toEqual([[['open', false, true]], [['open', true, false]]])
    for (const other of ['manager-a', 'hr', 'lead-a1']) expect(await shop.refused(other, 'withdraw-objection', { sheetId, objectionId })).toBe('forbidden')
    expect(await item(before.id)).toMatchObject({ status: 'pending' })
    expect(await shop.act('worker-1', 'withdraw-objection', { sheetId, objectionId })).toEqual({ objectionId, state: 'withdrawn' })
    expect(await item(before.id)).toEqual(before)
    expect((await shop.read('objections', objectionId)).history.map(({ actorName, state }) => [actorName, state])).toEqual([['李师傅', 'open'], ['李师傅', 'withdrawn']])
    expect([await seenBy('worker-1'), await seenBy('manager-a'), await kinds('manager-a')]).toEqual([[['withdrawn', false, false]], [['withdrawn', false, false]], []])
    expect(await shop.refused('worker-1', 'withdraw-objection', { sheetId, objectionId })).toBe('already-done')
    expect(await shop.refused('manager-a', 'decide-objection', decideInput(objectionId))).toBe('already-done')
    expect(await shop.refused('worker-1', 'object-to-value', metric)).toBe('already-done')
    shop.at(beijing('2026-11-12 10:01'))
    await shop.close()
    expect(await shop.read('objections', objectionId)).toMatchObject({ state: 'withdrawn' })
  })

  test('a rating comes back too, and what was decided can\'t be taken back', async () => {
    shop.at(beijing('2026-12-02 10:00'))
    await shop.act('sales-a', 'rate-item', { sheetId, item: 'sales-coordination', points: '5', comment: '' })
    const valueId = 'rating:sales-coordination:sales-manager'
    const { objectionId } = await shop.act('worker-1', 'object-to-value', { sheetId, valueId, reason: '这个月没有对接过' })
    await shop.act('worker-1', 'withdraw-objection', { sheetId, objectionId })
    expect(await item('sales-coordination')).toMatchObject({ points: '5.00' })
    await record('92')
    const second = await shop.act('worker-1', 'object-to-value', metric)
    await decide('manager-a', second.objectionId, 'upheld')
    expect(await shop.refused('worker-1', 'withdraw-objection', { sheetId, objectionId: second.objectionId })).toBe('already-done')
  })
})

describe('a metric that follows from jobs', () => {
  const job = (number: number, rest: Partial<JobRow> = {}): JobRow => ({
    line: number + 1, orderNo: `DX-${String(number).padStart(3, '0')}`, label: '王先生', store: '甲店', installers: ['李师傅', '王师傅'], plannedOn: '2026-11-08', state: 'assigned',
    result: { completedOn: '2026-11-09', isFirstPass: number > 2, faults: number > 2 ? [] : [{ cause: 'installation', percent: 100 }], split: number > 2 ? [] : [{ name: '李师傅', percent: 100 }] }, ...rest,
  })
  const jobs = (...numbers: readonly number[]) => shop.act('hr', 'import-jobs', { rows: numbers.map((number) => job(number)) })
  const rate = async () => (await sheet()).inputs.metrics?.['first-pass-rate']
  const recordId = `${november}:first-pass-rate:employee:worker-1`

  test('keeps what was decided while other jobs change, until this person\'s jobs give another value; the decided one stays visible', async () => {
    await jobs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    expect(await rate()).toMatchObject({ numerator: 10, denominator: 12 })
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    expect(await rate()).toBeUndefined()
    await decide('manager-a', objectionId, 'changed', '95')
    expect(await rate()).toMatchObject({ value: '95', source: { form: '异议裁定：查过完工单' } })
    expect((await shop.act('worker-1', 'read-sheet', { sheetId })).objections).toMatchObject([{ valueText: '10 ÷ 12 单', changedText: '95%', state: 'changed' }])
    // A job of this person that is only planned, and one of somebody else.
    await shop.act('hr', 'import-jobs', { rows: [job(13, { result: null, plannedOn: '2026-11-20' }), job(14, { installers: ['王师傅'] })] })
    expect(await rate()).toMatchObject({ value: '95' })
    await jobs(15)
    expect(await rate()).toMatchObject({ numerator: 11, denominator: 13 })
    const kept = await shop.read('metrics', recordId)
    expect(kept.earlier?.map(({ value, recordedByName }) => [value, recordedByName])).toEqual([[{ numerator: 10, denominator: 12 }, '周人事'], [{ value: '95' }, '何店长']])
    await jobs(16)
    expect((await shop.read('metrics', recordId)).earlier).toEqual(kept.earlier)
    const line = (await shop.act('hr', 'list-metrics', { periodId: november })).metrics.find(({ metricId, scopeId }) => metricId === 'first-pass-rate' && scopeId === 'worker-1')
    expect(line?.earlier.map(({ value, numerator, recordedByName }) => [value, numerator, recordedByName])).toEqual([[expect.stringMatching(/^83\.3/) as unknown, 10, '周人事'], ['95', null, '何店长']])
    // What the jobs give now was not objected to before.
    expect((await shop.act('worker-1', 'read-sheet', { sheetId })).objectable.map(({ valueId }) => valueId)).toContain('metric:first-pass-rate')
    await shop.act('worker-1', 'object-to-value', metric)
  })

  test('that is not used stays out while other jobs change, and comes back with the next one of this person', async () => {
    await jobs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    await decide('manager-a', objectionId, 'dropped')
    await shop.act('hr', 'import-jobs', { rows: [job(13, { result: null, plannedOn: '2026-11-20' })] })
    expect(await rate()).toBeUndefined()
    await jobs(14)
    expect(await rate()).toMatchObject({ numerator: 11, denominator: 13 })
  })
})

describe('at the month\'s end', () => {
  const complete = async () => {
    for (const [metricId, value] of [['inspection-survey-score', '88'], ['after-sales-satisfaction', '96']] as const) {
      await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: 'worker-1', value: { value }, source: '表' })
    }
  }

  test('a frozen sheet takes its data up again and freezes anew only when the objection is decided', async () => {
    shop.at(beijing('2026-12-02 10:00'))
    await shop.close()
    await complete()
    await record('92')
    expect(await sheet()).toMatchObject({ state: 'rating', freeze: { no: 1 } })
    const { objectionId } = await shop.act('worker-1', 'object-to-value', metric)
    expect(await sheet()).toMatchObject({ state: 'collecting' })
    shop.at(beijing('2026-12-04 00:01'))
    await shop.close()
    // It waits for the decision; that is nobody's exception.
    expect((await sheet()).exceptions.filter(({ subject }) => subject === 'first-pass-rate')).toEqual([])
    expect((await sheet()).state).toBe('collecting')
    await shop.act('gm-1', 'decide-objection', { ...decideInput(objectionId), verdict: 'changed', value: '95' })
    expect(await sheet()).toMatchObject({ state: 'rating', freeze: { no: 2 } })
  })

  test('a rating is objected to in the same way; its rater waits for the decision', async () => {
    shop.at(beijing('2026-12-02 10:00'))
    await shop.act('sales-a', 'rate-item', { sheetId, item: 'sales-coordination', points: '5', comment: '' })
    const valueId = 'rating:sales-coordination:sales-manager'
    const { objectionId } = await shop.act('worker-1', 'object-to-value', { sheetId, valueId, reason: '这个月没有对接过' })
    expect(await item('sales-coordination')).toMatchObject({ status: 'pending' })
    expect(await shop.refused('sales-a', 'rate-item', { sheetId, item: 'sales-coordination', points: '6', comment: '' })).toBe('wrong-state')
    await decide('manager-a', objectionId, 'changed', '8')
    expect(await item('sales-coordination')).toMatchObject({ points: '8.00' })
    const second = await shop.act('worker-1', 'object-to-value', { sheetId, valueId, reason: '还是不对' })
    expect(await shop.refused('manager-a', 'decide-objection', { sheetId, objectionId: second.objectionId, verdict: 'upheld', value: null, reason: '我定的' })).toBe('own-report')
    await decide('gm-1', second.objectionId, 'upheld')
    expect(await item('sales-coordination')).toMatchObject({ points: '8.00' })
    expect(await shop.refused('worker-1', 'object-to-value', { sheetId, valueId, reason: '再来一次' })).toBe('already-done')
  })
})
