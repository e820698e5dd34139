import { entryCountIdOf } from '@shared/incident/entry-count'
import { settings } from './company'
import { beijing, sheetIdOf, Shop } from './shop'
import { person, inStore } from './company'

// Late entries, complaints that must be verified, daily limits and reminders, through the real functions and the real SDK.

const november = '2026-11'
const complaint = 'customer-complaint'
const onInstallerSheet = { assignments: [{ templateId: 'installer', pays: true }], baseSalary: '6000.00' }
const complainedAbout = person('worker-k', '康师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', ...onInstallerSheet })
const complaintSheet = `${november}:worker-k:installer:1`

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-01 08:00')) })
afterAll(() => shop.stop())
beforeEach(async () => {
  await shop.begin(beijing('2026-11-01 08:00'))
  await shop.employ([complainedAbout])
  await shop.act('hr', 'open-period', { periodId: november })
})

const now = () => shop.cloud.now().toISOString()
const daysAgo = (days: number) => new Date(shop.cloud.now().getTime() - days * 86_400_000).toISOString()

async function log(rest: { about?: string; by?: string; kind?: string; occurredAt?: string; orderNo?: string | null } = {}) {
  const { about = 'worker-1', by = 'lead-a1', kind = 'tool-violation', occurredAt = now(), orderNo = null } = rest
  return shop.act(by, 'log-incident', { employeeId: about, kind, quantity: 1, occurredAt, note: '现场看到', orderNo })
}
const incident = (id: string) => shop.read('incidents', id)
const total = async (personId: string) => (await shop.read('sheets', sheetIdOf(november, personId))).scorecard.total
const taskKinds = async (personId: string) => (await shop.act(personId, 'list-tasks', {})).tasks.filter((task) => task.incident !== null).map(({ kind }) => kind)

describe('what happened more than seven days ago', () => {
  beforeEach(() => { shop.at(beijing('2026-11-20 10:00')) })

  test('counts nothing before a manager has given their word; then it counts and can be answered for 72 h from then on', async () => {
    const before = await total('worker-1')
    const { incidentId, state, sheetId } = await log({ occurredAt: daysAgo(9) })
    expect([state, sheetId, await total('worker-1')]).toEqual(['late', null, before])
    expect(await taskKinds('worker-1')).toEqual([])
    expect(await taskKinds('manager-a')).toEqual(['admit-incident'])
    expect(await taskKinds('manager-b')).toEqual([])
    shop.at(beijing('2026-11-21 09:00'))
    await shop.act('manager-a', 'admit-incident', { incidentId, isAdmitted: true, reason: '当天没有信号，情况属实' })
    const admitted = await incident(incidentId)
    expect(admitted).toMatchObject({ state: 'logged', sheetId: sheetIdOf(november, 'worker-1'), admittedById: 'manager-a' })
    expect(admitted.answerBy.slice(0, 16)).toBe(beijing('2026-11-24 09:00').slice(0, 16))
    expect(admitted.history.map(({ actorName, state: at, text }) => [actorName, at, text])).toEqual([['赵主管', 'late', '现场看到'], ['何店长', 'logged', '同意补记：当天没有信号，情况属实']])
    expect(await total('worker-1')).not.toBe(before)
    expect(await taskKinds('worker-1')).toEqual(['answer-incident'])
  })

  test('who gave their word for it judges it as little as who logged it', async () => {
    const { incidentId } = await log({ occurredAt: daysAgo(9) })
    await shop.act('manager-a', 'admit-incident', { incidentId, isAdmitted: true, reason: '情况属实' })
    await shop.act('worker-1', 'dispute-incident', { incidentId, reason: '那天我休息' })
    expect(await shop.refused('manager-a', 'decide-incident', { incidentId, verdict: 'upheld', quantity: null, reason: '属实' })).toBe('own-report')
    expect(await taskKinds('manager-a')).toEqual([])
    await shop.act('gm-1', 'decide-incident', { incidentId, verdict: 'dropped', quantity: null, reason: '考勤表上确实休息' })
    expect((await incident(incidentId)).state).toBe('dropped')
  })

  test('declined it never counts, and a manager who logs it needs another one\'s word', async () => {
    const before = await total('worker-1')
    const { incidentId } = await log({ by: 'manager-a', occurredAt: daysAgo(20) })
    const stored = shop.cloud.storeHash()
    expect(await shop.refused('manager-a', 'admit-incident', { incidentId, isAdmitted: true, reason: '我记的' })).toBe('own-report')
    expect(await shop.refused('manager-b', 'admit-incident', { incidentId, isAdmitted: true, reason: '别店' })).toBe('not-found')
    expect(await shop.refused('worker-1', 'admit-incident', { incidentId, isAdmitted: false, reason: '不是我' })).toBe('forbidden')
    expect(await shop.refused('worker-1', 'acknowledge-incident', { incidentId })).toBe('already-done')
    expect(shop.cloud.storeHash()).toBe(stored)
    await shop.act('gm-1', 'admit-incident', { incidentId, isAdmitted: false, reason: '太久了说不清' })
    expect([(await incident(incidentId)).state, await total('worker-1')]).toEqual(['dropped', before])
    expect(await shop.refused('gm-2', 'admit-incident', { incidentId, isAdmitted: true, reason: '还是记上' })).toBe('already-done')
  })

  test('without a word within 48 h it lapses, and the timer puts it on no sheet', async () => {
    const { incidentId } = await log({ occurredAt: daysAgo(9) })
    await shop.close()
    expect(await incident(incidentId)).toMatchObject({ state: 'late', sheetId: null })
    expect((await shop.act('hr', 'read-period', { periodId: november })).unplaced).toEqual([])
    shop.at(beijing('2026-11-22 10:01'))
    expect(await shop.refused('manager-a', 'admit-incident', { incidentId, isAdmitted: true, reason: '属实' })).toBe('window-closed')
    await shop.close()
    expect(await incident(incidentId)).toMatchObject({ state: 'lapsed', sheetId: null, dueAt: null })
  })

  test('two months back nothing can be logged any more, and a word after the cut counts on the new month', async () => {
    expect(await shop.refused('lead-a1', 'log-incident', { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: daysAgo(61), note: '', orderNo: null })).toBe('occurred-out-of-bounds')
    await shop.act('hr', 'open-period', { periodId: '2026-12' })
    shop.at(beijing('2026-11-30 20:00'))
    const { incidentId } = await log({ occurredAt: daysAgo(9) })
    shop.at(beijing('2026-12-01 09:00'))
    await shop.act('manager-a', 'admit-incident', { incidentId, isAdmitted: true, reason: '属实' })
    expect(await incident(incidentId)).toMatchObject({ periodId: '2026-12', sheetId: sheetIdOf('2026-12', 'worker-1') })
  })
})

