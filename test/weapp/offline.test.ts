import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { openidOf } from '../cloudfunctions/company'
import { beijing, Shop } from '../cloudfunctions/shop'
import { compileBundle } from './bundle/compile-bundle'
import { PersonCloudLine } from './cloud-line'
import { Phone } from './phone'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// The compiled mini-program on WeChat's open-source component framework. Camera, canvas, files, storage and upload are stand-ins of this
// project's for the platform's; behind the upload stands the local cloud's storage with the rules of the deployment.

jest.setTimeout(150_000)

let shop: Shop
let browser: Browser
let supervisor: Phone

beforeAll(async () => {
  const bundle = compileBundle(builtWeapp())
  browser = await launchBrowser()
  shop = await Shop.open(beijing('2026-11-02 08:30'))
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  supervisor = await Phone.open(browser, { bundle, cloud: new PersonCloudLine(shop.cloud, openidOf('lead-a1'), 'lead-a1') })
  // Whoever logs has been online before, and then the phone has what 记一笔 needs.
  await supervisor.tap('记一笔')
  await supervisor.sees(/李师傅/)
}, buildTimeoutMs)

afterAll(async () => {
  await supervisor.close()
  await browser.close()
  await shop.stop()
})

const people = ['李师傅', '王师傅'] as const

async function capture(name: string, note: string): Promise<void> {
  await supervisor.tap(new RegExp(`^记${name}`))
  await supervisor.tap(/^工具违规/)
  await supervisor.tap('拍照')
  await supervisor.tap('补充')
  await supervisor.type('说明', note)
  await supervisor.tap(/^记上/)
  await supervisor.sees('已存，联网后自动上报')
}

test('with stand-ins for camera, files and upload: twenty captured without a network, the app ended twice, are twenty incidents in order with all photos', async () => {
  await supervisor.setOnline(false)
  for (let number = 1; number <= 20; number += 1) {
    if (number === 8 || number === 15) await supervisor.killApp()
    if (number === 8 || number === 15) await supervisor.setOnline(false)
    await supervisor.openLink('lead/log-incident/index')
    await capture(people[number % people.length] ?? '', `第 ${number} 笔`)
  }
  expect(await shop.list('incidents')).toEqual([])
  await supervisor.killApp()
  await supervisor.setOnline(true)
  await supervisor.tapTab('事件')
  await supervisor.sees('现在发')
  await supervisor.seesNoMore('现在发', 90_000)
  const incidents = (await shop.list('incidents')).sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
  expect(incidents.map(({ note, photos }) => [note, photos.map(({ state }) => state)])).toEqual(Array.from({ length: 20 }, (_, index) => [`第 ${index + 1} 笔`, ['kept']]))
  expect(await supervisor.errors()).toEqual([])
  expect(await supervisor.missing()).toEqual([])
})
