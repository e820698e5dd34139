// npm run screens: the pictures of docs/screens/, taken from the running app with the demonstration company, at moments that
// are always the same. What is stale is built first. `npm run screens -- roster sealed` takes the pictures of these parts of the tour alone.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { smallPng } from './screens/small-png.mjs'
import { launchBrowser } from '../test/browser/launch-browser.mjs'

const projectDir = fileURLToPath(new URL('..', import.meta.url))
const outDir = join(projectDir, 'docs', 'screens')
/** Pictures appear here one by one, and in docs/ only when all were taken. */
const workDir = join(projectDir, '.cache', 'screens')

/** `npm start` on a data folder that is thrown away; resolves with its address once it is ready. */
function startDemo(dataDir, now) {
  const child = spawn(process.execPath, [join('scripts', 'start.mjs'), '--port', '0', '--data', dataDir, '--now', now], { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => { child.once('close', resolve) })
  const url = new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
      const ready = /^ready (\S+)$/m.exec(output)
      if (ready !== null) resolve(ready[1])
    })
    void ended.then((code) => { reject(new Error(`npm start ended with ${code}\n${output}`)) })
  })
  return { url, stop: async () => { child.kill(); await ended } }
}

/** The tour is TypeScript that shares the phones of the end-to-end tests. */
async function loadTour() {
  const outfile = join(workDir, 'tour.mjs')
  await build({ absWorkingDir: projectDir, entryPoints: ['scripts/screens/tour.ts'], bundle: true, outfile, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error', external: ['playwright-core'] })
  return await import(pathToFileURL(outfile).href)
}

const only = process.argv.slice(2)
rmSync(workDir, { recursive: true, force: true })
mkdirSync(workDir, { recursive: true })
const { beginsAt, tour } = await loadTour()
const dataDir = mkdtempSync(join(tmpdir(), 'shifu-screens-'))
const demo = startDemo(dataDir, beginsAt)
const browser = await launchBrowser()
try {
  const sizes = new Map()
  const problems = await tour(browser, await demo.url, (name, png) => {
    if (sizes.has(name)) throw new Error(`two pictures are called ${name}`)
    const small = smallPng(png)
    sizes.set(name, small.length)
    writeFileSync(join(workDir, `${name}.png`), small)
  }, only)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  if (only.length === 0) rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  for (const name of sizes.keys()) copyFileSync(join(workDir, `${name}.png`), join(outDir, `${name}.png`))
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  console.log(`${sizes.size} pictures in docs/screens, ${(bytes / 1024 / 1024).toFixed(1)} MB`)
} finally {
  await browser.close()
  await demo.stop()
  rmSync(dataDir, { recursive: true })
}
