import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { openidOf } from '../cloudfunctions/company'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { compileBundle } from './bundle/compile-bundle'
import { PersonCloudLine } from './cloud-line'
import { Phone } from './phone'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// One month on six phones, told in order: every test goes on where the one before it stopped. The phones run the compiled mini-program on
// WeChat's open-source component framework; behind them stand the real functions in a local cloud.

jest.setTimeout(60_000)

const november = '2026-11'
const sheetId = sheetIdOf(november, 'worker-1')

let shop: Shop
let browser: Browser
let bundle: string
let hr: Phone
let worker: Phone
let supervisor: Phone
let manager: Phone
let general: Phone
let rater: Phone
let code: string
const phones: Phone[] = []

const sheet = () => shop.read('sheets', sheetId)
const open = async (openid: string) => {
  const phone = await Phone.open(browser, { bundle, cloud: new PersonCloudLine(shop.cloud, openid) })
  phones.push(phone)
  return phone
}

beforeAll(async () => {
  bundle = compileBundle(builtWeapp())
  browser = await launchBrowser()
  shop = await Shop.open(beijing('2026-11-02 08:30'))
  await shop.act('hr', 'open-period', { periodId: november })
  for (const [metricId, scope, scopeId, value] of [
    ['inspection-survey-score', 'crew', 'c-a1', '88'], ['first-pass-rate', 'employee', 'worker-1', '93.5'], ['after-sales-satisfaction', 'employee', 'worker-1', '97'],
  ] as const) await shop.act('hr', 'record-metric', { periodId: november, metricId, scope, scopeId, value: { value }, source: '月中汇总' })
  // The worker has a new WeChat account that nobody knows yet.
  await shop.database.collection('bindings').doc(openidOf('worker-1')).remove()
  await shop.put('signals', { _id: 'worker-1', openid: '', rev: 0 })
}, buildTimeoutMs)

afterAll(async () => {
  for (const phone of phones) await phone.close()
  await browser.close()
  await shop.stop()
})

test('HR makes an invitation and copies it, once WeChat may use the clipboard', async () => {
  hr = await open(openidOf('hr'))
  await hr.openLink('admin/people/index')
  await hr.tap(/^李师傅/)
  await hr.tap('生成邀请码')
  await hr.allowClipboard(false)
  await hr.tap('只复制码')
  await hr.seesToast('没有复制成功，请允许使用剪贴板后再试')
  await hr.allowClipboard(true)
  await hr.tap('只复制码')
  await hr.seesToast('邀请码已复制')
  code = await hr.clipboard()
  expect(code).toMatch(/^[0-9A-Z]{10}$/)
})

