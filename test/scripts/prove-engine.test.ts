import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const script = join(__dirname, '../../scripts/prove-engine.mjs')

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: { ...process.env, ...env } })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

const hashed = ['--fingerprint', '--cases', '40']

test('scorecards and sentences are the same bytes in any time zone and language, and in a bundle as the phone gets it', () => {
  const here = run(hashed)
  expect(here).toMatch(/^[0-9a-f]{64}$/)
  const elsewhere = [{ TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }, { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' }, { TZ: 'Pacific/Apia', LC_ALL: 'ar_EG.UTF-8', LANGUAGE: 'ar' }, { TZ: 'UTC', LC_ALL: 'C' }]
  for (const env of elsewhere) expect(run(hashed, env)).toBe(here)
  expect(run([...hashed, '--target', 'es2020,chrome80', '--minify'])).toBe(here)
}, 120_000)

test('another seed gives other cases, and the proof prints a line for every kind and every sheet', () => {
  expect(run([...hashed, '--seed', '7'])).not.toBe(run(hashed))
  const lines = run(['--cases', '20']).split('\n')
  expect(lines).toHaveLength(1 + 7 + 1 + 9)
  expect(lines.slice(1).every((line) => line.endsWith('agree'))).toBe(true)
}, 120_000)
