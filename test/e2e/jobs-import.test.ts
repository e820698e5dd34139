import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import type { Phone } from './driver/phone'

jest.setTimeout(120_000)

let company: DemoCompany
let zhou: Phone

beforeAll(async () => {
  company = await openDemoCompany('2026-11-23T14:30')
  zhou = await company.phoneOf('周敏')
}, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

const head = '单号,简称,门店,师傅,计划日期,状态,完工日期,一次合格,原因,分摊'
const good = [head, 'DX-9001,滨江王府,城东店,李大勇、王海涛,2026-11-25,待安装,,,,', 'DX-9002,翠湖张府,城东店,张建军,2026-11-20,,2026-11-21,否,设计60、安装40,'].join('\n')

/** Chooses a file as the person does, by the browser's own dialog. */
async function choose(button: string, text: string): Promise<void> {
  zhou.page.once('filechooser', (chooser) => { void chooser.setFiles({ name: '安装单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }) })
  await zhou.tap(button)
}

const openOrders = async () => (await company.ask('p-zhou-min', 'list-jobs', { view: 'open', periodId: null })).jobs.map(({ orderNo }) => orderNo)

test('a file with mistakes is told line by line and imports nothing', async () => {
  const before = await openOrders()
  await zhou.open('/#/admin/jobs-import/index')
  await choose('选 CSV 文件', good.replace('2026-11-25', '2026-11-31').replace('安装40', '安装30'))
  await zhou.see('第 2 行 · 计划日期')
  await zhou.see('第 3 行 · 原因')
  await zhou.seeGone(/^导入 /)
  await choose('换一个文件', good.replace('张建军', '没有这个人'))
  await zhou.see('第 3 行 · 师傅')
  expect(await openOrders()).toEqual(before)
})

test('mended it goes in, and the same file once more changes nothing', async () => {
  await choose('换一个文件', good)
  await zhou.see('新 2，改 0，没变 0')
  await zhou.tap('导入 2 单')
  await zhou.see('导入好了：新 2 单，改 0 单，没有变化 0 单')
  expect(await openOrders()).toContain('DX-9001')
  const after = company.cloud.storeHash()
  await choose('换一个文件', good)
  await zhou.see('和现有的安装单一样，没有要导入的。')
  await zhou.seeGone(/^导入 /)
  expect(company.cloud.storeHash()).toBe(after)
})

test('a job planned by hand is on the list at once, its plan is changed, and a second one under the same number is refused', async () => {
  const zhao = await company.phoneOf('赵刚')
  await zhao.open('/#/lead/jobs/index')
  for (const label of ['翠湖张府', '另一家']) {
    await zhao.tap('手工派单')
    await zhao.fill('单号', 'DX-9100')
    await zhao.fill('客户简称', label)
    await zhao.tap('张建军')
    await zhao.tap('派单')
    if (label === '另一家') await zhao.see('这个单号已经有安装单了')
    else await zhao.see(/张建军 · DX-9100/)
  }
  await zhao.tap('关闭')
  await zhao.tap(/^翠湖张府，张建军 · DX-9100/)
  await zhao.tap(/^改派单/)
  await zhao.tap('客户延期')
  await zhao.tap('保存')
  await zhao.see('客户延期')
  const jobs = (await company.ask('p-zhao-gang', 'list-jobs', { view: 'open', periodId: null })).jobs.filter(({ orderNo }) => orderNo === 'DX-9100')
  expect(jobs.map(({ state, installers }) => [state, installers.map(({ name }) => name)])).toEqual([['postponed', ['张建军']]])
})
