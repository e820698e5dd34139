import { createHash } from 'node:crypto'
import type { Correction } from '@shared/correction/correction'
import type { Records } from '@shared/verify/records'
import { verifyRecords } from '@shared/verify/verify-records'
import { sumPoints } from '@shared/scoring/exact'
import { defaultSettings } from '@shared/settings/company-settings'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { inCompany, onCard, person } from './company'
import { fileOf } from './exported-file'
import { smallCompany } from './sealed-month'
import { beijing, Shop } from './shop'

// The hard cases of pay, on one November of people who all have 79.10 points unless said otherwise: who is paid what to the fen, and what is never paid twice, too
// late or unseen. Minimum wage: 2010 in 甲店, 1800 in 乙店. The figures are worked out by hand.

const worker = (id: string, name: string, rest: Parameters<typeof person>[3] = {}) => person(id, name, inCompany('installer'), { crewId: 'c-1', supervisorId: 'lead', ...rest })
const company = [
  ...smallCompany.filter(({ _id }) => !_id.startsWith('worker-')),
  worker('mover', '换店的', onCard('2000.00')), worker('last-day', '最后一天来的', { joinedOn: '2026-11-30', ...onCard('6000.00') }), worker('first-day', '第一天走的', onCard('6000.00')),
  worker('piece', '计件走的', onCard('6000.00')), worker('exact', '刚好达标的', onCard('5555.55')), worker('half', '半分钱的', onCard('6004.00')), worker('bare', '没有基数的', { assignments: onCard('1').assignments }),
  worker('gone', '早走的', { status: 'left', leftAt: beijing('2026-11-01 00:00'), ...onCard('6000.00') }),
]
const card = (personId: string, segment = 1) => `2026-11:${personId}:install-service-card:${segment}`
const sheetIds = [card('mover'), card('mover', 2), ...['last-day', 'first-day', 'piece', 'exact', 'half', 'bare'].map((id) => card(id))]

let shop: Shop

const list = (periodId: string) => shop.act('finance', 'read-pay-list', { periodId })
const workbookOf = async (periodId: string) => createHash('sha256').update(await fileOf((await shop.act('finance', 'export-table', { kind: 'pay', periodId })).url)).digest('hex')
const importBase = (personId: string, amount: string) => ({ periodId: '2026-11', rows: [{ line: 2, personId, name: '', store: '', amount }] })

async function correct(sheetId: string, changes: Parameters<typeof shop.act<'propose-correction'>>[2]['changes'], payGuard?: 'top-up' | 'confirm') {
  const { version } = await shop.read('sheets', sheetId)
  const { correctionId, payDifference } = await shop.act('hr', 'propose-correction', { sheetId, version, changes, reason: '复核了原始单据', ...(payGuard === undefined ? {} : { payGuard }) })
  await shop.act('boss', 'decide-correction', { sheetId, correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
  await shop.close()
  return payDifference
}
const firstPass = (value: string) => [{ kind: 'metric' as const, metricId: 'first-pass-rate', value: { value } }]

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-20 10:00'), {}, company)
  await shop.act('hr', 'save-settings', { ...defaultSettings, entryLimits: { perPerson: 50, inAll: 500 }, minimumWages: { company: '2010', stores: [{ storeId: 's-b', yuan: '1800' }] }, rev: null })
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
  await shop.act('hr', 'end-employment', { personId: 'first-day', lastDay: '2026-11-01' })
  await shop.act('hr', 'end-employment', { personId: 'piece', lastDay: '2026-11-10' })
  await shop.act('hr', 'save-person', { personId: 'mover', name: '换店的', position: '换店的', storeId: 's-b', crewId: 'c-1', supervisorId: 'lead', roles: [{ role: 'installer', stores: 'company' }], base: '2000.00', from: '2026-11-21' })
  await shop.act('finance', 'import-bases', importBase('piece', '3000'))
  await shop.close()
  for (const personId of ['mover', 'last-day', 'first-day', 'piece', 'exact', 'half', 'bare']) {
    for (const [metricId, value] of [['first-pass-rate', '90'], ['inspection-survey-score', personId === 'exact' ? '92.5' : '88'], ['after-sales-satisfaction', '97']] as const) {
      await shop.act('hr', 'record-metric', { periodId: '2026-11', metricId, scope: 'employee', scopeId: personId, value: { value }, source: '月末汇总' })
    }
  }
  for (const sheetId of sheetIds) await shop.act('sales', 'rate-item', { sheetId, item: 'sales-coordination', points: '8.5', comment: '' })
  shop.at(beijing('2026-12-06 09:00'))
  await shop.close()
})
afterAll(() => shop.stop())

