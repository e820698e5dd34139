import { addHours } from '@shared/cycle/beijing-time'
import { beijing, Shop } from './shop'
import { inStore, people, person } from './company'

const onQuarter = { templateId: 'cs-supervisor-360', periodKind: 'quarter' as const, pays: true }
const roster = [
  ...people,
  person('desk', '客服主管', inStore('supervisor', 's-a'), { supervisorId: 'manager-a', assignments: [onQuarter] }),
  person('new', '新师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', assignments: [{ templateId: 'installer', periodKind: 'probation', pays: true }], probation: { startsOn: '2026-11-10', endsOn: '2027-01-09' } }),
]
const card = (periodId: string, personId: string, segment = 1) => `${periodId}:${personId}:install-service-card:${segment}`
const quarterSheet = '2026-Q4:desk:cs-supervisor-360:1'
const probationSheet = 'probation-new:new:installer:1'

let shop: Shop
beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-15 10:00'), {}, roster)
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
})
afterAll(() => shop.stop())

test('what is due is offered: the quarter of those who are scored by it and a probation, no half-year', async () => {
  const { openable } = await shop.act('hr', 'read-period', { periodId: null })
  expect(openable).toEqual([{ id: '2026-Q4', personName: null, peopleCount: 1 }, { id: 'probation-new', personName: '新师傅', peopleCount: 1 }])
})

test('each kind opens with the sheets of its own people, over its own range, dated by the same calendar', async () => {
  for (const periodId of ['2026-Q4', 'probation-new']) await shop.act('hr', 'open-period', { periodId })
  const [quarter, probation] = [await shop.read('sheets', quarterSheet), await shop.read('sheets', probationSheet)]
  expect(quarter.dates).toEqual({ startsAt: beijing('2026-10-01 00:00'), cutAt: beijing('2027-01-01 00:00'), factsDueAt: beijing('2027-01-04 00:00'), ratingsDueAt: beijing('2027-01-06 00:00'), windowsEndAt: beijing('2027-01-07 00:00') })
  expect([probation.dates.startsAt, probation.dates.cutAt, probation.dates.factsDueAt]).toEqual([beijing('2026-11-10 00:00'), beijing('2027-01-10 00:00'), beijing('2027-01-13 00:00')])
  const ids = async (periodId: string) => (await shop.list('sheets', { periodId })).map(({ employeeId }) => employeeId)
  expect([await ids('2026-Q4'), await ids('probation-new')]).toEqual([['desk'], ['new']])
  expect(await ids('2026-11')).not.toEqual(expect.arrayContaining(['desk', 'new']))
  expect((await shop.act('hr', 'read-period', { periodId: null })).openable).toEqual([])
})

test('periods that don’t fit are refused', async () => {
  const refused = (periodId: string) => shop.refused('hr', 'open-period', { periodId })
  expect([await refused('2026-Q4'), await refused('2026-Q3'), await refused('2027-Q1'), await refused('probation-worker-1'), await refused('probation-nobody')]).toEqual(['period-exists', 'period-too-far', 'period-too-far', 'period-too-far', 'not-found'])
})

test('an incident counts on the sheet whose range holds it, of whatever kind, and metrics of the quarter on the quarter’s sheet', async () => {
  const log = (employeeId: string, kind: string) => shop.act('lead-a1', 'log-incident', { employeeId, kind, quantity: 1, occurredAt: beijing('2026-11-15 09:30'), note: '', orderNo: null })
  expect(await log('new', 'late-order')).toMatchObject({ sheetId: probationSheet, periodId: '2026-11' })
  expect(await log('worker-1', 'tool-violation')).toMatchObject({ sheetId: card('2026-11', 'worker-1') })
  await shop.act('hr', 'record-metric', { periodId: 'probation-new', metricId: 'install-error-rate', scope: 'employee', scopeId: 'new', value: { value: '2' }, source: '' })
  expect((await shop.read('sheets', probationSheet)).inputs.metrics).toMatchObject({ 'install-error-rate': { value: '2' } })
})

test('everybody sees their running sheet, whatever its kind; the team page chooses among kinds', async () => {
  expect((await shop.act('desk', 'read-home', {})).current?.id).toBe(quarterSheet)
  expect((await shop.act('new', 'read-home', {})).current?.id).toBe(probationSheet)
  expect((await shop.act('lead-a1', 'list-team', { periodId: null })).periods).toEqual(['2026-11', '2026-Q4', 'probation-new'])
  expect((await shop.act('lead-b', 'list-team', { periodId: null })).periods).toEqual(['2026-11', '2026-Q4'])
  expect((await shop.act('manager-a', 'list-team', { periodId: '2026-Q4' })).sheets.map(({ employeeName }) => employeeName)).toEqual(['客服主管'])
})

