import { installServiceCard } from '@shared/sheets/install-service-card'
import type { Json } from '@shared/contract/canonical-json'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { beijing, sheetIdOf, Shop } from './shop'

// The running month of the test company up to its cut, told in order: every test goes on where the one before it stopped (decisions 3 to 8).

let shop: Shop

const november = '2026-11'
const sheetOf = (personId: string) => sheetIdOf(november, personId)
const sheet = (personId: string) => shop.read('sheets', sheetOf(personId))
const incident = (id: string) => shop.read('incidents', id)
const points = async (personId: string, item: string) => (await sheet(personId)).scorecard.items.find(({ id }) => id === item)?.points

beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:30')) })
afterAll(() => shop.stop())

async function log(about: string, kind: string, rest: { by?: string; quantity?: number; occurredAt?: string } = {}): Promise<string> {
  const { by = 'lead-a1', quantity = 1, occurredAt = new Date(shop.cloud.now().getTime() - 60_000).toISOString() } = rest
  const { incidentId } = await shop.act(by, 'log-incident', { employeeId: about, kind, quantity, occurredAt, note: '现场看到', orderNo: null })
  return incidentId
}

describe('opening the month', () => {
  test('a month that is neither running nor next is refused, the next one only from the 20th', async () => {
    expect(await shop.refused('hr', 'open-period', { periodId: '2026-10' })).toBe('period-too-far')
    shop.at(beijing('2026-11-19 23:59'))
    expect(await shop.refused('hr', 'open-period', { periodId: '2026-12' })).toBe('period-too-far')
    shop.at(beijing('2026-11-01 08:30'))
  })

  test('pins the template with its hash, gives everybody who is scored one live sheet, and tells what is pending', async () => {
    await shop.act('hr', 'open-period', { periodId: november })
    const period = await shop.read('periods', november)
    expect(period).toMatchObject({ state: 'open', sheetsMade: true, openedBy: 'hr', dates: {
      startsAt: beijing('2026-11-01 00:00'), cutAt: beijing('2026-12-01 00:00'), factsDueAt: beijing('2026-12-04 00:00'), ratingsDueAt: beijing('2026-12-06 00:00'), windowsEndAt: beijing('2026-12-07 00:00'),
    } })
    expect(period.templates).toEqual([{ id: 'install-service-card', version: 1, hash: hashOf(JSON.parse(JSON.stringify(installServiceCard)) as Json) }])
    expect((await shop.list('sheets')).map(({ _id, state, pays }) => [_id, state, pays])).toEqual(
      ['lead-a1', 'worker-1', 'worker-2', 'worker-3', 'worker-b'].map((id) => [sheetOf(id), 'live', true]))
    const { current } = await shop.act('worker-1', 'read-home', {})
    expect(current?.scorecard).toMatchObject({ total: '16.00', range: { min: '16.00', max: '96.00' }, pay: null, payRange: { min: '1200.00', max: '7200.00' } })
  })

  test('a month is opened once', async () => {
    expect(await shop.refused('hr', 'open-period', { periodId: november })).toBe('period-exists')
  })
})

describe('metrics', () => {
  test('a crew\'s survey reaches the whole crew and nobody else', async () => {
    shop.at(beijing('2026-11-05 10:00'))
    const { sheetCount } = await shop.act('inspector', 'record-metric', {
      periodId: november, metricId: 'inspection-survey-score', scope: 'crew', scopeId: 'c-a1', value: { value: '88' }, source: '质检电话回访表',
    })
    expect(sheetCount).toBe(3)
    expect(await points('worker-1', 'inspection')).toBe('17.60')
    expect(await points('lead-a1', 'inspection')).toBe('17.60')
    expect(await points('worker-3', 'inspection')).toBeNull()
  })

  test('the nearest value wins, whichever came last', async () => {
    const record = (scope: 'employee' | 'crew' | 'store', scopeId: string, value: string) => shop.act('hr', 'record-metric', {
      periodId: november, metricId: 'inspection-survey-score', scope, scopeId, value: { value }, source: '质检电话回访表',
    })
    await record('employee', 'worker-2', '70')
    await record('store', 's-a', '50')
    expect(await points('worker-1', 'inspection')).toBe('17.60')
    expect(await points('worker-2', 'inspection')).toBe('14.00')
    expect(await points('worker-3', 'inspection')).toBe('10.00')
  })

  test('a rate is kept as counted jobs; the live score and its range follow', async () => {
    await shop.act('hr', 'record-metric', { periodId: november, metricId: 'first-pass-rate', scope: 'employee', scopeId: 'worker-1', value: { numerator: 187, denominator: 200 }, source: '安装完工单' })
    const { scorecard } = await sheet('worker-1')
    expect(scorecard).toMatchObject({ total: '56.60', range: { min: '56.60', max: '86.60' }, pay: null })
  })
})

