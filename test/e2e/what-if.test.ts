import type { ActionInput, ActionName } from '../../shared/contract/actions'
import type { CallReply } from '../../shared/contract/call'
import { openidOf } from '../../local/demo/company'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import type { Phone } from './driver/phone'

jest.setTimeout(60_000)

// One afternoon of 李大勇 (base ¥6,000.00, so that one point is 6000 ÷ 80 = ¥75.00), who has 73 points and waits for the sales manager's.
// Each test goes on where the one before has ended.

let company: DemoCompany
let li: Phone, zhao: Phone, tang: Phone, zhou: Phone
let commands = 0

beforeAll(async () => {
  company = await openDemoCompany('2026-11-23T14:30')
  li = await company.phoneOf('李大勇')
  zhao = await company.phoneOf('赵刚')
  tang = await company.phoneOf('唐燕')
  zhou = await company.phoneOf('周敏')
}, openingMs)
afterAll(async () => {
  await company.close()
})
afterEach(() => {
  expect(company.takeProblems()).toEqual([])
})

const liSheet = '2026-11:p-li-dayong:install-service-card:1'

/** Does something as a person, past the app; resolves with the moment of the cloud's answer. */
async function act<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>): Promise<number> {
  commands += 1
  const reply = await company.cloud.call('api', { action, input, commandId: `what-if-${String(commands).padStart(6, '0')}` }, { openid: openidOf(personId) }) as CallReply
  if (!reply.ok) throw new Error(`${action}: ${reply.refusal.message}`)
  return performance.now()
}

async function logVehicleViolation(): Promise<void> {
  await zhao.goHome()
  await zhao.tap('记一笔')
  await zhao.tap(/^记李大勇/)
  await zhao.tap(/^车辆违规/, 'radio')
  await zhao.tap('没法拍')
  await zhao.tap('事后才知道')
  await zhao.tap(/^记上/)
  await zhao.see('记好了')
}

/** Waits until the result at the lower edge of 算一算 reads so. */
async function seeResult(words: string): Promise<void> {
  await li.page.getByRole('group', { name: words, exact: true }).filter({ visible: true }).waitFor()
}

test('one more violation is played through, and is just that once the supervisor logs it; the open page follows by itself', async () => {
  await li.tap(/^算一算|算一算/)
  await seeResult('现在 73 分，绩效工资 ¥5,475.00 ~ ¥6,225.00')
  await li.tap(/^安装工具及车辆管理，万一违规会怎样/)
  await li.tap('再有几次车辆违规增加')
  await seeResult('照这样算 72 分，绩效工资 ¥5,400.00 ~ ¥6,150.00')
  await li.see('−¥75.00')
  await li.tap('恢复现状')
  await seeResult('现在 73 分，绩效工资 ¥5,475.00 ~ ¥6,225.00')
  await logVehicleViolation()
  await seeResult('现在 72 分，绩效工资 ¥5,400.00 ~ ¥6,150.00')
})

test('the step most worth doing brings what it said once HR has recorded the jobs', async () => {
  await li.see('再完成 1 单，单单合格，照这样算多 1 分，绩效工资多 ¥75.00')
  await li.tap('代进去看看')
  await seeResult('照这样算 73 分，绩效工资 ¥5,475.00 ~ ¥6,225.00')
  await li.tap('恢复现状')
  await zhou.tap(/^指标录入/)
  await zhou.tap(/^李大勇，一次安装合格率/)
  await zhou.fill('合格单数', '16')
  await zhou.fill('完工单数', '17')
  await zhou.tap('确认更正')
  await seeResult('现在 73 分，绩效工资 ¥5,475.00 ~ ¥6,225.00')
})

test('with the sales manager\'s points assumed the pay is one sum, the same that stands there once she has given them', async () => {
  await li.tap('销售经理打分增加')
  await li.tap('销售经理打分减少')
  await li.tap('销售经理打分减少')
  await li.tap('销售经理打分减少')
  await seeResult('照这样算 81.5 分，绩效工资 ¥6,112.50')
  await li.tap('恢复现状')
  await tang.open(`/#/lead/rate/index?sheetId=${encodeURIComponent(liSheet)}&item=sales-coordination`)
  await tang.fill('李大勇的分数', '8.5')
  await tang.tap(/^打 8.5 分/)
  await seeResult('现在 81.5 分，绩效工资 ¥6,112.50')
})

test('home tells what moved since yesterday and by what; the sheet has the days of the month', async () => {
  await li.goHome()
  await li.see(/^比昨天 \+8\.5 分：/)
  await li.see('这几天的变化')
  await li.see('录入一次安装合格率')
  await li.see('73 → 81.5 分')
  await li.tap(/看整张考核表/)
  await li.see('每天的变化')
  await li.see('74 → 73 分')
  await li.back()
})

test('whatever the supervisor logs, the open page shows each time, without a reload', async () => {
  await li.seeRing('当前得分 81.5 分，满分 100')
  await li.page.evaluate(() => { window.name = 'never reloaded' })
  const delays: number[] = []
  for (const [index, ring] of ['80.5', '79.5', '78.5', '77.5', '76.5'].entries()) {
    const [answeredAt, shownAt] = await Promise.all([
      act('p-zhao-gang', 'log-incident', { employeeId: 'p-li-dayong', kind: 'warehouse-violation', quantity: 1, occurredAt: company.cloud.now().toISOString(), note: `第 ${index + 1} 次`, orderNo: null }),
      li.seeRing(`当前得分 ${ring} 分，满分 100`).then(() => performance.now()),
    ])
    delays.push(shownAt - answeredAt)
  }
  expect(await li.page.evaluate(() => window.name)).toBe('never reloaded')
  if (process.env['SHOW_DELAYS'] !== undefined) console.log(delays.map(Math.round))
})