test('a base for somebody who left before the month is refused by name; one for who left within it is theirs whole', async () => {
  const { problems } = await shop.act('finance', 'check-bases-import', importBase('gone', '3000'))
  expect(problems.map(({ text }) => text)).toEqual(['早走的这一期没有发绩效工资的考核表'])
  expect(await shop.refused('finance', 'import-bases', importBase('gone', '3000'))).toBe('import-invalid')
  expect((await shop.read('sheets', card('piece'))).inputs).toMatchObject({ baseSalary: '3000.00' })
})

test('who changes the store is held against each store\'s minimum for its days: below it in the one, above it in the other', async () => {
  // 79.10 ÷ 80 × 2000 × 20 ÷ 30 = 1318.33… of 2010 × 20 ÷ 30; × 10 ÷ 30 = 659.166… of 1800 × 10 ÷ 30 = 600.
  const { exceptions } = await shop.act('finance', 'read-period', { periodId: '2026-11' })
  expect(exceptions.filter(({ kind }) => kind === 'pay-guard').map(({ sheetId, payGap }) => [sheetId, payGap])).toEqual([[card('mover'), { pay: '1318.33', minimum: '1340.00', gap: '21.67' }]])
  expect((await shop.read('sheets', card('mover', 2))).scorecard.pay).toBe('659.17')
})

test('a base that comes after the freeze is refused with what can be done at that stage: before the signers, or with them', async () => {
  const textOf = async (personId: string) => (await shop.act('finance', 'check-bases-import', importBase(personId, '2500'))).problems.map(({ text }) => text)
  expect(await textOf('half')).toEqual(['半分钱的的考核表数据已经冻结；要改请签字的人先把表退回数据，再导入'])
  expect(await textOf('mover')).toEqual(['换店的的考核表数据已经冻结，低于最低工资的还没定；先请财务或人事定下来，签字的人再把表退回数据，就能导入'])
})

