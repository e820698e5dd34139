// The engine beside a hand-written function and beside other tools:  npm run bench [-- --people 100000 --peers 5000]
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { importTypeScript } from './import-typescript.mjs'

const { values } = parseArgs({ options: { people: { type: 'string', default: '100000' }, peers: { type: 'string', default: '5000' } } })
const { main } = await importTypeScript('bench/run.ts')
const bench = createRequire(new URL('../bench/package.json', import.meta.url))
const load = async (name) => import(pathToFileURL(bench.resolve(name)).href)
process.exitCode = await main(Number(values.people), Number(values.peers), load, (line) => { console.log(line) })
