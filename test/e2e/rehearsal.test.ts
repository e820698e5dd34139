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
  const { lines } = await company.ask('p-wu-jing', 'rehearse-template', { templateId: 'install-service-card', version: 'draft', periodId: null, after: null })
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.every(({ outcome }) => outcome === 'loss')).toBe(true)
  expect(company.cloud.storeHash()).toBe(before)
})
