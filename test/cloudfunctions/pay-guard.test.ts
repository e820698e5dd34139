import { openFirst } from '@shared/approval/open-first'
import type { Records } from '@shared/verify/records'
import { replay } from '@shared/verify/replay-sheet'
import { verifyRecords } from '@shared/verify/verify-records'
import { minimumMoveOf } from '@shared/rehearsal/rehearse-sheet'
import type { TriedSettings } from '@shared/rehearsal/tried-settings'
import { defaultSettings } from '@shared/settings/company-settings'
import { hashOf } from '../../cloudfunctions/kit/hash'
import { readWorkbook } from '../shared/export/read-workbook'
import { inCompany, onCard, person } from './company'
import { fileOf, pdfWords } from './exported-file'
import { smallCompany, workers } from './sealed-month'
import { beijing, Shop } from './shop'

// Pay below the minimum wage: nobody signs before somebody has decided, and the decision is a part of what is signed, sealed and paid.

const [topped, confirmed, returned, plenty] = workers
const joiner = 'joiner'
const bases: Readonly<Record<string, string>> = { [topped]: '2000.00', [confirmed]: '2000.00', [returned]: '2000.00', [plenty]: '6000.00' }
const company = [
  ...smallCompany.map((one) => (bases[one._id] === undefined ? one : { ...one, ...onCard(bases[one._id] ?? '') })),
  person(joiner, '新师傅', inCompany('installer'), { crewId: 'c-1', supervisorId: 'lead', joinedOn: '2026-11-19', ...onCard('2000.00') }),
]
const everybody = [...workers, joiner]
const card = (personId: string) => `2026-11:${personId}:install-service-card:1`
const steps = [['lead', 'assess-sheet'], ['manager', 'review-sheet'], ['boss', 'approve-sheet']] as const

let shop: Shop

const sheetOf = (personId: string) => shop.read('sheets', card(personId))
const record = (personId: string, metricId: string, value: string) => shop.act('hr', 'record-metric', { periodId: '2026-11', metricId, scope: 'employee', scopeId: personId, value: { value }, source: '月末汇总' })
const openKinds = async (personId: string) => (await sheetOf(personId)).exceptions.filter(({ settledAt }) => settledAt === null).map(({ kind }) => kind)
const decide = (actorId: string, personId: string, choice: 'top-up' | 'confirm', seen = { pay: '1977.50', minimum: '2010.00' }) => ({ sheetId: card(personId), ...seen, choice, reason: `${actorId}核对过` })

async function seal(personId: string): Promise<void> {
  for (const [signerId, action] of steps) await shop.act(signerId, action, { sheetId: card(personId), contentHash: (await sheetOf(personId)).contentHash ?? '', comment: '' })
}

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-20 10:00'), {}, company)
  await shop.act('hr', 'save-settings', { ...defaultSettings, entryLimits: { perPerson: 50, inAll: 500 }, minimumWages: { company: null, stores: [{ storeId: 's-a', yuan: '2010' }] }, rev: null })
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
  for (const personId of everybody) {
    await record(personId, 'first-pass-rate', '90')
    await record(personId, 'inspection-survey-score', '88')
    await record(personId, 'after-sales-satisfaction', '97')
    await shop.act('sales', 'rate-item', { sheetId: card(personId), item: 'sales-coordination', points: '8.5', comment: '' })
  }
  shop.at(beijing('2026-12-06 09:00'))
  await shop.close()
})
afterAll(() => shop.stop())

test('the scored sheet waits for a decision before it has a content to sign; others go on', async () => {
  expect(await sheetOf(topped)).toMatchObject({ state: 'rating', contentHash: null, holderId: null, openExceptionCount: 1, scorecard: { pay: '1977.50' } })
  expect(await sheetOf(plenty)).toMatchObject({ state: 'assessing', openExceptionCount: 0 })
  expect(await shop.refused('lead', 'assess-sheet', { sheetId: card(topped), contentHash: '0'.repeat(64), comment: '' })).toBe('wrong-state')
  const { blocked } = await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })
  expect(blocked.find(({ sheetId }) => sheetId === card(topped))?.why).toBe('低于最低工资，等财务或人事定补足还是照发')
})

