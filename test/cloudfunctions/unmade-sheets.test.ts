import type { Records } from '@shared/verify/records'
import { verifyRecords } from '@shared/verify/verify-records'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { inCompany, onCard, person } from './company'
import { novemberSheetOf, sealNovember, smallCompany } from './sealed-month'
import { beijing, Shop } from './shop'

// Sheets that can't be made: an exception in HR's list that blocks nobody else, ends by itself, and keeps the period from ending unless HR waives it.

const november = '2026-11'
const cardOf = novemberSheetOf
const fitter = (id: string, changes: Partial<Parameters<typeof person>[3]>) => person(id, `${id}师傅`, inCompany('installer'), { crewId: 'c-1', supervisorId: 'lead', ...onCard('6000.00'), ...changes })
const lost = fitter('lost', { storeId: 's-x' })
const reason = '花名册改好了'

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-02 08:00'), {}, smallCompany) })
afterAll(() => shop.stop())

const linesOf = async () => (await shop.act('hr', 'read-period', { periodId: november })).exceptions.filter(({ kind }) => kind === 'unmade')

async function records(): Promise<Records> {
  const [sheets, corrections, batches, templates, incidents, periods, people, groups, unmade] = await Promise.all([
    shop.list('sheets'), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods'), shop.list('people'), shop.list('rating-groups'), shop.list('unmade-sheets'),
  ])
  return { sheets, corrections, batches, templates, incidents, periods, people, groups, unmade }
}

const verify = async () => verifyRecords(await records(), [], hashOf)

describe('while the month is made', () => {
  beforeEach(async () => {
    await shop.begin(beijing('2026-11-02 08:00'), [...smallCompany, lost])
    await shop.act('hr', 'open-period', { periodId: november })
  })

  test('each is an exception with who, why and what to do; everybody else has their sheet, and nobody waits for a making that never ends', async () => {
    await shop.employ([
      fitter('formless', { assignments: [{ templateId: 'after-sales-manager', pays: true }] }), fitter('unknown', { assignments: [{ templateId: 'no-such-form', pays: true }] }),
      fitter('odd', { assignments: [{ templateId: 'cs-supervisor-scale', pays: true }] }), fitter('other', { assignments: [{ templateId: 'installer', pays: true }] }), fitter('zz', {}),
    ])
    // A version of a form that is pinned and not stored.
    const period = await shop.read('periods', november)
    await shop.put('periods', { ...period, sheetsMade: false, templates: [...period.templates, { id: 'cs-supervisor-scale', version: 99, hash: 'none' }] })
    for (const lease of await shop.list('leases')) await shop.put('leases', { ...lease, leasedUntil: '', progress: { after: '', failed: 0, isDone: false } })
    expect(await shop.close()).toMatchObject({ ok: true, isDone: true })
    expect((await shop.list('sheets')).map(({ employeeId }) => employeeId).sort()).toEqual(['other', 'worker-1', 'worker-2', 'worker-3', 'worker-4', 'zz'])
    expect((await shop.read('periods', november)).sheetsMade).toBe(true)
    expect((await linesOf()).map(({ employeeName, subjectTitle, maySettle, remedy, settledByTitles }) => [employeeName, subjectTitle, maySettle, remedy, ...settledByTitles])).toEqual([
      ['formless师傅', '考核表用不了', true, 'settle-unmade', '人事'], ['lost师傅', '门店不在了', true, 'settle-unmade', '人事'],
      ['odd师傅', '数据有误', true, 'settle-unmade', '人事'], ['unknown师傅', '考核表用不了', true, 'settle-unmade', '人事'],
    ])
    const [formless, ofLost] = await linesOf()
    expect([formless?.itemTitle, ofLost?.itemTitle, ofLost?.advice]).toEqual([
      expect.stringMatching(/没建成：“.+”里的“.+”要先命名/) as string, '安装售后绩效考核卡没建成：花名册里写的门店“s-x”不在了', '请在花名册里给他换一个门店，或者把门店补上，再建一次',
    ])
    const tasks = (await shop.act('hr', 'list-tasks', {})).tasks.filter(({ kind }) => kind === 'settle-exceptions')
    expect(tasks.map(({ count }) => count)).toEqual([4])
    expect((await shop.act('finance', 'read-period', { periodId: november })).exceptions.map(({ maySettle }) => maySettle)).toEqual([false, false, false, false])
  })

  test('it is tried again by itself after its rest, not before, and ends with the sheet', async () => {
    const [raised] = await linesOf()
    await shop.database.collection('stores').add({ _id: 's-x', name: '丙店' })
    await shop.close()
    expect((await linesOf()).map(({ raisedAt }) => raisedAt)).toEqual([raised?.raisedAt])
    shop.at(beijing('2026-11-02 08:20'))
    await shop.close()
    expect([await linesOf(), (await shop.read('sheets', cardOf('lost'))).state, (await shop.read('unmade-sheets', cardOf('lost'))).state]).toEqual([[], 'live', 'ended'])
  })

  test('HR has it made at once where the cause is mended, and is told why where it is not', async () => {
    expect(await shop.reply('hr', 'settle-unmade', { sheetId: cardOf('lost'), way: 'make', reason })).toMatchObject({ refusal: { code: 'record-broken', message: expect.stringContaining('s-x') as string } })
    await shop.database.collection('stores').add({ _id: 's-x', name: '丙店' })
    expect(await shop.act('hr', 'settle-unmade', { sheetId: cardOf('lost'), way: 'make', reason })).toMatchObject({ isMade: true })
    expect([await linesOf(), (await shop.read('sheets', cardOf('lost'))).state]).toEqual([[], 'live'])
    expect(await shop.refused('hr', 'settle-unmade', { sheetId: cardOf('lost'), way: 'make', reason })).toBe('exception-settled')
  })

  test('moving the person to another store makes what can be made at once, and the stretch in the lost store stays to be settled', async () => {
    shop.at(beijing('2026-11-05 08:00'))
    const { name, position, supervisorId } = lost
    await shop.act('hr', 'save-person', { personId: 'lost', name, position, storeId: 's-a', crewId: null, supervisorId, roles: [{ role: 'installer', stores: ['s-a'] }], base: '6000.00', from: '2026-11-06' })
    expect((await shop.list('sheets', { employeeId: 'lost' })).map(({ segment, dates }) => [segment, dates.startsAt])).toEqual([[2, beijing('2026-11-06 00:00')]])
    expect((await linesOf()).map(({ sheetId }) => sheetId)).toEqual([cardOf('lost')])
  })

  test('one that is made when all is due comes to its exceptions at once, and nobody is scored without the facts', async () => {
    await shop.database.collection('stores').add({ _id: 's-x', name: '丙店' })
    shop.at(beijing('2026-12-10 08:00'))
    await shop.close()
    await shop.close()
    const made = await shop.read('sheets', cardOf('lost'))
    expect([made.state, made.exceptions.map(({ kind }) => kind)]).toEqual(['collecting', ['missing-metric', 'missing-metric', 'missing-metric', 'missing-rating']])
    expect((await shop.read('periods', november)).state).toBe('closing')
  })

  test('where nobody plans it any more it ends', async () => {
    await shop.put('people', { ...await shop.read('people', 'lost'), assignments: [] })
    await shop.close()
    expect(await linesOf()).toEqual([])
    expect((await shop.read('unmade-sheets', cardOf('lost'))).state).toBe('ended')
  })
})

