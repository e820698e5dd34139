import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { startLocalCloud } from '../../local'
import type { LocalCloud, LocalCloudOptions } from '../../local'

const projectDir = join(__dirname, '..', '..')
const fixtureDir = join(__dirname, 'fixtures', 'project')

/** Builds what is stale; several test files may ask at once. */
export function buildIfStale(...targets: ('functions' | 'local' | 'h5' | 'weapp')[]): void {
  execFileSync(process.execPath, [join(projectDir, 'scripts', 'build.mjs'), '--if-stale', ...targets], { stdio: 'inherit' })
}

/** A local cloud with the product's own functions, rules and indexes; nothing on disk, a free port, timers by hand. */
export async function startTestCloud(options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  buildIfStale('functions', 'local')
  return await startLocalCloud({ projectDir, unindexedFromDocuments: 0, ...options })
}

/** A local cloud with the small functions of test/local/fixtures. */
export async function startFixtureCloud(options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  buildIfStale('local')
  return await startLocalCloud({
    projectDir: fixtureDir,
    workerFile: join(projectDir, 'dist', 'local', 'function-worker.js'),
    log: () => undefined,
    ...options,
  })
}
