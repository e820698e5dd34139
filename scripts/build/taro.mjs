// dist/h5 and dist/weapp: the app, built by Taro for each platform.
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectDir } from './build-target.mjs'

const sources = ['src', 'shared', 'config', 'babel.config.js', 'package.json']

/** Runs Taro's own command line; its output is shown only where it failed. */
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
      // Taro ends with 0 even where webpack found errors; what it printed tells.
      const plain = stripVTControlCharacters(output)
      if (code === 0 && !/^\s*ERROR in |compiled with \d+ errors?/m.test(plain)) resolve()
      else reject(new Error(`构建 ${platform} 失败：\n${plain.slice(-8000)}`))
    })
  })
}

const bytesIn = (path) => (statSync(path).isFile() ? statSync(path).size : readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0))

/** WeChat allows 2 MiB a package; ours stays far below, so that the first start is quick. */
const maximumMainBytes = 900 * 1024

/** The size of each package of the mini-program: the main one, and every subpackage by its folder. */
export function weappPackageSizes() {
  const outDir = join(projectDir, 'dist', 'weapp')
  const app = JSON.parse(readFileSync(join(outDir, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const subpackages = roots.map((root) => ({ name: root, bytes: bytesIn(join(outDir, root)) }))
  const all = bytesIn(outDir)
  return [{ name: 'main', bytes: all - subpackages.reduce((sum, { bytes }) => sum + bytes, 0) }, ...subpackages]
}

/** @type {import('./build-target.mjs').BuildTarget} */
export const h5 = {
  name: 'h5', sources, outputs: ['dist/h5/index.html'],
  async build() {
    rmSync(join(projectDir, 'dist', 'h5'), { recursive: true, force: true })
    await taroBuild('h5')
  },
}

/** @type {import('./build-target.mjs').BuildTarget} */
export const weapp = {
  name: 'weapp', sources, outputs: ['dist/weapp/app.json'],
  async build() {
    rmSync(join(projectDir, 'dist', 'weapp'), { recursive: true, force: true })
    await taroBuild('weapp')
    const sizes = weappPackageSizes()
    for (const { name, bytes } of sizes) console.log(`weapp ${name}: ${bytes} bytes (${(bytes / 1024).toFixed(0)} KB)`)
    const main = sizes[0]
    if (main.bytes > maximumMainBytes) throw new Error(`小程序主包 ${main.bytes} 字节，超过上限 ${maximumMainBytes}`)
  },
}
