// dist/h5 and dist/weapp: the app, built by Taro for each platform.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectDir } from './build-target.mjs'

const sources = ['src', 'shared', 'config', 'babel.config.js', 'package.json']

const firstFile = { h5: 'dist/h5/index.html', weapp: 'dist/weapp/app.json' }

/** Runs Taro's own command line; what it prints is shown only where it failed. */
function taroBuild(platform) {
  return new Promise((resolve, reject) => {
    const cli = join(projectDir, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
    const child = spawn(process.execPath, [cli, 'build', '--type', platform], {
      cwd: projectDir, env: { ...process.env, NODE_ENV: 'production', TARO_ENV: platform, BROWSERSLIST_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { output += data })
    child.on('error', reject)
    child.on('close', (code) => {
      // Taro ends with 0 even where webpack found errors or stopped half-way; what it printed and what is there tells.
      const plain = stripVTControlCharacters(output)
      const isWhole = existsSync(join(projectDir, firstFile[platform])) && !/^\s*ERROR in |compiled with \d+ errors?/m.test(plain)
      if (code === 0 && isWhole) resolve()
      else reject(new Error(`构建 ${platform} 失败：\n${plain.slice(-8000)}`))
    })
  })
}

const toKb = (bytes) => (bytes / 1024).toFixed(0)
const bytesIn = (path) => (statSync(path).isFile() ? statSync(path).size : readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0))

/** WeChat allows 2 MiB a package. The main one stays far below, so that the first start is quick. */
const maximumMainBytes = 900 * 1024
const maximumSubpackageBytes = 2048 * 1024

/** The size of each package of the mini-program and what it may be: the main one, and every subpackage by its folder. */
export function weappPackageSizes() {
  const outDir = join(projectDir, 'dist', 'weapp')
  const app = JSON.parse(readFileSync(join(outDir, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const subpackages = roots.map((root) => ({ name: root, bytes: bytesIn(join(outDir, root)), maximumBytes: maximumSubpackageBytes }))
  const all = bytesIn(outDir)
  return [{ name: 'main', bytes: all - subpackages.reduce((sum, { bytes }) => sum + bytes, 0), maximumBytes: maximumMainBytes }, ...subpackages]
}

/** @type {import('./build-target.mjs').BuildTarget} */
export const h5 = {
  name: 'h5', sources, outputs: [firstFile.h5],
  async build() {
    rmSync(join(projectDir, 'dist', 'h5'), { recursive: true, force: true })
    await taroBuild('h5')
  },
}

/** @type {import('./build-target.mjs').BuildTarget} */
export const weapp = {
  name: 'weapp', sources, settings: ['SHIFU_ENV_ID'], outputs: [firstFile.weapp],
  async build() {
    rmSync(join(projectDir, 'dist', 'weapp'), { recursive: true, force: true })
    await taroBuild('weapp')
    // Taro's copy names folders that don't lie there; the tools open the project's own, which names this folder.
    rmSync(join(projectDir, 'dist', 'weapp', 'project.config.json'), { force: true })
    const sizes = weappPackageSizes()
    for (const { name, bytes, maximumBytes } of sizes) console.log(`weapp ${name}: ${bytes} bytes (${toKb(bytes)} of ${toKb(maximumBytes)} KB)`)
    const tooLarge = sizes.filter(({ bytes, maximumBytes }) => bytes > maximumBytes)
    if (tooLarge.length > 0) throw new Error(tooLarge.map(({ name, bytes, maximumBytes }) => `小程序的包 ${name} 有 ${bytes} 字节，超过上限 ${maximumBytes}。`).join('\n'))
  },
}