test('finance and HR see the gap and who settles it; a joiner is held against their days; who may not see pay sees nothing of it', async () => {
  const lines = async (actorId: string) => (await shop.act(actorId, 'read-period', { periodId: '2026-11' })).exceptions
  const byPerson = new Map((await lines('finance')).map((line) => [line.sheetId, line]))
  expect(byPerson.get(card(topped))).toMatchObject({ kind: 'pay-guard', title: '低于最低工资', payGap: { pay: '1977.50', minimum: '2010.00', gap: '32.50' }, settledByTitles: ['财务', '人事'], maySettle: true, remedy: 'settle-pay-guard' })
  expect(byPerson.get(card(joiner))?.payGap).toEqual({ pay: '791.00', minimum: '804.00', gap: '13.00' })
  expect((await shop.act('finance', 'list-tasks', {})).tasks.find(({ kind }) => kind === 'settle-exceptions')).toMatchObject({ title: '低于最低工资', count: 4 })
  expect((await lines('boss')).every(({ maySettle }) => !maySettle)).toBe(true)
  expect((await shop.act(topped, 'read-sheet', { sheetId: card(topped) })).exceptions).toMatchObject([{ title: '低于最低工资' }])
  expect((await shop.act('lead', 'read-sheet', { sheetId: card(topped) })).exceptions).toEqual([])
})

test('neither the team\'s list nor what is to be signed says that somebody\'s pay lies below the minimum wage to those who don\'t see pay', async () => {
  const openFor = async (actorId: string) => (await shop.act(actorId, 'list-team', { periodId: '2026-11' })).sheets.find(({ id }) => id === card(topped))?.openExceptionCount
  expect([await openFor('lead'), await openFor('manager'), await openFor('boss')]).toEqual([0, 0, 1])
  const low = await sheetOf(topped)
  const { template } = await shop.read('templates', `${low.templateId}@${low.templateVersion}`)
  expect(openFirst({ ...low, exceptions: low.exceptions.map((raised) => ({ ...raised, settledAt: beijing('2026-12-06 10:00') })) }, template)).not.toContain('有异常记录')
})

test('a decision is bound to what was seen, needs the right, and is made once', async () => {
  expect(await shop.refused('boss', 'settle-pay-guard', decide('boss', topped, 'confirm'))).toBe('forbidden')
  expect(await shop.refused('lead', 'settle-pay-guard', decide('lead', topped, 'confirm'))).toBe('forbidden')
  expect(await shop.refused('finance', 'settle-pay-guard', decide('finance', topped, 'top-up', { pay: '1977.50', minimum: '1900.00' }))).toBe('content-changed')
  expect((await shop.act('finance', 'settle-pay-guard', decide('finance', topped, 'top-up'))).pay).toBe('2010.00')
  expect(await shop.refused('hr', 'settle-pay-guard', decide('hr', topped, 'confirm'))).toBe('wrong-state')
  expect((await shop.act('hr', 'settle-pay-guard', decide('hr', confirmed, 'confirm'))).pay).toBe('1977.50')
  expect((await shop.act('finance', 'settle-pay-guard', decide('finance', joiner, 'top-up', { pay: '791.00', minimum: '804.00' }))).pay).toBe('804.00')
  expect(await sheetOf(topped)).toMatchObject({ state: 'assessing', openExceptionCount: 0, inputs: { payGuard: { minimum: '2010.00', choice: 'top-up', by: '吴财务' } } })
  const shown = await shop.act('lead', 'read-sheet', { sheetId: card(topped) })
  expect([shown.inputs.payGuard, shown.scorecard.pay]).toEqual([undefined, null])
})

