// kill -9 in the middle of whole closes with people at work, again and again:  npm run proof:crash [-- --closes 200 --sheets 40 --seed 20261126]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { closes: { type: 'string', default: '200' }, sheets: { type: 'string', default: '40' }, seed: { type: 'string', default: '20261126' } } })
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'test/proof/crash-closes.test.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit',
  env: { ...process.env, TZ: 'UTC', CRASH_CLOSES: values.closes, CRASH_SHEETS: values.sheets, CRASH_SEED: values.seed, CRASH_SHOW: '1' },
})
process.exitCode = status ?? 1
