import { chromium } from 'playwright-core'
import { chineseFontsEnvironment } from './chinese-fonts.mjs'
import { findBrowser } from './find-browser.mjs'

// A test browser talks to this machine only and asks nobody anything.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless browser with a fresh profile and Chinese fonts, for tests and for scripts that take pictures.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const { executablePath, env } = await findBrowser()
  return await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...chineseFontsEnvironment(), ...env } })
}

/**
 * A phone's browser on a folder of its own: what it keeps is there again when it is opened anew on the same folder.
 * @param {string} folder
 * @param {import('playwright-core').BrowserContextOptions} settings
 * @returns {Promise<import('playwright-core').BrowserContext>}
 */
export async function launchDevice(folder, settings) {
  const { executablePath, env } = await findBrowser()
  return await chromium.launchPersistentContext(folder, { ...settings, executablePath, args: flags, env: { ...process.env, ...chineseFontsEnvironment(), ...env } })
}