describe('another form in the middle of the month', () => {
  const change = (from: string | null, templateId = 'installer') => ({ personId: 'worker-1', sheets: [{ templateId, periodKind: 'month' as const }], paying: templateId, from, probation: null })

  test('not further ahead than tomorrow, not before what was logged, not by a kind that the form doesn’t know', async () => {
    expect(await shop.refused('hr', 'assign-sheet', change('2026-11-17'))).toBe('change-out-of-bounds')
    expect(await shop.refused('hr', 'assign-sheet', change('2026-11-15'))).toBe('change-out-of-bounds')
    expect(await shop.refused('hr', 'assign-sheet', { ...change('2026-11-16'), sheets: [{ templateId: 'installer', periodKind: 'quarter' }] })).toBe('assignment-invalid')
    expect(await shop.refused('hr', 'assign-sheet', { ...change('2026-11-16'), sheets: [{ templateId: 'installer', periodKind: 'probation' }] })).toBe('assignment-invalid')
  })

  test('the running sheet ends on the day before, a new one begins, and together they cover the month', async () => {
    expect(await shop.act('hr', 'assign-sheet', change('2026-11-16'))).toEqual({ personId: 'worker-1', countsFrom: '2026-11-16' })
    const [before, after] = [await shop.read('sheets', card('2026-11', 'worker-1')), await shop.read('sheets', '2026-11:worker-1:installer:1')]
    expect([before.dates.startsAt, before.dates.cutAt, before.state, before.pays]).toEqual([beijing('2026-11-01 00:00'), beijing('2026-11-16 00:00'), 'live', true])
    expect([after.dates.startsAt, after.dates.cutAt, after.state, after.pays]).toEqual([beijing('2026-11-16 00:00'), beijing('2026-12-01 00:00'), 'live', true])
    expect((await shop.read('periods', '2026-11')).templates.map(({ id }) => id)).toContain('installer')
  })

  test('what is logged goes to the sheet of its day; the first is past its cut while the month runs', async () => {
    const log = (kind: string, occurredAt: string) => shop.act('lead-a1', 'log-incident', { employeeId: 'worker-1', kind, quantity: 1, occurredAt, note: '', orderNo: null })
    expect(await log('tool-violation', beijing('2026-11-15 10:00'))).toMatchObject({ sheetId: card('2026-11', 'worker-1') })
    shop.at(beijing('2026-11-16 09:00'))
    await shop.close()
    expect((await shop.read('sheets', card('2026-11', 'worker-1'))).state).toBe('collecting')
    expect(await log('late-order', beijing('2026-11-16 08:50'))).toMatchObject({ sheetId: '2026-11:worker-1:installer:1' })
    expect((await shop.act('worker-1', 'read-home', {})).current?.id).toBe('2026-11:worker-1:installer:1')
  })
})

test('at the cut of the quarter its sheet goes on like any other, and the next quarter compares itself with it', async () => {
  shop.at(beijing('2026-12-20 09:00'))
  await shop.act('hr', 'open-period', { periodId: '2027-Q1' })
  shop.at(beijing('2027-01-01 00:05'))
  await shop.close()
  expect((await shop.read('sheets', quarterSheet)).state).not.toBe('live')
  expect((await shop.read('sheets', '2027-Q1:desk:cs-supervisor-360:1')).state).toBe('live')
})

test('whoever owes a self-score or points of a quarter or a probation is reminded before its ratings end, as for a month', async () => {
  const told = async (sheetId: string) => (await shop.list('outbox', { kind: 'self-score-due' })).filter(({ _id }) => _id.includes(sheetId)).map(({ personId }) => personId)
  expect((await shop.list('reminders')).filter(({ kind }) => kind === 'month').map(({ periodId }) => periodId)).toEqual(expect.arrayContaining(['2026-Q4', 'probation-new', '2026-11', '2027-Q1']))
  const dueAt = async (sheetId: string) => addHours((await shop.read('sheets', sheetId)).dates.ratingsDueAt, -38)
  for (const [sheetId, personId] of [[quarterSheet, 'desk'], [probationSheet, 'new']] as const) {
    shop.at(addHours(await dueAt(sheetId), -1))
    await shop.close()
    await shop.notify()
    expect(await told(sheetId)).toEqual([])
    shop.at(addHours(await dueAt(sheetId), 1))
    await shop.close()
    await shop.notify()
    expect(await told(sheetId)).toEqual([personId])
  }
})
