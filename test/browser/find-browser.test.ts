import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './find-browser.mjs'

const environment = { ...process.env }

beforeEach(() => {
  process.env = { ...environment }
  delete process.env['CHROME_PATH']
  delete process.env['CHROMIUM']
})

afterAll(() => {
  process.env = environment
})

function programNamed(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  writeFileSync(join(folder, name), '')
  chmodSync(join(folder, name), 0o755)
  return folder
}

test('a browser that is named outright goes before all others', async () => {
  process.env['PATH'] = programNamed('chromium')
  process.env['CHROME_PATH'] = process.execPath
  expect(await findBrowser()).toEqual({ executablePath: process.execPath, env: {} })
})

test('a named browser that is not there is said, not silently replaced', async () => {
  process.env['CHROME_PATH'] = '/nowhere/chrome'
  await expect(findBrowser()).rejects.toThrow('/nowhere/chrome')
})

test('a browser on the PATH is found, by the name that the system gives it', async () => {
  const name = process.platform === 'win32' ? 'chromium.exe' : 'chromium'
  const folder = programNamed(name)
  process.env['PATH'] = folder
  expect((await findBrowser()).executablePath).toBe(join(folder, name))
})
