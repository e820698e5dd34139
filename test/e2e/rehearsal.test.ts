import { openidOf } from '../../local/demo/company'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'

jest.setTimeout(120_000)

let company: DemoCompany
beforeAll(async () => { company = await openDemoCompany('2026-11-23T14:30') }, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

test('HR changes the pass mark without publishing it, tries it on a past month, and sees who would lose how much; nothing is changed by it', async () => {
  const zhou = await company.phoneOf('周敏')
  await zhou.open('/#/admin/template/index?id=install-service-card')
  await zhou.tap(/^拿过去的月份试算/)
  await zhou.see('还没有改动')
  await zhou.tap('用现在的版本试算')
  await zhou.see('每个人')
  await zhou.see(/^不变 \d+$/)
  await zhou.back()
  const saved = await company.cloud.call('api', { action: 'save-template-draft', commandId: 'rehearsal-0001', input: { templateId: 'install-service-card', rev: null, changes: [{ field: 'pay.passMark', value: '90' }] } }, { openid: openidOf('p-zhou-min') })
  expect(saved).toMatchObject({ ok: true })
  await zhou.see('发布之前，看谁会多、谁会少')
  const before = company.cloud.storeHash()
  await zhou.tap(/^拿过去的月份试算/)
  await zhou.see('没发布的改动')
  await zhou.see(/^少 \d+$/)
  const { lines } = await company.ask('p-wu-jing', 'rehearse-template', { templateId: 'install-service-card', version: 'draft', tried: null, periodId: null, after: null })
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.every(({ outcome }) => outcome === 'loss')).toBe(true)
  expect(company.cloud.storeHash()).toBe(before)
})

test('finance tries a minimum wage of the company and one person\'s base on it: who would lie below it by how much; settings and sheets stay as they are', async () => {
  const wu = await company.phoneOf('吴静')
  const before = company.cloud.storeHash()
  await wu.open('/#/admin/rehearsal/index?id=install-service-card')
  await wu.tap('第 1 版', 'tab')
  await wu.see(/^不变 \d+$/)
  await wu.tap('试别的设置')
  await wu.fill('全公司最低工资（元 / 月）', '6010')
  await wu.tap('按这些算')
  // 李大勇: 80.10 ÷ 80 × 6000 = 6007.50.
  await wu.tap(/^李大勇，不变，会低于最低工资 ¥6,010.00，差 ¥2.50/)
  await wu.fill('李大勇的基数', '6100')
  await wu.tap('按这个基数算')
  // 80.10 ÷ 80 × 6100 = 6107.625
  await wu.see('80.1 → 80.1 分，¥6,007.50 → ¥6,107.63')
  await wu.see('1 人的基数单独试；最低工资 ¥6,010.00')
  expect(company.cloud.storeHash()).toBe(before)
  await wu.tap('设置恢复原样')
  await wu.seeGone('1 人的基数单独试；最低工资 ¥6,010.00')
  await wu.see(/^不变 \d+$/)
})
