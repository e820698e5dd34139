import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/launch-browser.mjs'
import { openidOf } from '../cloudfunctions/company'
import { beijing, Shop } from '../cloudfunctions/shop'
import { BundleFiles } from './bundle/bundle-files'
import { compileBundle } from './bundle/compile-bundle'
import { compileTemplates } from './bundle/compile-templates'
import { PersonCloudLine } from './cloud-line'
import { Phone } from './phone'
import { buildTimeoutMs, builtWeapp } from './weapp-bundle'

// The journey proves something only if it turns red for an app that is broken: here is the built app, broken on purpose in one place each.

jest.setTimeout(60_000)

let shop: Shop
let browser: Browser
let whole: string
const folders: string[] = []

beforeAll(async () => {
  whole = builtWeapp()
  browser = await launchBrowser()
  shop = await Shop.open(beijing('2026-11-02 08:30'))
}, buildTimeoutMs)

afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true })
  await browser.close()
  await shop.stop()
})

/** A copy of the built app with one file changed. */
function broken(path: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'shifu-broken-'))
  folders.push(folder)
  cpSync(whole, folder, { recursive: true })
  const text = readFileSync(join(folder, path), 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error(`${path} was not changed`)
  writeFileSync(join(folder, path), changed)
  return folder
}

/** What the host says of the app after its first page was opened. */
async function run(folder: string): Promise<{ errors: string; missing: readonly string[] }> {
  const phone = await Phone.open(browser, { bundle: compileBundle(folder), cloud: new PersonCloudLine(shop.cloud, openidOf('worker-1')) })
  try {
    const errors = await phone.errorsOrSight('李师傅')
    return { errors: errors.join('\n'), missing: await phone.missing() }
  } finally {
    await phone.close()
  }
}

const onHome = (code: string) => broken('pages/home/index.js', (text) => `${code};${text}`)

test('the app as it was built has nothing to say', async () => {
  expect(await run(whole)).toEqual({ errors: '', missing: [] })
})

describe('what runs wrong', () => {
  test('an error that a page throws', async () => {
    expect((await run(onHome('throw new Error("broken on purpose")'))).errors).toContain('broken on purpose')
  })

  test('a promise that nobody listens to', async () => {
    expect((await run(onHome('Promise.reject(new Error("nobody listens"))'))).errors).toContain('nobody listens')
  })

  test('a name that WeChat has and the host does not give', async () => {
    const { errors, missing } = await run(onHome('wx.getLocation({})'))
    expect(missing).toEqual(['wx.getLocation'])
    expect(errors).toContain('wx.getLocation is not given')
  })

  test('a name that WeChat does not have, though nothing throws', async () => {
    expect(await run(onHome('wx.noSuchName'))).toEqual({ errors: '', missing: ['wx.noSuchName'] })
  })

  test('a part of the cloud that the app may not use', async () => {
    const { errors, missing } = await run(onHome('wx.cloud.deleteFile({})'))
    expect(missing).toEqual(['wx.cloud.deleteFile'])
    expect(errors).toContain('wx.cloud.deleteFile is not given')
  })

  test('something that only browsers have', async () => {
    expect((await run(onHome('localStorage.getItem("a")'))).errors).toMatch(/Cannot read properties of undefined/)
  })

  test('text that becomes code', async () => {
    expect((await run(onHome('new Function("return 1")()'))).errors).toMatch(/EvalError|Content Security Policy/)
  })

  test('a page that is not in app.json', async () => {
    expect((await run(onHome('wx.navigateTo({ url: "/pages/nowhere/index" })'))).errors).toMatch(/navigateTo:fail page .*pages.nowhere.index.* is not found/)
  })

  test('a main package that reaches into another one', async () => {
    expect((await run(onHome('require("../../installer/sheet/index.js")'))).errors).toContain('belongs to another package')
  })
})

describe('what WeChat would refuse before it runs', () => {
  test('a template that is not closed, with WeChat\'s compiler and without', () => {
    const folder = broken('base.wxml', (text) => text.replace('</template>', ''))
    expect(() => compileBundle(folder)).toThrow(/base\.wxml|wcc/)
    expect(() => compileTemplates(new BundleFiles(folder))).toThrow(/base\.wxml/)
  })

  test('a component that nobody gives', () => {
    expect(() => compileBundle(broken('base.wxml', (text) => text.replace('<button', '<live-player').replace('</button>', '</live-player>')))).toThrow('live-player is not given')
  })

  test('a page without its file', () => {
    expect(() => compileBundle(broken('app.json', (text) => text.replace('"pages/me/index"', '"pages/you/index"')))).toThrow('pages/you/index.js')
  })

  test('a style that imports what is not there', () => {
    expect(() => compileBundle(broken('app.wxss', (text) => `@import "./nothing.wxss";${text}`))).toThrow('nothing.wxss')
  })
})
