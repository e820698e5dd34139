import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import type { Phone } from './driver/phone'

jest.setTimeout(120_000)

let company: DemoCompany
let wu: Phone

beforeAll(async () => {
  company = await openDemoCompany('2026-11-23T14:30')
  wu = await company.phoneOf('吴静')
}, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

const baseOf = async (personId: string) => (await company.ask(personId, 'read-sheet', { sheetId: `2026-11:${personId}:install-service-card:1` })).inputs.baseSalary

test('finance pastes a table, is told what is wrong line by line, mends it and imports it; the person sees it on the sheet', async () => {
  const before = await baseOf('p-li-dayong')
  await wu.goTab('我的')
  await wu.tap(/^导入基数/)
  await wu.see('2026年11月')
  await wu.fill('粘贴表格', '李大勇 5432.10\n没有此人 4980\n王海涛 五千')
  await wu.tap('检查')
  await wu.see('第 3 行 · 基数')
  await wu.fill('粘贴表格', '李大勇 5432.10\n没有此人 4980')
  await wu.tap('检查')
  await wu.see('花名册里没有“没有此人”')
  await wu.seeGone(/^导入 /)
  expect(await baseOf('p-li-dayong')).toBe(before)
  await wu.fill('粘贴表格', '姓名\t基数\n李大勇\t5,432.10\n王海涛\t4980')
  await wu.tap('检查')
  await wu.see('2 人，合计 ¥10,412.10')
  await wu.tap('导入 2 人')
  await wu.see('导入好了：新 2 人，改 0 人，没变 0 人')
  expect(await baseOf('p-li-dayong')).toBe('5432.10')
  const li = await company.phoneOf('李大勇')
  await li.see(/绩效工资基数 ¥5,432.10，本月基数由吴静导入 11-23/)
})

test('the same table once more changes nothing, and a store manager has no such page', async () => {
  const before = company.cloud.storeHash()
  await wu.open('/#/admin/bases-import/index')
  await wu.fill('粘贴表格', '李大勇\t5432.10\n王海涛\t4980')
  await wu.tap('检查')
  await wu.see('和已经导入的一样，没有要导入的。')
  await wu.seeGone(/^导入 /)
  expect(company.cloud.storeHash()).toBe(before)
  const he = await company.phoneOf('何伟')
  await he.open('/#/admin/bases-import/index')
  await he.see('绩效工资基数由人事或财务来导入')
})
