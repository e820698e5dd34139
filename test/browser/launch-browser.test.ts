import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './launch-browser.mjs'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 400, height: 100 } })
})

afterAll(async () => {
  await browser.close()
})

/** How a character comes out on the screen. */
async function picture(character: string): Promise<string> {
  await page.setContent(`<body style="font: 40px sans-serif">${character}`)
  return (await page.screenshot()).toString('base64')
}

test('Chinese comes out as characters, rare ones too, not as boxes', async () => {
  const pictures = new Set([await picture('\u{10FFFF}')])
  const characters = ['师', '傅', '绩', '效', '龘', '¥']
  for (const character of characters) pictures.add(await picture(character))
  expect(pictures.size).toBe(1 + characters.length)
})
