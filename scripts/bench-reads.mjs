// What people read of a whole month, at several sizes of the company, on the local cloud with the built functions:  npm run bench:reads [-- --sizes 1000,10000]
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { requireTypeScript } from './require-typescript.mjs'

const projectDir = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000' } } })
execFileSync(process.execPath, ['scripts/build.mjs', '--if-stale', 'functions', 'local'], { cwd: projectDir, stdio: 'inherit' })
const { main } = await requireTypeScript('bench/reads.ts')
process.exitCode = await main(projectDir, values.sizes.split(',').map(Number), (line) => { console.log(line) })
