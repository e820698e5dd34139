import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { unpackBundledBrowser } from './bundled-browser.mjs'

const commands = [
  'google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable', 'chrome', 'msedge',
]

const macApplications = ['Google Chrome', 'Microsoft Edge', 'Chromium']

const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe']

/**
 * An installed Chrome, Edge or Chromium, else the one that an npm package brings (Linux x64).
 * CHROME_PATH or CHROMIUM names one outright.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} and what its environment needs besides
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH ?? process.env.CHROMIUM
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH 指向的浏览器不存在：${named}`)
    return { executablePath: named, env: {} }
  }
  const installed = [...onPath(), ...usualPlaces()].find(isExecutable)
  if (installed !== undefined) return { executablePath: installed, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return await unpackBundledBrowser()
  throw new Error('没有找到浏览器：请安装 Chrome、Edge 或 Chromium，或用 CHROME_PATH 指定。')
}

function onPath() {
  const extension = process.platform === 'win32' ? '.exe' : ''
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commands.map((command) => join(folder, command + extension)))
}

function usualPlaces() {
  const { HOME = '', ProgramFiles = '', 'ProgramFiles(x86)': ProgramFilesX86 = '', LOCALAPPDATA = '' } = process.env
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(HOME, 'Applications')].flatMap((folder) =>
        macApplications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)))
    case 'win32':
      return [ProgramFiles, ProgramFilesX86, LOCALAPPDATA]
        .filter((folder) => folder !== '')
        .flatMap((folder) => windowsPrograms.map((program) => join(folder, program)))
    default:
      return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium', '/usr/lib/chromium/chromium']
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes(error.code)) return false
    throw error
  }
}
