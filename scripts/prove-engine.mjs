// The long proof of the engine: an independent oracle on random cases, every kind and every sheet.
//   npm run proof:engine -- [--cases 100000] [--seed 20260301] [--only "kind rating"]
//   npm run proof:engine -- --fingerprint     one hash over scorecards and sentences, for comparing machines, time zones and targets (--target es2020,chrome80 --minify)
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string', default: '20260301' }, only: { type: 'string', default: '' }, fingerprint: { type: 'boolean', default: false }, target: { type: 'string', default: 'node20' }, minify: { type: 'boolean', default: false } } })
const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)), entryPoints: ['test/shared/scoring/oracle/prove-engine.ts'], tsconfig: 'tsconfig.json',
  bundle: true, write: false, platform: 'node', format: 'cjs', target: values.target.split(','), minify: values.minify, logLevel: 'error',
})
const bundle = { exports: {} }
new Function('module', 'exports', 'require', outputFiles[0].text)(bundle, bundle.exports, createRequire(import.meta.url))
const { fingerprint, proveEngine } = bundle.exports

const seed = Number(values.seed)
if (values.fingerprint) {
  console.log(fingerprint(seed, Number(values.cases ?? 200)))
} else {
  const cases = Number(values.cases ?? 100_000)
  console.log(`seed ${seed}, ${cases} cases each, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
  for (const { sheets, cases: done, seconds, fault } of proveEngine(seed, cases, values.only)) {
    console.log(`${sheets.padEnd(46)} ${String(done).padStart(8)} cases ${seconds.toFixed(1).padStart(7)} s   ${fault === null ? 'agree' : 'FAULT'}`)
    if (fault !== null) {
      console.error(fault)
      process.exitCode = 1
    }
  }
}
