import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { BundleError } from './bundle-files'
import type { BundleFiles } from './bundle-files'

const projectDir = join(__dirname, '..', '..', '..')

/** WeChat's own compilers as an npm package carries them; only those for Linux on x86-64 were found to run. */
export const hasWechatCompilers = process.platform === 'linux' && process.arch === 'x64'

/** A copy that may be executed: the package's file isn't marked so, and node_modules is not ours to change. */
function executable(name: 'wcc' | 'wcsc'): string {
  const folder = join(projectDir, '.cache', 'miniprogram-compiler')
  const path = join(folder, name)
  if (existsSync(path)) return path
  const part = `${path}.${process.pid}`
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(projectDir, 'node_modules', 'miniprogram-compiler', 'bin', 'linux', name), part)
  chmodSync(part, 0o755)
  renameSync(part, path)
  return path
}

/**
 * Lets WeChat's own compilers read all templates, scripts and styles; they forgive less than the framework's. Where they don't run, the
 * framework's compiler alone decides.
 */
export function checkWechatSyntax(files: BundleFiles): void {
  if (!hasWechatCompilers) return
  compile('wcc', files.ending('.wxml', '.wxs'), files.dir)
  const styles = files.ending('.wxss')
  compile('wcsc', ['-pc', String(styles.length), ...styles], files.dir)
}

function compile(name: 'wcc' | 'wcsc', args: readonly string[], cwd: string): void {
  const { status, error, stderr } = spawnSync(executable(name), args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (error !== undefined) throw error
  if (status !== 0) throw new BundleError(`${name}: ${stderr.trim()}`)
}