describe('a complaint counts only once it is acknowledged or verified', () => {
  const sheet = () => shop.read('sheets', complaintSheet)

  test('logged it leaves the score as it was while the worst case is shown; acknowledged it counts', async () => {
    shop.at(beijing('2026-11-10 10:00'))
    const before = (await sheet()).scorecard
    const { incidentId } = await log({ about: 'worker-k', kind: complaint })
    const open = (await sheet()).scorecard
    expect([open.total, open.range?.min]).toEqual([before.total, expect.not.stringMatching(`^${before.range?.min}$`)])
    await shop.act('worker-k', 'acknowledge-incident', { incidentId })
    expect((await sheet()).scorecard.total).not.toBe(before.total)
  })

  test('when nobody answered, a manager who is not the reporter has to verify it; the sheet waits for that', async () => {
    shop.at(beijing('2026-11-29 10:00'))
    const before = (await sheet()).scorecard.total
    const { incidentId } = await log({ about: 'worker-k', kind: complaint, by: 'manager-a' })
    shop.at(beijing('2026-12-02 10:01'))
    await shop.close()
    expect(await incident(incidentId)).toMatchObject({ state: 'unverified', waiting: { isEscalated: false } })
    expect((await sheet()).openClaims).toMatchObject([{ incidentId, state: 'unverified' }])
    expect((await sheet()).scorecard.total).toBe(before)
    expect(await taskKinds('manager-a')).toEqual([])
    expect(await taskKinds('after-sales')).toEqual(['verify-incident'])
    expect(await shop.refused('worker-k', 'acknowledge-incident', { incidentId })).toBe('already-done')
    expect(await shop.refused('manager-a', 'decide-incident', { incidentId, verdict: 'upheld', quantity: null, reason: '属实' })).toBe('own-report')
    await shop.act('after-sales', 'decide-incident', { incidentId, verdict: 'upheld', quantity: null, reason: '回访录音属实' })
    expect((await incident(incidentId)).state).toBe('upheld')
    expect([(await sheet()).openClaims, (await sheet()).scorecard.total === before]).toEqual([[], false])
  })

  test('not verified it goes to the general manager after 24 h and lapses after 48 h', async () => {
    shop.at(beijing('2026-11-10 10:00'))
    const before = (await sheet()).scorecard
    const { incidentId } = await log({ about: 'worker-k', kind: complaint })
    shop.at(beijing('2026-11-14 10:30'))
    await shop.close()
    expect(await incident(incidentId)).toMatchObject({ state: 'unverified', waiting: { isEscalated: true } })
    expect(await taskKinds('manager-a')).toEqual([])
    expect(await taskKinds('gm-1')).toEqual(['verify-incident'])
    shop.at(beijing('2026-11-15 10:30'))
    await shop.close()
    expect((await incident(incidentId)).state).toBe('lapsed')
    expect((await sheet()).scorecard.total).toBe(before.total)
    expect((await sheet()).scorecard.range).toEqual(before.range)
  })
})