test('after a return to the data it is judged again: the old decision is gone, whether pay still lies below or not', async () => {
  const sendBack = async () => {
    await shop.act('lead', 'return-sheet', { sheetId: card(returned), contentHash: (await sheetOf(returned)).contentHash ?? '', to: 'collecting', reason: '合格率录错了' })
    expect(await sheetOf(returned)).toMatchObject({ state: 'collecting', scorecard: { pay: '1977.50' } })
    expect((await sheetOf(returned)).inputs.payGuard).toBeUndefined()
  }
  await shop.act('finance', 'settle-pay-guard', decide('finance', returned, 'top-up'))
  await sendBack()
  await shop.act('hr', 'confirm-data', { sheetId: card(returned), reason: '核对无误' })
  expect([(await sheetOf(returned)).state, await openKinds(returned)]).toEqual(['rating', ['pay-guard']])
  await shop.act('finance', 'settle-pay-guard', decide('finance', returned, 'confirm'))
  await sendBack()
  await record(returned, 'first-pass-rate', '95')
  await shop.act('hr', 'confirm-data', { sheetId: card(returned), reason: '已改正' })
  expect([await sheetOf(returned), await openKinds(returned)]).toMatchObject([{ state: 'assessing', scorecard: { pay: '2102.50' } }, []])
})

test('another minimum set meanwhile is what is held against', async () => {
  const { rev, stores: _stores, name: _name, ...value } = await shop.act('hr', 'read-settings', {})
  await shop.act('hr', 'save-settings', { ...value, minimumWages: { company: '2010', stores: [] }, rev })
  const audit = await shop.list('audit', { action: 'save-settings' })
  expect(audit.map(({ summary }) => summary)).toContain('改公司设置：最低工资 不设 → 2010 元；甲店最低工资 2010 元 → 同公司')
  expect(await shop.refused('hr', 'save-settings', { ...value, minimumWages: { company: '2010', stores: [{ storeId: 's-z', yuan: '2200' }] }, rev: (rev ?? 0) + 1 })).toBe('bad-input')
})

test('sealed: list, table and print show what was added as a line of its own, and it replays and verifies', async () => {
  for (const personId of everybody) await seal(personId)
  await shop.close()
  const { rows, payTotal } = await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })
  const rowOf = (personId: string) => rows.find(({ sheetId }) => sheetId === card(personId))
  expect(rowOf(topped)).toMatchObject({
    pay: '2010.00', topUp: '32.50', reckoning: '79.10 ÷ 80 × ¥2,000.00 = ¥1,977.50，补到最低工资 ¥2,010.00',
    guard: '补足 ¥32.50：绩效工资 ¥1,977.50，最低工资标准 ¥2,010.00，差 ¥32.50。原因：finance核对过（吴财务）',
  })
  expect(rowOf(confirmed)).toMatchObject({ pay: '1977.50', topUp: null, guard: '照算出的发：绩效工资 ¥1,977.50，最低工资标准 ¥2,010.00，差 ¥32.50。原因：hr核对过（李人事）' })
  expect(rowOf(joiner)).toMatchObject({ pay: '804.00', topUp: '13.00' })
  expect([rowOf(returned)?.guard, rowOf(plenty)?.guard]).toEqual([null, null])
  const cells = (await readWorkbook(await fileOf((await shop.act('finance', 'export-table', { kind: 'pay', periodId: '2026-11' })).url))).get('工资表') ?? []
  const at = cells[0]?.findIndex((cell) => cell?.value === '其中补足') ?? -1
  expect(cells.slice(1).map((row) => row[at]?.value ?? null).filter((value) => value !== null)).toEqual(['13.00', '32.50', '45.50'])
  expect(cells[cells.length - 1]?.map((cell) => cell?.value)).toContain(payTotal)
  const print = pdfWords(await fileOf((await shop.act(topped, 'export-sheet', { sheetId: card(topped) })).url)).replaceAll('￥', '¥').replaceAll('\n', '')
  expect(print).toContain('补足 ¥32.50：绩效工资 ¥1,977.50，最低工资标准 ¥2,010.00，差 ¥32.50')

  const [sheets, corrections, batches, templates, incidents, periods] = await Promise.all([shop.list('sheets', { periodId: '2026-11' }), shop.list('corrections'), shop.list('batches'), shop.list('templates'), shop.list('incidents'), shop.list('periods')])
  const records: Records = { sheets, corrections, batches, templates, incidents, periods }
  const about = (found: Records) => verifyRecords(found, [], hashOf).findings.filter(({ record: where }) => where.endsWith(card(topped))).map(({ code }) => code)
  expect(about(records)).toEqual([])
  const sheet = await sheetOf(topped)
  const template = templates.find(({ _id }) => _id === `${sheet.templateId}@${sheet.templateVersion}`)?.template
  expect(template !== undefined && replay(template, sheet.inputs, sheet.scorecard).isSame).toBe(true)
  const { payGuard, ...unguarded } = sheet.inputs
  expect(payGuard).toBeDefined()
  expect(about({ ...records, sheets: sheets.map((one) => (one._id === sheet._id ? { ...one, inputs: unguarded } : one)) })).toEqual(expect.arrayContaining(['replay-differs', 'content-changed', 'record-changed']))
})

