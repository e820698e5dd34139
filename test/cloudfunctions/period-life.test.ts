import { verifyRecords } from '@shared/verify/verify-records'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { beijing, Shop } from './shop'
import { inStore, onCard, people, person } from './company'

const card = 'install-service-card'
const quarterly = person('season', '季师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', assignments: [{ templateId: card, periodKind: 'quarter', pays: true }], baseSalary: '18000.00' })
const probationer = person('new', '新师傅', inStore('installer', 's-a'), {
  crewId: 'c-a1', supervisorId: 'lead-a1', assignments: [{ templateId: 'installer', periodKind: 'probation', pays: true }], probation: { startsOn: '2026-11-10', endsOn: '2026-12-09' },
})
const roster = [...people, quarterly, probationer]
const q4 = `2026-Q4:season:${card}:1`
const cardOf = (personId: string, periodId = '2026-11', segment = 1) => `${periodId}:${personId}:${card}:${segment}`

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-09-21 09:00'), {}, roster) })
afterAll(() => shop.stop())

const sheet = (sheetId: string) => shop.read('sheets', sheetId)
const open = (periodId: string) => shop.act('hr', 'open-period', { periodId })
const log = (employeeId: string, occurredAt: string, kind = 'tool-violation') => shop.act('lead-a1', 'log-incident', { employeeId, kind, quantity: 1, occurredAt, note: '', orderNo: null })

async function sign(sheetId: string): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    const { holder, contentHash, state } = await sheet(sheetId)
    const action = (['assess-sheet', 'review-sheet', 'approve-sheet'] as const).find((one) => one === holder?.action)
    if (state === 'sealed' || holder === null || action === undefined) return
    await shop.act(holder.personId, action, { sheetId, contentHash: contentHash ?? '', comment: '' })
  }
}