describe('how much one reporter logs on a day', () => {
  const limited = (perPerson: number, inAll: number) => shop.put('settings', { ...settings, entryLimits: { perPerson, inAll } })

  test('about one person, and in all; the next Beijing day begins anew', async () => {
    await limited(2, 3)
    shop.at(beijing('2026-11-10 23:00'))
    await log()
    await log()
    const refusedEntry = { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: now(), note: '', orderNo: null }
    const stored = shop.cloud.storeHash()
    expect(await shop.reply('lead-a1', 'log-incident', refusedEntry)).toMatchObject({ ok: false, refusal: { code: 'daily-limit', field: 'employeeId', message: '今天已经给这位师傅记了 2 笔，再有请店长来记' } })
    expect(shop.cloud.storeHash()).toBe(stored)
    await log({ about: 'worker-2' })
    expect(await shop.refused('lead-a1', 'log-incident', { ...refusedEntry, employeeId: 'worker-3' })).toBe('daily-limit')
    await log({ by: 'manager-a' })
    shop.at(beijing('2026-11-11 00:01'))
    await log()
  })

  test('many at once: exactly so many are stored, the others told why', async () => {
    await limited(5, 60)
    shop.at(beijing('2026-11-10 10:00'))
    const entry = { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: now(), note: '', orderNo: null }
    const replies = await Promise.all(Array.from({ length: 9 }, () => shop.reply('lead-a1', 'log-incident', entry)))
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.refusal.code)).sort()).toEqual([...Array.from({ length: 4 }, () => 'daily-limit'), ...Array.from({ length: 5 }, () => 'ok')])
    expect(await shop.list('incidents')).toHaveLength(5)
    expect(await shop.read('entry-counts', entryCountIdOf('lead-a1', now()))).toMatchObject({ inAll: 5, people: [{ employeeId: 'worker-1', count: 5 }] })
  })

  test('a company without limits of its own has ten about a person', async () => {
    const { entryLimits: _own, ...bare } = settings
    await shop.put('settings', bare)
    shop.at(beijing('2026-11-10 10:00'))
    for (let count = 0; count < 10; count += 1) await log()
    expect(await shop.refused('lead-a1', 'log-incident', { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: now(), note: '', orderNo: null })).toBe('daily-limit')
  })
})

test('the same again within a day is told beforehand and marked, not refused', async () => {
  shop.at(beijing('2026-11-10 10:00'))
  expect((await log({ orderNo: 'DX-7' })).isLikeAnother).toBe(false)
  const { recent } = await shop.act('manager-a', 'read-logbook', {})
  expect(recent).toMatchObject([{ employeeId: 'worker-1', kind: 'tool-violation', orderNo: 'DX-7' }])
  expect((await shop.act('manager-b', 'read-logbook', {})).recent).toEqual([])
  const again = await log({ by: 'manager-a', orderNo: 'DX-7' })
  expect([again.isLikeAnother, (await incident(again.incidentId)).isLikeAnother]).toEqual([true, true])
  expect((await log({ orderNo: 'DX-8' })).isLikeAnother).toBe(false)
  expect((await log({ about: 'worker-2', orderNo: 'DX-7' })).isLikeAnother).toBe(false)
  expect((await log({ kind: 'warehouse-violation', orderNo: 'DX-7' })).isLikeAnother).toBe(false)
  shop.at(beijing('2026-11-11 10:05'))
  expect((await log({ orderNo: 'DX-7' })).isLikeAnother).toBe(false)
})

test('each clock has a moment for a reminder; the timer takes it once', async () => {
  shop.at(beijing('2026-11-10 10:00'))
  const { incidentId } = await log()
  const logged = await incident(incidentId)
  expect([logged.remindAt, logged.dueAt]).toEqual([logged.remindAt, logged.remindAt])
  expect(logged.remindAt?.slice(0, 16)).toBe(beijing('2026-11-12 10:00').slice(0, 16))
  shop.at(beijing('2026-11-12 10:01'))
  expect((await shop.close()).moved).toBeGreaterThan(0)
  expect(await incident(incidentId)).toMatchObject({ state: 'logged', remindAt: null, dueAt: logged.answerBy, rev: logged.rev + 1 })
  await shop.act('worker-1', 'dispute-incident', { incidentId, reason: '不是我' })
  expect((await incident(incidentId)).remindAt?.slice(0, 13)).toBe(beijing('2026-11-12 22:01').slice(0, 13))
})