test('other settings tried on it: a decision holds for what it was made about, else pay is as earned and says what is missing', async () => {
  const ask = async (tried: TriedSettings | null) => {
    const { lines } = await shop.act('finance', 'rehearse-template', { templateId: 'install-service-card', version: 'in-use', tried, periodId: '2026-11', after: null })
    return Object.fromEntries(lines.map((line) => [line.employeeId, [line.payBefore, line.payAfter, minimumMoveOf(line), line.gapAfter?.gap ?? null]]))
  }
  expect(await ask(null)).toEqual({ [topped]: ['2010.00', '2010.00', 'still', '32.50'], [confirmed]: ['1977.50', '1977.50', 'still', '32.50'], [joiner]: ['804.00', '804.00', 'still', '13.00'], [returned]: ['2102.50', '2102.50', null, null], [plenty]: ['5932.50', '5932.50', null, null] })
  // 79.10 ÷ 90 × 2000 = 1757.777…; by 12 of 30 days 703.111…; 84.10 ÷ 90 × 2000 = 1868.888…
  expect(await ask({ passMark: '90' })).toMatchObject({ [topped]: ['2010.00', '1757.78', 'still', '252.22'], [joiner]: ['804.00', '703.11', 'still', '100.89'], [returned]: ['2102.50', '1868.89', 'newly', '141.11'], [plenty]: ['5932.50', '5273.33', null, null] })
  // 79.10 ÷ 70 × 2000
  expect(await ask({ passMark: '70' })).toMatchObject({ [topped]: ['2010.00', '2260.00', 'no-longer', null] })
  expect(await ask({ minimumWages: { company: null, stores: [{ storeId: 's-a', yuan: '2400' }] } })).toMatchObject({ [topped]: ['2010.00', '1977.50', 'still', '422.50'], [joiner]: ['804.00', '791.00', 'still', '169.00'], [returned]: ['2102.50', '2102.50', 'newly', '297.50'] })
})

describe('a correction is held against the minimum as well', () => {
  const propose = (personId: string, rate: string, payGuard?: 'top-up' | 'confirm') => ({
    sheetId: card(personId), version: 1, changes: [{ kind: 'metric' as const, metricId: 'first-pass-rate', value: { value: rate } }], reason: '复核过', ...(payGuard === undefined ? {} : { payGuard }),
  })

  test('pay that comes above it needs no decision any more', async () => {
    expect((await shop.act('hr', 'propose-correction', propose(topped, '95'))).payDifference).toBe('92.50')
    expect((await shop.read('corrections', `${card(topped)}@1`)).inputs.payGuard).toBeUndefined()
  })

  test('pay below it is decided in the proposal, by HR, and never silently', async () => {
    expect(await shop.refused('hr', 'propose-correction', propose(confirmed, '85'))).toBe('pay-below-minimum')
    expect(await shop.refused('manager', 'propose-correction', propose(confirmed, '85', 'confirm'))).toBe('pay-below-minimum')
    expect((await shop.act('hr', 'propose-correction', propose(confirmed, '85', 'top-up'))).payDifference).toBe('32.50')
    expect(await shop.read('corrections', `${card(confirmed)}@1`)).toMatchObject({ inputs: { payGuard: { minimum: '2010.00', choice: 'top-up', reason: '复核过', by: '李人事' } }, scorecard: { pay: '2010.00' } })
  })
})
