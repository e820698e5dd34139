import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { openidOf } from '../cloudfunctions/company'
import { beijing, sheetIdOf, Shop } from '../cloudfunctions/shop'
import { BundleFiles } from './bundle/bundle-files'
import { compileBundle } from './bundle/compile-bundle'
import { screenWidthPx } from './bundle/compile-styles'
import { pagePaths } from './bundle/page-paths'
import { PersonCloudLine } from './cloud-line'
import { Phone } from './phone'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// Every page of the app by its own link, for people whom it is for and for people whom it is not for.

jest.setTimeout(90_000)

const sheetId = sheetIdOf('2026-11', 'worker-1')

let shop: Shop
let browser: Browser
let bundle: string
let phone: Phone
let links: readonly string[]

beforeAll(async () => {
  const folder = builtWeapp()
  bundle = compileBundle(folder)
  browser = await launchBrowser()
  shop = await Shop.open(beijing('2026-11-02 08:30'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  const { incidentId } = await shop.act('lead-a1', 'log-incident', { employeeId: 'worker-1', kind: 'tool-violation', quantity: 1, occurredAt: beijing('2026-11-02 08:00'), note: '梯子没有收回', orderNo: null })
  links = pagePaths(new BundleFiles(folder).app).map((page) => {
    const id = page === 'installer/incident/index' ? incidentId : sheetId
    return `${page}?id=${encodeURIComponent(id)}&sheetId=${encodeURIComponent(sheetId)}&item=sales-coordination&person=worker-1`
  })
}, buildTimeoutMs)

afterAll(async () => {
  await browser.close()
  await shop.stop()
})

afterEach(() => phone.close())

test.each([['worker-1'], ['lead-a1'], ['manager-a'], ['sales-a'], ['hr'], ['gm-1']])('every page opens for %s with something to read, as wide as the screen, and without an error', async (personId) => {
  phone = await Phone.open(browser, { bundle, cloud: new PersonCloudLine(shop.cloud, openidOf(personId)) })
  for (const link of links) {
    await phone.openLink(link)
    await phone.sees(/\p{Script=Han}/u)
    expect([link, await phone.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([link, screenWidthPx])
    expect([link, await phone.errors()]).toEqual([link, []])
    expect([link, await phone.nodeCount() < 1_000]).toEqual([link, true])
  }
  expect(await phone.missing()).toEqual([])
  expect(await phone.largestUpdate()).toBeLessThan(256 * 1024)
})
