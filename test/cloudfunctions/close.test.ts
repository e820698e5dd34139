import { partitionCount, type Sheet } from '@shared/appraisal/sheet'
import { main } from '../../cloudfunctions/close'
import type { FunctionContext } from '../../cloudfunctions/kit/identity'
import { onCard, openidOf, people, person } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

const november = '2026-11'
/** The names of the leases on sheets. */
const partitions = Array.from({ length: partitionCount }, (_, index) => `sheets:${index}`)
const sheetOf = (personId: string) => sheetIdOf(november, personId)

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:00')) })
afterAll(() => shop.stop())
beforeEach(open)

async function open(): Promise<void> {
  await shop.begin(beijing('2026-11-01 08:00'))
  await shop.act('hr', 'open-period', { periodId: november })
}

const log = async (about: string, kind = 'tool-violation') => (await shop.act('lead-a1', 'log-incident', {
  employeeId: about, kind, quantity: 1, occurredAt: shop.cloud.now().toISOString().replace(/\.\d+/, ''), note: '', orderNo: null,
})).incidentId

/** Everything that people see of the month; leases and clocks left out. */
async function month(): Promise<unknown> {
  return [await shop.list('sheets'), await shop.list('incidents'), await shop.list('periods')]
}

describe('who may start it', () => {
  test('no client may: the rule refuses everybody, and without the rule the function itself does', async () => {
    shop.at(beijing('2026-12-10 00:00'))
    const before = shop.cloud.storeHash()
    for (const personId of ['worker-1', 'lead-a1', 'hr', 'gm-1']) {
      const headers = { 'content-type': 'application/json' }
      const { token } = await (await fetch(`${shop.cloud.url}/local/sign-in`, { method: 'POST', headers, body: JSON.stringify({ personId }) })).json() as { token: string }
      const answer = await fetch(`${shop.cloud.url}/call/close`, { method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` }, body: '{"data":{"Type":"Timer","TriggerName":"close-tick"}}' })
      expect(answer.status).toBe(403)
      expect(await shop.cloud.call('close', { Type: 'Timer', TriggerName: 'close-tick', TCB_SOURCE: 'wx_trigger' }, { openid: openidOf(personId) })).toEqual({ ok: false, moved: 0, isDone: true })
    }
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('a source that is not exactly the timer\'s is turned away', async () => {
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    for (const source of ['', 'wx_client', 'wx_client,scf', 'wx_trigger,scf,scf', 'wx_trigger,wx_client', 'wx_client,wx_trigger,scf', 'wx_client,wx_trigger', ' wx_trigger', 'WX_TRIGGER', 'wx_trigger\n', 'tcb-admin']) {
      const context = { request_id: 'r', environment: JSON.stringify({ TCB_CONTEXT_KEYS: 'TCB_SOURCE', TCB_SOURCE: source }) } as FunctionContext
      expect([source, await main({ Type: 'Timer' }, context)]).toEqual([source, { ok: false, moved: 0, isDone: true }])
    }
    printed.mockRestore()
  })
})

describe('whenever the timer strikes', () => {
  test('early it changes nothing', async () => {
    await log('worker-1')
    const before = await month()
    shop.at(beijing('2026-11-02 03:00'))
    expect(await shop.close()).toMatchObject({ ok: true, moved: 0, isDone: true })
    expect(await month()).toEqual(before)
  })

  test('twice, at once or one after the other, it does everything once', async () => {
    const disputed = await log('worker-1')
    await shop.act('worker-1', 'dispute-incident', { incidentId: disputed, reason: '不是我' })
    shop.at(beijing('2026-12-04 00:01'))
    await Promise.all([shop.close(), shop.close()])
    while ((await shop.close()).moved > 0) continue
    const after = await month()
    await Promise.all([shop.close(), shop.close()])
    expect(await month()).toEqual(after)
    expect((await shop.read('incidents', disputed)).history.map(({ state }) => state)).toEqual(['logged', 'disputed', 'lapsed'])
    const sheets = await shop.list('sheets')
    expect(sheets.map(({ exceptions }) => exceptions.length)).toEqual(sheets.map(() => 3))
  })

  test('days late it brings every sheet where hourly strikes would have brought it', async () => {
    const facts = ({ exceptions, changes: _changes, freeze, rev: _rev, dueAt: _dueAt, watcherIds: _watchers, salt: _salt, ...rest }: Sheet) => ({
      ...rest, freezeNo: freeze?.no ?? 0, exceptions: exceptions.map(({ id, kind }) => ({ id, kind })), contentHash: rest.contentHash !== null,
    })
    const play = async () => {
      for (const id of ['worker-1', 'worker-2', 'lead-a1', 'worker-3']) {
        for (const metricId of ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction']) {
          if (id !== 'worker-2') await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: id, value: { value: '91' }, source: '' })
        }
        if (id !== 'worker-1') await shop.act('sales-a', 'rate-item', { sheetId: sheetOf(id), item: 'sales-coordination', points: '8', comment: '' })
      }
      shop.at(beijing('2026-11-30 23:00'))
      await log('lead-a1').catch(() => log('worker-3'))
    }
    await play()
    for (const at of ['12-01 00:01', '12-01 12:00', '12-02 00:01', '12-03 23:59', '12-04 00:01', '12-05 23:59', '12-06 00:01', '12-07 00:01', '12-09 12:00']) {
      shop.at(beijing(`2026-${at}`))
      await shop.close()
    }
    const withoutWait = (sheet: ReturnType<typeof facts>) => ({ ...sheet, escalatedTo: null, escalatedToId: null, holder: sheet.holder === null ? null : { ...sheet.holder, since: '' } })
    const hourly = (await shop.list('sheets')).map(facts).map(withoutWait)
    await open()
    await play()
    shop.at(beijing('2026-12-09 12:00'))
    await shop.close()
    await shop.close()
    const late = (await shop.list('sheets')).map(facts).map(withoutWait)
    // The two runs differ by seconds, by the ids of their incidents, by the sheets' salt, and by since when a step has waited: nobody holds it before the timer came.
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/inc-[a-z0-9-]+/g, 'inc').replace(/:\d\d:\d\d\.\d{3}Z/g, '')) as unknown
    expect(plain(late)).toEqual(plain(hourly))
    expect(hourly.map(({ state }) => state)).toEqual(['assessing', 'rating', 'collecting', 'assessing', 'collecting'])
  })

  test('a slice that another holds is left alone; a lease that its holder died on ends by itself', async () => {
    shop.at(beijing('2026-12-01 00:01'))
    const until = new Date(shop.cloud.now().getTime() + 45_000).toISOString()
    for (const part of ['incidents', 'periods', ...partitions]) await shop.put('leases', { _id: part, holder: 'died', leasedUntil: until })
    expect(await shop.close()).toMatchObject({ moved: 0, isDone: false })
    expect((await shop.read('sheets', sheetOf('worker-1'))).state).toBe('live')
    shop.at(beijing('2026-12-01 00:02'))
    await shop.close()
    expect((await shop.read('sheets', sheetOf('worker-1'))).state).toBe('collecting')
  })
})

describe('what is broken stops nobody else', () => {
  test('a sheet that can\'t be read becomes an exception, rests an hour, and is well again once it is mended', async () => {
    const whole = await shop.read('sheets', sheetOf('worker-1'))
    const settled = { id: 'missing-metric.inspection', kind: 'missing-metric' as const, item: 'inspection', subject: 'inspection-survey-score', raisedAt: whole.dates.cutAt, settledAt: whole.dates.cutAt }
    await shop.put('sheets', { ...whole, templateVersion: 99, exceptions: [settled] })
    shop.at(beijing('2026-12-01 00:01'))
    await shop.close()
    const broken = await shop.read('sheets', sheetOf('worker-1'))
    expect(broken).toMatchObject({ state: 'live', openExceptionCount: 1, exceptions: [settled, { kind: 'broken-record', settledAt: null }] })
    expect((await shop.list('sheets')).filter(({ state }) => state === 'collecting')).toHaveLength(4)
    // HR sees it in the list with everybody else's sheets, and the pay list names it as blocked.
    const { exceptions, sheetCount } = await shop.act('hr', 'read-period', { periodId: november })
    expect([exceptions.filter(({ kind }) => kind === 'broken-record').map(({ employeeName, remedy }) => [employeeName, remedy]), sheetCount]).toEqual([[[broken.employeeName, 'retry-record']], 5])
    expect((await shop.act('finance', 'read-pay-list', { periodId: november })).blocked.find(({ sheetId }) => sheetId === broken._id)).toMatchObject({ why: expect.stringContaining('数据有误') as string })
    await shop.close()
    expect(await shop.read('sheets', sheetOf('worker-1'))).toEqual(broken)
    await shop.put('sheets', { ...broken, templateVersion: 1 })
    shop.at(beijing('2026-12-01 01:02'))
    await shop.close()
    expect(await shop.read('sheets', sheetOf('worker-1'))).toMatchObject({ state: 'collecting', openExceptionCount: 0 })
  })

  test('a sheet that lacks what every sheet has is named to HR by its id, and nobody else\'s is out of sight', async () => {
    const { scorecard: _lost, employeeName: _name, ...rest } = await shop.read('sheets', sheetOf('worker-1'))
    await shop.put('sheets', rest as Sheet)
    shop.at(beijing('2026-12-01 00:01'))
    await shop.close()
    const { exceptions, sheetCount, progress } = await shop.act('hr', 'read-period', { periodId: november })
    expect([exceptions.map(({ kind, sheetId, employeeName }) => [kind, sheetId, employeeName]), sheetCount, progress.reduce((sum, { count }) => sum + count, 0)]).toEqual([[['broken-record', rest._id, rest._id]], 5, 4])
    expect((await shop.act('finance', 'read-pay-list', { periodId: november })).blocked.map(({ sheetId }) => sheetId)).toContain(rest._id)
  })

  test('sixty incidents that can\'t be moved don\'t hide the one behind them, and HR sees their sheet', async () => {
    const id = await log('worker-2')
    await shop.act('worker-2', 'dispute-incident', { incidentId: id, reason: '不是我' })
    const disputed = await shop.read('incidents', id)
    const sheet = await shop.read('sheets', sheetOf('worker-1'))
    await shop.put('sheets', { ...sheet, templateVersion: 99 })
    await shop.database.collection('incidents').add(Array.from({ length: 60 }, (_, index) => ({ ...disputed, _id: `inc-broken-${index}`, employeeId: 'worker-1', sheetId: sheet._id, dueAt: beijing('2026-11-01 09:00') })))
    shop.at(beijing('2026-11-04 09:00'))
    await shop.close()
    expect((await shop.read('incidents', id)).state).toBe('lapsed')
    expect(await shop.read('sheets', sheet._id)).toMatchObject({ openExceptionCount: 1, exceptions: [{ kind: 'broken-record' }] })
  })

  test('somebody whose sheet can\'t be made holds up neither the others nor the month\'s progress, but the month does not end without them', async () => {
    await shop.begin(beijing('2026-11-01 08:00'), [...people.filter(({ assignments }) => assignments.length === 0), person('lost', '失店', [], { storeId: 's-x', ...onCard('5000.00') })])
    await shop.employ([person('found', '新人', [], { storeId: 's-a', supervisorId: 'lead-a2', ...onCard('5000.00') })])
    await shop.act('hr', 'open-period', { periodId: november })
    shop.at(beijing('2026-12-01 00:01'))
    await shop.close()
    expect((await shop.list('sheets')).map(({ employeeId }) => employeeId)).toEqual(['found'])
    expect((await shop.list('unmade-sheets')).map(({ employeeId, state }) => [employeeId, state])).toEqual([['lost', 'open']])
    await shop.database.collection('stores').add({ _id: 's-x', name: '丙店' })
    shop.at(beijing('2026-12-01 00:20'))
    await shop.close()
    expect(await shop.read('periods', november)).toMatchObject({ state: 'closing', sheetsMade: true })
    expect(await shop.list('sheets')).toHaveLength(2)
  })
})

test('a roster that names a sheet that there is not opens no month, and the refusal says which', async () => {
  await shop.begin(beijing('2026-11-01 08:00'), [...people, person('odd', '新岗位', [], { assignments: [{ templateId: 'no-such-sheet', pays: true }] })])
  const before = shop.cloud.storeHash()
  expect(await shop.reply('hr', 'open-period', { periodId: november })).toMatchObject({ refusal: { code: 'template-unknown', message: expect.stringContaining('no-such-sheet') as string } })
  expect(shop.cloud.storeHash()).toBe(before)
})

describe('what had to wait', () => {
  test('an incident that came before its month was opened counts once the sheet is there', async () => {
    shop.at(beijing('2026-12-01 08:00'))
    const early = await log('worker-2')
    expect(await shop.read('incidents', early)).toMatchObject({ periodId: '2026-12', sheetId: null })
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    expect((await shop.read('incidents', early)).sheetId).toBe(sheetIdOf('2026-12', 'worker-2'))
    expect((await shop.read('sheets', sheetIdOf('2026-12', 'worker-2'))).openClaims).toMatchObject([{ incidentId: early }])
  })

  test('one that was being logged while its sheet was made is placed by the next strike', async () => {
    const id = await log('worker-2')
    const before = await shop.read('sheets', sheetOf('worker-2'))
    const incident = await shop.read('incidents', id)
    await shop.put('incidents', { ...incident, sheetId: null })
    await shop.put('sheets', { ...before, inputs: { ...before.inputs, incidents: [] }, openClaims: [] })
    await shop.close()
    expect((await shop.read('incidents', id)).sheetId).toBe(sheetOf('worker-2'))
    const after = await shop.read('sheets', sheetOf('worker-2'))
    expect([after.scorecard, after.openClaims]).toEqual([before.scorecard, before.openClaims])
    await shop.close()
    expect((await shop.read('sheets', sheetOf('worker-2'))).rev).toBe(after.rev)
  })
})

describe('a step whose holder can\'t act', () => {
  beforeEach(async () => {
    for (const metricId of ['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction']) {
      await shop.act('hr', 'record-metric', { periodId: november, metricId, scope: 'employee', scopeId: 'worker-1', value: { value: '91' }, source: '' })
    }
    await shop.act('sales-a', 'rate-item', { sheetId: sheetOf('worker-1'), item: 'sales-coordination', points: '8', comment: '' })
    shop.at(beijing('2026-12-06 00:01'))
    await shop.close()
    expect(await shop.read('sheets', sheetOf('worker-1'))).toMatchObject({ state: 'assessing', holderId: 'lead-a1' })
  })

  const employ = async (id: string, change: object) => shop.put('people', { ...await shop.read('people', id), ...change })

  test('goes to the next person up within the hour when they have left, and comes back with them', async () => {
    await employ('lead-a1', { status: 'left' })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    expect(await shop.read('sheets', sheetOf('worker-1'))).toMatchObject({ holderId: 'manager-a', holder: { because: expect.stringContaining('上一级') as string } })
    const quiet = await shop.read('signals', 'worker-1')
    shop.at(beijing('2026-12-06 02:01'))
    await shop.close()
    expect(await shop.read('signals', 'worker-1')).toEqual(quiet)
    await employ('lead-a1', { status: 'active' })
    shop.at(beijing('2026-12-06 03:01'))
    await shop.close()
    expect((await shop.read('sheets', sheetOf('worker-1'))).holderId).toBe('lead-a1')
  })

  test('goes to their delegate while they are on leave, who can really sign it', async () => {
    await employ('lead-a1', { leave: { from: '2026-12-05', until: '2026-12-06', delegateId: 'lead-a2' } })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    const sheet = await shop.read('sheets', sheetOf('worker-1'))
    expect(sheet).toMatchObject({ holderId: 'lead-a2', holder: { because: '代赵主管办理' } })
    const signing = { sheetId: sheet._id, contentHash: sheet.contentHash ?? '', comment: '' }
    expect(await shop.refused('lead-a1', 'assess-sheet', signing)).toBe('not-your-step')
    expect(await shop.act('lead-a2', 'assess-sheet', signing)).toMatchObject({ state: 'reviewing' })
  })

  test('is an exception where nobody is left who may sign, until there is', async () => {
    for (const id of ['lead-a1', 'manager-a', 'gm-1', 'gm-2']) await employ(id, { status: 'left' })
    shop.at(beijing('2026-12-06 01:01'))
    await shop.close()
    expect(await shop.read('sheets', sheetOf('worker-1'))).toMatchObject({ holderId: null, openExceptionCount: 1, exceptions: [{ kind: 'no-approver' }] })
    await employ('gm-2', { status: 'active' })
    shop.at(beijing('2026-12-06 02:01'))
    await shop.close()
    expect(await shop.read('sheets', sheetOf('worker-1'))).toMatchObject({ holderId: 'gm-2', openExceptionCount: 0 })
  })
})
