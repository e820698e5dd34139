import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { cacheDir, projectDir } from './folders.mjs'

/**
 * Chromium for Linux x64 as the npm package @sparticuz/chromium carries it. Only the package's archives are used, not its
 * code: that unpacks to one fixed place for all versions, and takes a file that another process is still writing for whole.
 */
export async function unpackBundledBrowser() {
  const packageDir = join(projectDir, 'node_modules', '@sparticuz', 'chromium')
  if (!existsSync(packageDir)) throw new Error('没有找到浏览器：请先运行 npm ci，或用 CHROME_PATH 指定一个 Chrome、Edge 或 Chromium。')
  const { version } = createRequire(join(projectDir, 'package.json'))(join(packageDir, 'package.json'))
  const unpackedDir = join(cacheDir, `chromium-${version}`)
  if (!existsSync(unpackedDir)) await unpackWhole(join(packageDir, 'bin'), unpackedDir)
  const executablePath = join(unpackedDir, 'chromium')
  return { executablePath, env: librariesFor(executablePath, unpackedDir) }
}

/** The folder appears with everything in it or not at all, so that two processes can unpack at once. */
async function unpackWhole(archiveDir, unpackedDir) {
  mkdirSync(dirname(unpackedDir), { recursive: true })
  const partDir = mkdtempSync(`${unpackedDir}-part-`)
  await pipeline(
    createReadStream(join(archiveDir, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(partDir, 'chromium'), { mode: 0o755 }),
  )
  // The libraries (NSS, expat) that a bare Linux image lacks.
  const tar = spawnSync('tar', ['-xf', '-', '-C', partDir], { input: brotliDecompressSync(readFileSync(join(archiveDir, 'al2023.tar.br'))) })
  if (tar.status !== 0) throw new Error(`tar: ${tar.error?.message ?? tar.stderr.toString()}`)
  try {
    renameSync(partDir, unpackedDir)
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    rmSync(partDir, { recursive: true })
  }
}

/** The system's own libraries where they suffice, for they fit it best. */
function librariesFor(executablePath, unpackedDir) {
  if (spawnSync(executablePath, ['--version']).status === 0) return {}
  const env = { LD_LIBRARY_PATH: [join(unpackedDir, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
  const attempt = spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env } })
  if (attempt.status === 0) return env
  throw new Error(`自带的 Chromium 在这台机器上不能运行，请用 CHROME_PATH 指定一个浏览器。${attempt.stderr?.toString() ?? ''}`)
}
