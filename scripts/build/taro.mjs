// dist/h5 and dist/weapp: the app, built by Taro for each platform.
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectDir } from './build-target.mjs'
import { weappPackageSizes } from './weapp-packages.mjs'

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

/** @type {import('./build-target.mjs').BuildTarget} */
export const h5 = {
  name: 'h5', sources, outputs: [firstFile.h5],
  async build() {
    rmSync(join(projectDir, 'dist', 'h5'), { recursive: true, force: true })
    await taroBuild('h5')
  },
}

const toKb = (bytes) => (bytes / 1024).toFixed(0)

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
