import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { openidOf } from '../cloudfunctions/company'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { compileBundle } from './bundle/compile-bundle'
import { PersonCloudLine } from './cloud-line'
import { Phone } from './phone'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// 算一算 in the compiled mini-program, with the real functions behind it. By hand, base ¥6,000.00: 93.5 % → 23, 88 → 17.6, 97 % → 17, 8, 8 = 73.6.

jest.setTimeout(60_000)

const sheetId = sheetIdOf('2026-11', 'worker-1')

let shop: Shop
let browser: Browser
let worker: Phone

beforeAll(async () => {
  const bundle = compileBundle(builtWeapp())
  browser = await launchBrowser()
  shop = await Shop.open(beijing('2026-11-02 08:30'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  for (const [metricId, scope, scopeId, value] of [
    ['inspection-survey-score', 'crew', 'c-a1', '88'], ['first-pass-rate', 'employee', 'worker-1', '93.5'], ['after-sales-satisfaction', 'employee', 'worker-1', '97'],
  ] as const) await shop.act('hr', 'record-metric', { periodId: '2026-11', metricId, scope, scopeId, value: { value }, source: '月中汇总' })
  worker = await Phone.open(browser, { bundle, cloud: new PersonCloudLine(shop.cloud, openidOf('worker-1')) })
}, buildTimeoutMs)

afterAll(async () => {
  await worker.close()
  await browser.close()
  await shop.stop()
})

test('the step most worth doing is put in by one tap, and the way back is one tap too', async () => {
  await worker.tap('算一算')
  await worker.sees('一次安装合格率提到 94%，照这样算多 1 分，绩效工资多 ¥75.00')
  await worker.tap('代进去看看')
  await worker.sees('¥5,595.00 ~ ¥6,345.00')
  await worker.sees('23 → 24')
  await worker.tap('恢复现状')
  await worker.sees('¥5,520.00 ~ ¥6,270.00')
})

test('what the sales manager could give is assumed step by step, and is the pay to the fen once she gives it', async () => {
  await worker.tap('销售经理打分增加')
  await worker.sees('¥6,270.00')
  for (const pay of ['¥6,232.50', '¥6,195.00', '¥6,157.50']) {
    await worker.tap('销售经理打分减少')
    await worker.sees(pay)
  }
  await worker.sees('82.1')
  await worker.tap('恢复现状')
  await shop.act('sales-a', 'rate-item', { sheetId, item: 'sales-coordination', points: '8.5', comment: '' })
  await worker.sees('¥6,157.50')
  await worker.sees('82.1')
})

test('nothing of it was sent, nothing was thrown, and no name of the platform was missing', async () => {
  expect((await shop.read('sheets', sheetId)).inputs.incidents).toEqual([])
  expect(await worker.errors()).toEqual([])
  expect(await worker.missing()).toEqual([])
  expect(await worker.nodeCount()).toBeLessThan(1_000)
  expect(await worker.largestUpdate()).toBeLessThan(256 * 1024)
})
