import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { baseIdOf } from '@shared/pay/imported-base'
import { onCard, people, person, inStore } from './company'
import { beijing, sheetIdOf, Shop } from './shop'

// Bases imported per period, through the real functions: they win over the roster's, reach running sheets and later ones, and never a frozen one.

let shop: Shop
beforeAll(async () => { shop = await Shop.open(beijing('2026-11-02 08:00')) })
beforeEach(() => shop.begin(beijing('2026-11-02 08:00'), people))
afterAll(() => shop.stop())

type Row = ActionInput<'import-bases'>['rows'][number]
const row = (name: string, amount: string, line = 2): Row => ({ line, personId: '', name, store: '', amount })
const bases = (rows: Row[], periodId = '2026-11') => ({ periodId, rows })
const openMonth = () => shop.act('hr', 'open-period', { periodId: '2026-11' })
const sheetOf = (personId: string, periodId = '2026-11') => shop.read('sheets', sheetIdOf(periodId, personId))

async function score(workerId: string): Promise<void> {
  const record = (metricId: string, value: string) => shop.act('hr', 'record-metric', { periodId: '2026-11', metricId, scope: 'employee', scopeId: workerId, value: { value }, source: '汇总' })
  await record('first-pass-rate', '93.5')
  await record('inspection-survey-score', '88')
  await record('after-sales-satisfaction', '97')
  await shop.act('sales-a', 'rate-item', { sheetId: sheetIdOf('2026-11', workerId), item: 'sales-coordination', points: '8.5', comment: '' })
}

describe('an import', () => {
  test('reaches the running sheets at once, wins over the roster, and the sheet says whose it is', async () => {
    await openMonth()
    await score('worker-1')
    const before = await sheetOf('worker-1')
    expect(await shop.act('finance', 'import-bases', bases([row('李师傅', '5432.1'), row('王师傅', '0', 3)]))).toEqual({ added: 2, changed: 0, same: 0 })
    const after = await sheetOf('worker-1')
    expect([after.rev, after.inputs.baseSalary, after.baseOrigin?.byName]).toEqual([before.rev + 1, '5432.10', '吴财务'])
    // 82.10 ÷ 80 × 5432.10 = 5574.692625
    expect([before.scorecard.total, before.scorecard.pay, after.scorecard.pay]).toEqual([after.scorecard.total, '6157.50', '5574.69'])
    expect((await sheetOf('worker-2')).inputs.baseSalary).toBe('0.00')
    expect((await sheetOf('worker-3')).inputs.baseSalary).toBe('5600.55')
    expect(await shop.act('worker-1', 'read-sheet', { sheetId: after._id })).toMatchObject({ baseOrigin: { byName: '吴财务' }, inputs: { baseSalary: '5432.10' } })
    expect((await shop.act('lead-a1', 'read-sheet', { sheetId: after._id })).baseOrigin).toBeNull()
  })

  test('is stored whole or not at all, with every line\'s mistake in the preview', async () => {
    await openMonth()
    const rows = [row('李师傅', '5432.10'), row('没有此人', '1', 3), row('李师傅', '2', 4), row('何店长', '3', 5)]
    const before = shop.cloud.storeHash()
    expect(await shop.act('hr', 'check-bases-import', bases(rows))).toEqual({
      problems: [{ line: 3, column: '姓名', text: '花名册里没有“没有此人”' }, { line: 4, column: '姓名', text: '李师傅和第 2 行是同一个人' }, { line: 5, column: '姓名', text: '何店长这一期没有发绩效工资的考核表' }],
      effects: [{ line: 2, personId: 'worker-1', name: '李师傅', storeName: '甲店', kind: 'new', amount: '5432.10', was: null, roster: '6000.00' }],
    })
    expect(await shop.reply('hr', 'import-bases', bases(rows))).toMatchObject({ ok: false, refusal: { code: 'import-invalid', message: '第 3 行“姓名”：花名册里没有“没有此人”（另有 2 处），一行也没有导入' } })
    expect(shop.cloud.storeHash()).toBe(before)
  })

  test('repeated brings nothing new; another amount replaces it before the freeze, and the old one is kept with who and when', async () => {
    await openMonth()
    await shop.act('finance', 'import-bases', bases([row('李师傅', '5432.10')]), 'import-0001')
    await shop.act('finance', 'import-bases', bases([row('李师傅', '5432.10')]), 'import-0001')
    expect(await shop.act('hr', 'import-bases', bases([row('李师傅', '5432.1')]))).toEqual({ added: 0, changed: 0, same: 1 })
    expect(await shop.read('bases', baseIdOf('2026-11', 'worker-1'))).toMatchObject({ amount: '5432.10', byName: '吴财务', earlier: [], rev: 1 })
    expect(await shop.act('hr', 'import-bases', bases([row('李师傅', '6000')]))).toEqual({ added: 0, changed: 1, same: 0 })
    expect(await shop.read('bases', baseIdOf('2026-11', 'worker-1'))).toMatchObject({ amount: '6000.00', byName: '周人事', earlier: [{ amount: '5432.10', byName: '吴财务' }], rev: 2 })
    expect((await sheetOf('worker-1')).baseOrigin?.byName).toBe('周人事')
    expect((await shop.list('audit', { action: 'import-bases' })).map(({ summary }) => summary)).toContain('导入绩效工资基数 2026-11：新 0 人，改 1 人')
  })

  test('before the month is opened waits for its sheet, and for that of somebody who joins later', async () => {
    await shop.act('finance', 'import-bases', bases([row('李师傅', '5432.10')]))
    await openMonth()
    expect(await sheetOf('worker-1')).toMatchObject({ inputs: { baseSalary: '5432.10' }, baseOrigin: { byName: '吴财务' } })
    expect((await sheetOf('worker-2')).baseOrigin).toBeUndefined()
    await shop.database.collection('people').add([person('joiner', '新师傅', inStore('installer', 's-a'), { ...onCard('4000.00'), joinedOn: '2026-11-10' })])
    await shop.act('finance', 'import-bases', bases([row('新师傅', '3210')]))
    await shop.database.collection('periods').doc('2026-11').update({ sheetsMade: false })
    await shop.database.collection('leases').where({ _id: shop.database.command.gt('') }).remove()
    await shop.close()
    expect(await sheetOf('joiner')).toMatchObject({ inputs: { baseSalary: '3210.00' }, baseOrigin: { byName: '吴财务' } })
  })

  test('at the same moment as the opening comes to both sheet and record, whoever was first', async () => {
    await Promise.all([openMonth(), ...['李师傅', '王师傅', '张师傅', '赵主管', '罗师傅'].map((name, index) => shop.act('finance', 'import-bases', bases([row(name, `${1000 + index}`)])))])
    const found = await shop.list('sheets', { periodId: '2026-11' })
    expect(found.map(({ employeeName, inputs }) => `${employeeName} ${String(inputs.baseSalary)}`).sort()).toEqual(['张师傅 1002.00', '李师傅 1000.00', '王师傅 1001.00', '罗师傅 1004.00', '赵主管 1003.00'])
  })

  test('refuses a sheet that is frozen or sealed, by name and with what to do; all others of the batch too', async () => {
    await openMonth()
    await score('worker-1')
    shop.at(beijing('2026-12-06 09:00'))
    await shop.close()
    expect((await sheetOf('worker-1')).state).not.toBe('collecting')
    const reply = await shop.reply('finance', 'import-bases', bases([row('王师傅', '4000'), row('李师傅', '5432.10', 3)]))
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'import-invalid', message: '第 3 行“基数”：李师傅的考核表数据已经冻结；要改请签字的人先把表退回数据，再导入，一行也没有导入' } })
    expect(await shop.list('bases')).toEqual([])
  })
})

