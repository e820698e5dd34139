import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import type { Phone } from './driver/phone'

jest.setTimeout(60_000)

// 360°: somebody of the team and a customer answer about 江楠, each in a browser of their own, and the sheet tells nobody more than counts.

let company: DemoCompany
const sheetId = '2026-Q4:p-jiang-nan:cs-supervisor-360:1'
const sheetPath = `/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`

beforeAll(async () => {
  company = await openDemoCompany('2026-11-23T14:30')
  company.setClock('2027-01-02T10:00')
}, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

/** One level on each of the three questions. */
async function chooseLevels(phone: Phone, levels: readonly string[]): Promise<void> {
  for (const [index, level] of levels.entries()) await phone.tap(new RegExp(`^第 ${index + 1} 题 ${level}`), 'radio')
}

test('a member of the team answers three questions from the list of tasks, and can’t do so twice', async () => {
  const yu = await company.phoneOf('余婷')
  await yu.goTab('待办')
  await yu.tap(/^评一评江楠/)
  await yu.see('还有 3 题没选')
  await yu.see(/不满 3 人，分数和留言谁都看不到/)
  await chooseLevels(yu, ['好', '很好', '一般'])
  await yu.fill('想说的话', '排班表早点出就好了')
  await yu.tap('匿名提交')
  await yu.see('收到了，谢谢您')
  await yu.goHome()
  await yu.goTab('待办')
  await yu.see('都办完了')
})

test('a customer answers by a code that works once', async () => {
  const guo = await company.phoneOf('郭杰')
  await guo.open(sheetPath)
  await guo.tap('给客户发评价码')
  await guo.tap('生成 3 个')
  await guo.see('全部复制')
  const code = /[2-9A-HJKMNP-Z]{5} [2-9A-HJKMNP-Z]{5}/.exec(await guo.text())?.[0] ?? ''
  const customer = await company.newPhone()
  await customer.open('/')
  await customer.tap(/^我是客户，有评价码/)
  await customer.fill('评价码', code)
  await customer.tap('开始')
  await chooseLevels(customer, ['很好', '好', '好'])
  await customer.tap('匿名提交')
  await customer.see('收到了，谢谢您')
  const again = await company.newPhone()
  await again.open('/#/installer/customer/index')
  await again.fill('评价码', code)
  await again.tap('开始')
  await again.see(/评价码不对、用过了或已经过期/)
})

test('the person themselves sees how many have answered, and not a word or a point', async () => {
  const jiang = await company.phoneOf('江楠')
  await jiang.open(sheetPath)
  await jiang.see(/评分收齐以前，谁也看不到分数/)
  await jiang.see('2 人已评')
  await jiang.see('1 人已评')
  await jiang.seeNoMore(/排班表早点出/)
})