describe('a quarter that pays, from the 20th of the month before to the correction', () => {
  beforeAll(() => shop.begin(beijing('2026-09-19 23:59'), roster))

  test('it opens from the 20th on, and takes incidents of all its months to its last second in Beijing', async () => {
    expect(await shop.refused('hr', 'open-period', { periodId: '2026-Q4' })).toBe('period-too-far')
    shop.at(beijing('2026-09-20 00:00'))
    await open('2026-Q4')
    expect((await sheet(q4)).dates).toMatchObject({ startsAt: beijing('2026-10-01 00:00'), cutAt: beijing('2027-01-01 00:00') })
    expect((await shop.act('season', 'read-home', {})).current).toBeNull()
    for (const at of ['2026-10-01 00:00:01', '2026-11-15 12:00', '2026-12-31 23:59:59']) {
      shop.at(beijing(at))
      expect(await log('season', beijing(at))).toMatchObject({ sheetId: q4, periodId: at.slice(0, 7) })
    }
    shop.at(beijing('2026-12-20 09:00'))
    await open('2027-Q1')
    shop.at(beijing('2027-01-01 00:00:01'))
    expect(await log('season', beijing('2027-01-01 00:00'))).toMatchObject({ sheetId: `2027-Q1:season:${card}:1` })
    const late = await log('season', beijing('2026-12-31 20:00'))
    expect(late).toMatchObject({ sheetId: `2027-Q1:season:${card}:1` })
    expect(await shop.act('manager-a', 'pull-back-incident', { incidentId: late.incidentId, reason: '上季度发生的' })).toMatchObject({ sheetId: q4, periodId: '2026-12' })
  })

  test('its figures, ratings and self-score fall due after its own end; then it is signed, sealed and paid on the list of the quarter', async () => {
    for (const [metricId, value] of [['first-pass-rate', '90'], ['inspection-survey-score', '88'], ['after-sales-satisfaction', '97']] as const) {
      await shop.act('hr', 'record-metric', { periodId: '2026-Q4', metricId, scope: 'employee', scopeId: 'season', value: { value }, source: '' })
    }
    await shop.act('sales-a', 'rate-item', { sheetId: q4, item: 'sales-coordination', points: '8.5', comment: '' })
    await shop.close()
    for (const { _id } of (await shop.list('incidents', { sheetId: q4 })).filter(({ answerBy }) => answerBy > beijing('2027-01-01 00:01'))) await shop.act('season', 'acknowledge-incident', { incidentId: _id })
    shop.at(beijing('2027-01-06 00:01'))
    await shop.close()
    expect((await sheet(q4)).state).toBe('assessing')
    shop.at(beijing('2027-01-07 09:00'))
    await sign(q4)
    await shop.close()
    const sealed = await sheet(q4)
    expect([sealed.state, (await shop.read('periods', '2026-Q4')).state]).toEqual(['sealed', 'closed'])
    const { rows } = await shop.act('finance', 'read-pay-list', { periodId: '2026-Q4' })
    expect(rows.map(({ employeeId, pay }) => [employeeId, pay])).toEqual([['season', sealed.scorecard.pay]])
    expect(sealed.inputs.employed).toBeUndefined()
    await shop.act('season', 'sign-sheet', { sheetId: q4, contentHash: sealed.contentHash ?? '', answer: 'appealed', reason: '有一单不是我装的' })
    expect(await sheet(`2027-Q1:season:${card}:1`)).toMatchObject({ state: 'live', previousTotal: sealed.scorecard.total })
  })

  test('the difference of its correction stands on the list of the month in which it is confirmed, also where no month was opened', async () => {
    const { correctionId } = await shop.act('hr', 'propose-correction', { sheetId: q4, version: 1, changes: [{ kind: 'metric', metricId: 'first-pass-rate', value: { value: '95' } }], reason: '复核过派单记录' })
    const { contentHash } = await shop.read('corrections', correctionId)
    await shop.act('gm-2', 'decide-correction', { sheetId: q4, correctionId, contentHash, answer: 'confirmed', comment: '' })
    await shop.close()
    const { periods } = await shop.act('finance', 'read-pay-list', { periodId: null })
    const lists = await Promise.all(periods.map((periodId) => shop.act('finance', 'read-pay-list', { periodId })))
    expect(lists.flatMap(({ periodId, differences }) => differences.map((row) => [periodId, row.ofPeriodId]))).toEqual([['2027-01', '2026-Q4']])
    const [sheets, corrections, batches, templates, incidents, periodList, roll] = await Promise.all([shop.list('sheets'), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods'), shop.list('people')])
    expect(verifyRecords({ sheets, corrections, batches, templates, incidents, periods: periodList, people: roll }, [], hashOf).findings).toEqual([])
  })
})

describe('dates that change', () => {
  beforeEach(() => shop.begin(beijing('2026-11-20 10:00'), roster))
  const onProbation = (endsOn: string, startsOn = '2026-11-10') => ({ personId: 'new', sheets: [{ templateId: 'installer', periodKind: 'probation' as const }], paying: 'installer', from: null, probation: { startsOn, endsOn } })
  const probationSheet = 'probation-new:new:installer:1'

  test('a probation that runs may end later or earlier: its sheet, its due dates and its reminder follow; its first day stays, and one that is over too', async () => {
    await open('probation-new')
    expect((await sheet(probationSheet)).dates.cutAt).toBe(beijing('2026-12-10 00:00'))
    await shop.act('hr', 'assign-sheet', onProbation('2027-01-09'))
    const dates = { startsAt: beijing('2026-11-10 00:00'), cutAt: beijing('2027-01-10 00:00'), factsDueAt: beijing('2027-01-13 00:00'), ratingsDueAt: beijing('2027-01-15 00:00'), windowsEndAt: beijing('2027-01-16 00:00') }
    expect([(await sheet(probationSheet)).dates, (await shop.read('periods', 'probation-new')).dates]).toEqual([dates, dates])
    expect((await shop.list('reminders', { periodId: 'probation-new' })).map((reminder) => 'until' in reminder && reminder.until)).toEqual([dates.ratingsDueAt])
    await shop.act('hr', 'assign-sheet', onProbation('2026-11-30'))
    expect((await sheet(probationSheet)).dates).toMatchObject({ cutAt: beijing('2026-12-01 00:00'), factsDueAt: beijing('2026-12-04 00:00') })
    expect(await shop.refused('hr', 'assign-sheet', onProbation('2026-11-30', '2026-11-09'))).toBe('assignment-invalid')
    expect(await shop.refused('hr', 'assign-sheet', onProbation('2026-11-19'))).toBe('assignment-invalid')
    shop.at(beijing('2026-12-01 09:00'))
    await shop.close()
    expect(await shop.refused('hr', 'assign-sheet', onProbation('2026-12-20'))).toBe('assignment-invalid')
  })

  test('a probation that ends in the middle of a month is followed by a month sheet over the rest of it, paid for those days', async () => {
    await open('probation-new')
    shop.at(beijing('2026-12-02 10:00'))
    await open('2026-12')
    shop.at(beijing('2026-12-09 10:00'))
    await shop.act('hr', 'assign-sheet', { personId: 'new', sheets: [{ templateId: card, periodKind: 'month' }], paying: card, from: '2026-12-10', probation: null })
    expect([(await sheet(probationSheet)).dates.cutAt, (await sheet(cardOf('new', '2026-12'))).dates.startsAt]).toEqual([beijing('2026-12-10 00:00'), beijing('2026-12-10 00:00')])
    shop.at(beijing('2026-12-10 00:01'))
    await shop.close()
    expect((await sheet(probationSheet)).state).toBe('collecting')
    expect(await log('new', beijing('2026-12-10 00:00'))).toMatchObject({ sheetId: cardOf('new', '2026-12') })
  })

  test('the last day may be told after the next month has begun, as long as nothing was put on its sheet', async () => {
    await open('2026-11')
    await open('2026-12')
    shop.at(beijing('2026-12-02 10:00'))
    await shop.close()
    await log('worker-2', beijing('2026-12-02 09:00'))
    expect(await shop.refused('hr', 'end-employment', { personId: 'worker-2', lastDay: '2026-11-28' })).toBe('period-exists')
    await shop.act('hr', 'end-employment', { personId: 'worker-1', lastDay: '2026-11-28' })
    expect(await shop.list('sheets', { employeeId: 'worker-1', periodId: '2026-12' })).toEqual([])
    const november = await sheet(cardOf('worker-1'))
    expect([november.dates.cutAt, november.inputs.employed]).toEqual([beijing('2026-11-29 00:00'), { days: 28, of: 30 }])
    expect(await shop.refused('hr', 'end-employment', { personId: 'worker-3', lastDay: '2026-12-03' })).toBe('change-out-of-bounds')
  })

  test('who leaves and comes back in the same month has a sheet for each time, and the days between are nobody’s', async () => {
    await open('2026-11')
    await shop.act('hr', 'end-employment', { personId: 'worker-1', lastDay: '2026-11-20' })
    shop.at(beijing('2026-11-25 10:00'))
    const { personId } = await shop.act('hr', 'save-person', { personId: null, name: '李师傅', position: '安装师傅', storeId: 's-a', crewId: 'c-a1', supervisorId: 'lead-a1', roles: [{ role: 'installer', stores: ['s-a'] }], base: '6000.00', from: '2026-11-25' })
    await shop.act('hr', 'assign-sheet', { personId, sheets: [{ templateId: card, periodKind: 'month' }], paying: card, from: '2026-11-25', probation: null })
    const [first, second] = [await sheet(cardOf('worker-1')), await sheet(cardOf(personId))]
    expect([first.inputs.employed, second.inputs.employed, second.dates.startsAt]).toEqual([{ days: 20, of: 30 }, { days: 6, of: 30 }, beijing('2026-11-25 00:00')])
  })

  test('two changes of store in a quarter make three sheets whose days are the quarter', async () => {
    await open('2026-Q4')
    const move = (storeId: 's-a' | 's-b', from: string) => shop.act('hr', 'save-person', { personId: 'season', name: '季师傅', position: '安装师傅', storeId, crewId: null, supervisorId: null, roles: [{ role: 'installer', stores: [storeId] }], base: '18000.00', from })
    await move('s-b', '2026-11-21')
    shop.at(beijing('2026-12-10 10:00'))
    await move('s-a', '2026-12-11')
    const sheets = await Promise.all([1, 2, 3].map((segment) => sheet(cardOf('season', '2026-Q4', segment))))
    expect(sheets.map(({ storeId, inputs }) => [storeId, inputs.employed?.days, inputs.employed?.of])).toEqual([['s-a', 51, 92], ['s-b', 20, 92], ['s-a', 21, 92]])
  })

  test('a form published in the running quarter counts from the next one on', async () => {
    await open('2026-Q4')
    const { rev } = await shop.act('hr', 'save-template-draft', { templateId: card, rev: null, changes: [{ field: 'pay.passMark', value: '70' }] })
    await shop.act('hr', 'publish-template', { templateId: card, rev })
    shop.at(beijing('2026-12-20 10:00'))
    await open('2027-Q1')
    shop.at(beijing('2026-12-21 10:00'))
    await log('season', beijing('2026-12-21 09:00'))
    expect([(await sheet(q4)).templateVersion, (await sheet(`2027-Q1:season:${card}:1`)).templateVersion]).toEqual([1, 2])
  })
})

test('who joins on 29 February is paid for one day of it', async () => {
  await shop.begin(beijing('2028-02-29 10:00'), [...people, person('leap', '闰师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', joinedOn: '2028-02-29', ...onCard('5800.00') })])
  await open('2028-02')
  expect((await sheet(cardOf('leap', '2028-02'))).inputs.employed).toEqual({ days: 1, of: 29 })
})
