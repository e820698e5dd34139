import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './build-target.mjs'

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