describe('when everything else is sealed', () => {
  beforeAll(() => sealNovember(shop, undefined, [...smallCompany, lost]))

  test('the period does not end, its pay list says who is missing, and verify says so too', async () => {
    await shop.close()
    expect((await shop.read('periods', november)).state).toBe('closing')
    const list = await shop.act('finance', 'read-pay-list', { periodId: november })
    expect(list.blocked).toEqual([{ sheetId: cardOf('lost'), employeeName: 'lost师傅', storeName: 's-x', state: null, why: '考核表没建成：花名册里写的门店“s-x”不在了' }])
    const { findings, notes } = await verify()
    expect([findings, notes]).toEqual([[], ['2026-11 lost师傅的考核表还没建成：花名册里写的门店“s-x”不在了']])
    const closed = await records()
    const found = verifyRecords({ ...closed, periods: closed.periods.map((period) => ({ ...period, state: 'closed' as const })) }, [], hashOf).findings
    expect(found.map(({ code, record }) => [code, record])).toContainEqual(['sheet-missing', `sheets/${cardOf('lost')}`])
  })

  test('HR goes on without it knowingly: then the period ends, and who decided it stands in the period and in what verify says', async () => {
    await shop.act('hr', 'settle-unmade', { sheetId: cardOf('lost'), way: 'waive', reason: '这一期不考核他' })
    await shop.close()
    expect((await shop.read('periods', november)).state).toBe('closed')
    const { waived, exceptions } = await shop.act('hr', 'read-period', { periodId: november })
    expect([exceptions, waived]).toMatchObject([[], [{ employeeName: 'lost师傅', byName: '李人事', reason: '这一期不考核他' }]])
    const { findings, notes } = await verify()
    expect([findings, notes]).toEqual([[], ['2026-11 lost师傅没有考核表：李人事定了不建，这一期不考核他']])
    expect(await shop.refused('hr', 'settle-unmade', { sheetId: cardOf('lost'), way: 'make', reason })).toBe('exception-settled')
    // The closed period stays whole: nobody comes into it afterwards, by a change of store or of the form.
    const { name, position, supervisorId } = await shop.read('people', 'worker-1')
    const moved = { personId: 'worker-1', name, position, storeId: 's-b', crewId: null, supervisorId, roles: [{ role: 'installer' as const, stores: 'company' as const }], base: '6000.00' }
    expect(await shop.refused('hr', 'save-person', { ...moved, from: '2026-11-20' })).toBe('change-out-of-bounds')
    expect(await shop.refused('hr', 'assign-sheet', { personId: 'worker-2', sheets: [{ templateId: 'installer', periodKind: 'month' }], paying: 'installer', from: '2026-11-20', probation: null })).toBe('change-out-of-bounds')
    await shop.act('hr', 'save-person', { ...moved, from: '2026-12-01' })
    expect((await verify()).findings).toEqual([])
    const forged = await records()
    const found = verifyRecords({ ...forged, unmade: (forged.unmade ?? []).map((one) => ({ ...one, waiver: null })) }, [], hashOf).findings
    expect(found.map(({ code }) => code)).toEqual(['waiver-wrong'])
  })
})