test('who is not bound yet reads what the app is, and binds by an invitation code', async () => {
  worker = await open('wx-new-account')
  await worker.sees('仅供公司员工使用')
  await worker.type('邀请码', 'AAAAA AAAAA')
  await worker.tap('同意并绑定')
  await worker.sees('邀请码不对')
  await worker.type('邀请码', `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase())
  await worker.tap('同意并绑定')
  await worker.sees('李师傅')
  expect(await worker.routes()).toEqual(['pages/home/index'])
})

test('the worker sees the own score, and every item opens to its reason', async () => {
  await worker.sees(/^73\.6$/)
  await worker.tap('安装一次完成合格率 23，为什么')
  await worker.sees('为什么是这个分')
  await worker.sees(/93\.5/)
  await worker.tap('关闭')
  await worker.seesNoMore('为什么是这个分')
})

test('what the supervisor logs moves the score on the worker\'s open page', async () => {
  supervisor = await open(openidOf('lead-a1'))
  await supervisor.tap('记一笔')
  await supervisor.tap(/^记李师傅/)
  await supervisor.tap(/^工具违规/)
  await supervisor.tap('没法拍')
  await supervisor.tap('事后才知道')
  await supervisor.tap('补充')
  await supervisor.type('说明', '梯子没有收回')
  await supervisor.tap(/^记上/)
  await supervisor.sees('记好了')
  await worker.sees(/^72\.6$/)
})

test('what is logged without a network waits on the phone and goes by itself when there is one', async () => {
  await supervisor.tap('再记一笔')
  await supervisor.tap(/^记李师傅/)
  await supervisor.tap(/^车辆违规|^车辆管理违规/)
  await supervisor.tap('没法拍')
  await supervisor.tap('客户不让拍')
  await supervisor.setOnline(false)
  await supervisor.tap(/^记上/)
  await supervisor.sees('已存，联网后自动上报')
  await supervisor.setOnline(true)
  await supervisor.sees('记好了')
  await worker.sees(/^71\.6$/)
  expect((await shop.list('incidents')).map(({ kind }) => kind).sort()).toEqual(['tool-violation', 'vehicle-violation'])
})

test('the worker answers both, and the supervisor\'s open page shows it', async () => {
  await supervisor.tap('看这一笔')
  await supervisor.sees('待确认')
  await worker.tapTab('事件')
  await worker.tap('确认')
  await worker.seesToast('已确认')
  await worker.seesAtMost(1, '确认')
  await worker.tap('确认')
  await worker.seesToast('已确认')
  await supervisor.sees('已确认')
})

test('after the cut the worker scores the own month, from what the system has', async () => {
  shop.at(beijing('2026-12-01 09:00'))
  await shop.close()
  await worker.tapTab('待办')
  await worker.tap('2026年11月')
  await worker.tap('安检工作增加')
  await worker.tap('与销售的配合度增加')
  await worker.tap('提交自评')
  await worker.seesToast('自评已提交')
  await worker.sees('都办完了')
  expect((await sheet()).selfScore?.points.find(({ item }) => item === 'inspection')?.points).toBe('18.1')
})

test('the sales manager gives points by the slider, in the steps of the sheet', async () => {
  shop.at(beijing('2026-12-04 00:01'))
  await shop.close()
  rater = await open(openidOf('sales-a'))
  await rater.tapTab('待办')
  await rater.tap('李师傅')
  await rater.slide(17)
  await rater.tap(/^打 8\.5 分/)
  await rater.seesToast('李师傅 8.5 分，已记下')
  expect((await sheet()).state).toBe('assessing')
})

test('the store manager reviews the sheet from its page, the general manager approves it from the list', async () => {
  await shop.act('lead-a1', 'assess-sheet', { sheetId, contentHash: (await sheet()).contentHash ?? '', comment: '' })
  manager = await open(openidOf('manager-a'))
  await manager.tapTab('待办')
  await manager.tap(/^李师傅 · 甲店 80\.1 分/)
  await manager.tap('审核')
  await manager.tap('数据属实，同意')
  await manager.tap('审核通过')
  await manager.seesToast('审核完成')
  general = await open(openidOf('gm-1'))
  await general.tapTab('待办')
  await general.tap('选择李师傅 · 甲店')
  await general.tap('核准通过 1 张')
  await general.seesToast('已通过 1 张')
  await general.sees('都办完了')
})

test('the worker signs after one more question, and reads the pay to the fen', async () => {
  await worker.tap('2026年11月')
  await worker.sees('¥6,007.50')
  await worker.tap('签字确认')
  expect(await worker.answer(true)).toBe('确认签字')
  await worker.sees('已签字')
  expect((await sheet())).toMatchObject({ state: 'sealed', signature: { state: 'signed' }, scorecard: { total: '80.10', pay: '6007.50' } })
})

test('nothing was thrown, and no name of the platform was missing', async () => {
  expect(phones.length).toBe(6)
  for (const phone of phones) {
    expect(await phone.errors()).toEqual([])
    expect(await phone.missing()).toEqual([])
    // WeChat asks for pages of less than a thousand elements and updates below 256 KB.
    expect(await phone.nodeCount()).toBeLessThan(1_000)
    expect(await phone.largestUpdate()).toBeLessThan(256 * 1024)
  }
})
