import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'

jest.setTimeout(120_000)

let company: DemoCompany

beforeAll(async () => { company = await openDemoCompany('2026-11-23T14:30') }, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

test('HR lets photos come from the camera only: 记一笔 offers no album from then on', async () => {
  const zhou = await company.phoneOf('周敏')
  await zhou.goTab('我的')
  await zhou.tap(/^公司设置/)
  await zhou.tap('只能现拍')
  await zhou.tap('数据增加')
  await zhou.see('照片来源 现拍或相册 → 只能现拍；数据截止 3 → 4 日')
  await zhou.tap('保存')
  await zhou.seeGone('保存')
  await zhou.see('4 号')
  const zhao = await company.phoneOf('赵刚')
  await zhao.open('/#/lead/log-incident/index')
  await zhao.tap(/^记张建军/)
  await zhao.tap(/^仓库违规/, 'radio')
  await zhao.see('拍一张')
  expect(await zhao.sees('从相册选')).toBe(false)
})

test('who is not HR gets no door and no page', async () => {
  const li = await company.phoneOf('李大勇')
  await li.goTab('我的')
  expect(await li.sees('公司设置')).toBe(false)
  await li.open('/#/admin/settings/index')
  await li.see('您没有权限做这个操作')
})