describe('sealed', () => {
  let first: string

  beforeAll(async () => {
    await shop.act('finance', 'settle-pay-guard', { sheetId: card('mover'), pay: '1318.33', minimum: '1340.00', choice: 'top-up', reason: '按最低工资标准补足' })
    for (const sheetId of sheetIds) {
      for (const [signerId, action] of [['lead', 'assess-sheet'], ['manager', 'review-sheet'], ['boss', 'approve-sheet']] as const) {
        await shop.act(signerId, action, { sheetId, contentHash: (await shop.read('sheets', sheetId)).contentHash ?? '', comment: '' })
      }
    }
    // Nobody signs: after their days all are sealed as not signed, and nothing of the list moves by itself any more.
    shop.at(beijing('2026-12-10 09:00'))
    await shop.close()
    first = await workbookOf('2026-11')
  })

  test('each is paid to the fen, the sums are the rows, and who has no base is blocked by name', async () => {
    const { rows, blocked, payTotal, baseTotal } = await list('2026-11')
    expect(Object.fromEntries(rows.map(({ sheetId, total, baseForDays, pay, topUp }) => [sheetId.slice(8).replace(':install-service-card', ''), [total, baseForDays, pay, topUp]]))).toEqual({
      'mover:1': ['79.10', '1333.33', '1340.00', '21.67'],
      'mover:2': ['79.10', '666.67', '659.17', null],
      'last-day:1': ['79.10', '200.00', '197.75', null], // 79.10 ÷ 80 × 6000 × 1 ÷ 30
      'first-day:1': ['79.10', '200.00', '197.75', null],
      'piece:1': ['79.10', '3000.00', '2966.25', null], // what was imported is for the days worked: the whole of it
      'exact:1': ['80.00', '5555.55', '5555.55', null], // the pass mark is reached to the hundredth: the base, neither more nor less
      'half:1': ['79.10', '6004.00', '5936.46', null], // 5936.455: half a fen goes up
    })
    expect([baseTotal, payTotal]).toEqual(['16959.55', '16852.93'])
    expect(sumPoints(rows.map(({ pay }) => pay))).toBe(payTotal)
    expect(blocked.map(({ employeeName }) => employeeName)).toEqual(['没有基数的'])
  })

  test('a correction that would leave an item without points, and so pay nothing at all, is refused', async () => {
    const changes = [{ kind: 'metric' as const, metricId: 'first-pass-rate', value: { numerator: '0', denominator: '0' } }]
    expect(await shop.refused('hr', 'propose-correction', { sheetId: card('half'), version: 1, changes, reason: '复核了原始单据' })).toBe('points-invalid')
  })

  test('corrections of who left, of a part of a month, downwards, and of a missing base are rows of the month in which they were confirmed', async () => {
    // 84.10 ÷ 80 × 200 = 210.25; 77.10 ÷ 80 × 2000 × 10 ÷ 30 = 642.50, paid were 659.17; 79.10 ÷ 80 × 4000 = 3955.
    expect(await correct(card('first-day'), firstPass('95'))).toBe('12.50')
    expect(await correct(card('mover', 2), firstPass('88'))).toBe('-16.67')
    expect(await correct(card('bare'), [{ kind: 'base', amount: '4000' }])).toBe('3955.00')
    const { differences, differenceTotal, grandTotal, payTotal } = await list('2026-12')
    expect(differences.map(({ employeeName, difference }) => [employeeName, difference])).toEqual([['没有基数的', '3955.00'], ['第一天走的', '12.50'], ['换店的', '-16.67']])
    expect([payTotal, differenceTotal, grandTotal]).toEqual(['0.00', '3950.83', '3950.83'])
  })

  test('pay that a correction lifts above the minimum ends the top-up: the difference is to what was paid, not to what was earned', async () => {
    // 84.10 ÷ 80 × 2000 × 20 ÷ 30 = 1401.666…, paid were 1340.00.
    expect(await correct(card('mover'), firstPass('95'))).toBe('61.67')
  })

  test('a correction after the next list was taken home stands on the one after that, and neither list before it changes by a byte', async () => {
    const second = await workbookOf('2026-12')
    shop.at(beijing('2027-01-08 09:00'))
    // Back to what was sealed: 1318.33 is below the minimum again, and topped up again.
    expect(await correct(card('mover'), firstPass('90'), 'top-up')).toBe('-61.67')
    expect((await list('2027-01')).differences.map(({ version, payBefore, payAfter, difference }) => [version, payBefore, payAfter, difference])).toEqual([[3, '1401.67', '1340.00', '-61.67']])
    expect(await workbookOf('2026-12')).toBe(second)
    expect(await workbookOf('2026-11')).toBe(first)
  })

  test('every month with a difference can be chosen, also one that nobody has opened', async () => {
    const { periods } = await list('2026-11')
    expect(periods.filter((periodId) => ['2026-11', '2026-12', '2027-01'].includes(periodId)).sort()).toEqual(['2026-11', '2026-12', '2027-01'])
  })

  test('what the lists paid for each sheet, all differences together, is what the sheet says now', async () => {
    const lists = [await list('2026-11'), await list('2026-12'), await list('2027-01')]
    for (const sheetId of sheetIds) {
      const { currentCorrectionId, scorecard } = await shop.read('sheets', sheetId)
      const now = currentCorrectionId === null ? scorecard.pay : (await shop.read('corrections', currentCorrectionId)).scorecard.pay
      const paid = lists.flatMap(({ rows, differences }) => [...rows.filter((row) => row.sheetId === sheetId).map(({ pay }) => pay), ...differences.filter((row) => row.sheetId === sheetId).map(({ difference }) => difference)])
      expect([sheetId, sumPoints(paid)]).toEqual([sheetId, now])
    }
  })

  test('verify finds nothing; a difference that was changed, or moved to another month, it finds also before the batch is made', async () => {
    const [sheets, corrections, batches, templates, incidents, periods] = await Promise.all([shop.list('sheets', { periodId: '2026-11' }), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods')])
    const records: Records = { sheets, corrections, batches, templates, incidents, periods }
    const about = (changes: Partial<Correction>) => {
      const changed = corrections.map((correction) => (correction._id === `${card('first-day')}@1` ? { ...correction, ...changes } : correction))
      return verifyRecords({ ...records, corrections: changed }, [], hashOf).findings.filter(({ record }) => record.startsWith('corrections/')).map(({ code, record }) => [code, record])
    }
    expect(about({})).toEqual([])
    const found = ['correction-wrong', `corrections/${card('first-day')}@1`]
    for (const changes of [{ payDifference: '12.51' }, { payPeriodId: '2027-01' }, { payBefore: '0.00' }]) expect(about(changes)).toContainEqual(found)
  })
})
