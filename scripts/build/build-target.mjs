// What a build target is, and when its output is stale: a stamp beside the outputs holds the hash of everything
// that went in, so that `npm start` and the tests build only what changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} BuildTarget
 * @property {string} name       as on the command line
 * @property {string[]} sources  files and folders, relative to the project, whose content decides whether the output is stale
 * @property {string[]} [settings] names of environment variables that go into the output
 * @property {string[]} outputs  files and folders that must exist for the output to count as built
 * @property {() => Promise<void>} build
 */

export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stampDir = join(projectDir, 'dist', '.stamps')

/** @param {BuildTarget} target */
export function isStale(target) {
  if (!target.outputs.every((path) => existsSync(join(projectDir, path)))) return true
  const stamp = join(stampDir, target.name)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash(target)
}

/**
 * @param {BuildTarget[]} targets
 * @param {{ onlyIfStale: boolean }} options
 */
export async function buildTargets(targets, { onlyIfStale }) {
  for (const target of targets) {
    if (onlyIfStale && !isStale(target)) continue
    await withBuildLock(target.name, async () => {
      // Another process may have built it while this one waited.
      if (onlyIfStale && !isStale(target)) return
      console.log(`building ${target.name} …`)
      const startedAt = performance.now()
      const hash = sourceHash(target)
      rmSync(join(stampDir, target.name), { force: true })
      await target.build()
      writeFileSync(join(stampDir, target.name), hash)
      console.log(`built ${target.name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
    })
  }
}

/** Hash over the settings, and over the paths and bytes of all sources, the lockfile and the build scripts. */
function sourceHash(target) {
  const hash = createHash('sha256')
  for (const name of target.settings ?? []) hash.update(`${name}=${process.env[name] ?? ''}\0`)
  for (const source of [...target.sources, 'package-lock.json', 'tsconfig.json', 'scripts/build']) {
    for (const file of filesIn(join(projectDir, source))) {
      hash.update(relative(projectDir, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(join(path, entry.name)))
}

/** One process builds a target at a time; the lock of a process that died is taken over. */
async function withBuildLock(name, build) {
  mkdirSync(stampDir, { recursive: true })
  const lock = join(stampDir, `${name}.lock`)
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!isHeld(lock)) rmSync(lock, { force: true })
      else await sleep(50)
    }
  }
  try {
    await build()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isHeld(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!Number.isInteger(pid) || pid <= 0) return Date.now() - statSync(lock).mtimeMs < 1000
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