test('the pay list says whose base was imported, and what to do where there is none', async () => {
  await openMonth()
  for (const workerId of ['worker-1', 'worker-2']) await score(workerId)
  await shop.act('finance', 'import-bases', bases([row('李师傅', '5432.10')]))
  const worker2 = await sheetOf('worker-2')
  const { baseSalary, ...inputs } = worker2.inputs
  expect(baseSalary).toBe('5800.00')
  await shop.put('sheets', { ...worker2, inputs })
  shop.at(beijing('2026-12-06 09:00'))
  await shop.close()
  for (const [signerId, action] of [['lead-a1', 'assess-sheet'], ['manager-a', 'review-sheet'], ['gm-1', 'approve-sheet']] as const) {
    for (const workerId of ['worker-1', 'worker-2']) await shop.act(signerId, action, { sheetId: sheetIdOf('2026-11', workerId), contentHash: (await sheetOf(workerId)).contentHash ?? '', comment: '' })
  }
  const list: ActionOutput<'read-pay-list'> = await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })
  expect(list.rows).toMatchObject([{ employeeName: '李师傅', base: '5432.10', pay: '5574.69', isBaseImported: true, reckoning: expect.stringMatching(/ = ¥5,574.69，本月基数由吴财务导入 11-02$/) as string }])
  expect(list.blocked.find(({ employeeName }) => employeeName === '王师傅')?.why).toBe('没有设定绩效工资基数，已经封存；要补请提出更正，补的在确认更正那个月的工资表里')
  const sheetId = sheetIdOf('2026-11', 'worker-2')
  await shop.close()
  const { correctionId, payDifference } = await shop.act('hr', 'propose-correction', { sheetId, version: 1, changes: [{ kind: 'base', amount: '5000' }], reason: '封存时没有基数' })
  // 82.10 ÷ 80 × 5000 = 5131.25, and nothing was paid before.
  expect(payDifference).toBe('5131.25')
  await shop.act('gm-1', 'decide-correction', { sheetId, correctionId, contentHash: (await shop.read('corrections', correctionId)).contentHash, answer: 'confirmed', comment: '' })
  const corrected = await shop.act('finance', 'read-pay-list', { periodId: '2026-12' })
  expect(corrected.differences).toMatchObject([{ employeeName: '王师傅', payBefore: '0.00', payAfter: '5131.25', difference: '5131.25' }])
  expect((await shop.act('finance', 'read-pay-list', { periodId: '2026-11' })).blocked.find(({ employeeName }) => employeeName === '王师傅')?.why).toBe('没有设定绩效工资基数，已经封存；要补请提出更正，补的在确认更正那个月的工资表里')
})