describe('incidents', () => {
  test('a logged one lowers the score at once, an acknowledged one stays', async () => {
    const id = await log('worker-1', 'tool-violation', { quantity: 2 })
    expect(await points('worker-1', 'tools-vehicles')).toBe('6.00')
    expect(await shop.act('worker-1', 'acknowledge-incident', { incidentId: id })).toEqual({ incidentId: id, state: 'acknowledged' })
    expect(await points('worker-1', 'tools-vehicles')).toBe('6.00')
    expect(await shop.refused('worker-1', 'dispute-incident', { incidentId: id, reason: '想了想不对' })).toBe('already-done')
  })

  test('a disputed one leaves the score while the worst case stays visible', async () => {
    const before = (await sheet('worker-2')).scorecard
    const id = await log('worker-2', 'vehicle-violation')
    expect(await points('worker-2', 'tools-vehicles')).toBe('7.00')
    await shop.act('worker-2', 'dispute-incident', { incidentId: id, reason: '那天是别人开的车' })
    expect(await points('worker-2', 'tools-vehicles')).toBe('8.00')
    const { scorecard } = await sheet('worker-2')
    expect(Number(scorecard.range?.min)).toBe(Number(before.range?.min) - 1)
    expect(scorecard.range?.max).toBe(before.range?.max)
    await shop.act('manager-a', 'decide-incident', { incidentId: id, verdict: 'dropped', quantity: null, reason: '属实，撤销' })
    const { total, range } = (await sheet('worker-2')).scorecard
    expect({ total, range }).toEqual({ total: before.total, range: before.range })
  })

  test('the reporter never judges; upheld counts whole, reduced at the smaller quantity', async () => {
    const byManager = await log('worker-2', 'warehouse-violation', { by: 'manager-a', quantity: 3 })
    await shop.act('worker-2', 'dispute-incident', { incidentId: byManager, reason: '只有一次' })
    expect(await shop.refused('manager-a', 'decide-incident', { incidentId: byManager, verdict: 'upheld', quantity: null, reason: '就是三次' })).toBe('own-report')
    expect(await shop.refused('gm-1', 'decide-incident', { incidentId: byManager, verdict: 'reduced', quantity: 3, reason: '减轻' })).toBe('bad-input')
    await shop.act('gm-1', 'decide-incident', { incidentId: byManager, verdict: 'reduced', quantity: 1, reason: '核实为一次' })
    expect(await points('worker-2', 'warehouse')).toBe('7.00')
    const upheld = await log('worker-2', 'warehouse-violation')
    await shop.act('worker-2', 'dispute-incident', { incidentId: upheld, reason: '不是我' })
    await shop.act('after-sales', 'decide-incident', { incidentId: upheld, verdict: 'upheld', quantity: null, reason: '监控看到' })
    expect(await points('worker-2', 'warehouse')).toBe('6.00')
    expect(await shop.refused('gm-1', 'decide-incident', { incidentId: upheld, verdict: 'dropped', quantity: null, reason: '再想想' })).toBe('already-done')
  })

  test('the reporter takes it back until it is answered, a manager after that', async () => {
    const id = await log('worker-3', 'tool-violation', { by: 'lead-a2' })
    expect(await shop.refused('lead-a1', 'withdraw-incident', { incidentId: id, reason: '不是我记的' })).toBe('not-found')
    await shop.act('lead-a2', 'withdraw-incident', { incidentId: id, reason: '记错人了' })
    expect(await points('worker-3', 'tools-vehicles')).toBe('8.00')
    const answered = await log('worker-3', 'tool-violation', { by: 'lead-a2' })
    await shop.act('worker-3', 'acknowledge-incident', { incidentId: answered })
    expect(await shop.refused('lead-a2', 'withdraw-incident', { incidentId: answered, reason: '算了' })).toBe('wrong-state')
    await shop.act('manager-a', 'withdraw-incident', { incidentId: answered, reason: '查明是公司的责任' })
    expect((await incident(answered)).state).toBe('withdrawn')
    expect(await points('worker-3', 'tools-vehicles')).toBe('8.00')
  })

  test('the claimed time can\'t be in the future; more than seven days back it waits for a manager\'s word', async () => {
    const now = shop.cloud.now().getTime()
    const attempt = (ms: number) => shop.reply('lead-a1', 'log-incident', {
      employeeId: 'worker-2', kind: 'tool-vehicle-commendation', quantity: 1, occurredAt: new Date(now + ms).toISOString(), note: '', orderNo: null,
    })
    expect(await attempt(10 * 60_000)).toMatchObject({ refusal: { code: 'occurred-out-of-bounds', field: 'occurredAt' } })
    expect(await attempt(-7 * 86_400_000 - 60_000)).toMatchObject({ ok: true, output: { state: 'late', sheetId: null } })
    const praised = await attempt(-7 * 86_400_000 + 60 * 60_000)
    expect(praised).toMatchObject({ ok: true, output: { periodId: november } })
    expect(await points('worker-2', 'tools-vehicles')).toBe('9.00')
  })

  test('the window is 72 hours: answerable just before, standing as logged from then on', async () => {
    shop.at(beijing('2026-11-10 12:00'))
    const [early, late] = [await log('worker-3', 'warehouse-violation', { by: 'lead-a2' }), await log('worker-3', 'warehouse-violation', { by: 'lead-a2' })]
    const { answerBy } = await incident(early)
    expect(Date.parse(answerBy) - Date.parse((await incident(early)).receivedAt)).toBe(72 * 3_600_000)
    shop.at(beijing('2026-11-13 11:59'))
    await shop.act('worker-3', 'acknowledge-incident', { incidentId: early })
    shop.at(beijing('2026-11-13 12:01'))
    expect(await shop.refused('worker-3', 'acknowledge-incident', { incidentId: late })).toBe('window-closed')
    expect(await shop.refused('worker-3', 'dispute-incident', { incidentId: late, reason: '不同意' })).toBe('window-closed')
    await shop.close()
    expect(await incident(late)).toMatchObject({ state: 'logged', dueAt: null })
    expect(await points('worker-3', 'warehouse')).toBe('6.00')
  })

  test('a dispute escalates at 24 hours and lapses in the worker\'s favour at 48', async () => {
    shop.at(beijing('2026-11-16 08:00'))
    const [first, second] = [await log('worker-3', 'tool-violation', { by: 'lead-a2', quantity: 2 }), await log('worker-3', 'vehicle-violation', { by: 'lead-a2' })]
    for (const id of [first, second]) await shop.act('worker-3', 'dispute-incident', { incidentId: id, reason: '没有这回事' })
    shop.at(beijing('2026-11-17 07:59'))
    await shop.close()
    expect((await incident(first)).dispute?.isEscalated).toBe(false)
    shop.at(beijing('2026-11-17 08:01'))
    await shop.close()
    expect((await incident(first)).dispute?.isEscalated).toBe(true)
    expect(await shop.refused('manager-a', 'decide-incident', { incidentId: first, verdict: 'upheld', quantity: null, reason: '属实' })).toBe('forbidden')
    shop.at(beijing('2026-11-18 07:59'))
    await shop.close()
    await shop.act('gm-1', 'decide-incident', { incidentId: first, verdict: 'upheld', quantity: null, reason: '属实' })
    shop.at(beijing('2026-11-18 08:01'))
    expect(await shop.refused('gm-1', 'decide-incident', { incidentId: second, verdict: 'upheld', quantity: null, reason: '属实' })).toBe('window-closed')
    await shop.close()
    expect(await incident(second)).toMatchObject({ state: 'lapsed', dueAt: null })
    expect((await incident(second)).history.map(({ state, actorId }) => [state, actorId])).toEqual([['logged', 'lead-a2'], ['disputed', 'worker-3'], ['disputed', null], ['lapsed', null]])
    expect(await points('worker-3', 'tools-vehicles')).toBe('6.00')
  })
})

describe('the cut', () => {
  test('what is received before midnight of the first in Beijing counts on the month, what is received after it on the next', async () => {
    shop.at(beijing('2026-11-20 09:00'))
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    shop.at(beijing('2026-11-30 23:59'))
    const last = await log('worker-2', 'tool-violation')
    await shop.act('worker-2', 'acknowledge-incident', { incidentId: last })
    await shop.close()
    expect((await sheet('worker-2')).state).toBe('live')
    shop.at(beijing('2026-12-01 00:00'))
    const late = await log('worker-2', 'tool-violation', { occurredAt: beijing('2026-11-30 22:00') })
    expect(await incident(last)).toMatchObject({ periodId: november, sheetId: sheetOf('worker-2') })
    expect(await incident(late)).toMatchObject({ periodId: '2026-12', sheetId: sheetIdOf('2026-12', 'worker-2') })
    await shop.close()
    expect((await shop.list('sheets', { periodId: november })).map(({ state }) => state)).toEqual(Array(5).fill('collecting'))
    expect((await shop.list('sheets', { periodId: '2026-12' })).map(({ state }) => state)).toEqual(Array(5).fill('live'))
    expect((await shop.read('periods', november)).state).toBe('closing')
  })
})
