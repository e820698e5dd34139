// Builds what is named, or everything:  node scripts/build.mjs [--if-stale] [target …]
// A target is a file in scripts/build/: { name, sources, outputs, build() }. See build-target.mjs.
import { buildTargets } from './build/build-target.mjs'
import { functions } from './build/functions.mjs'
import { local } from './build/local.mjs'
import { h5, weapp } from './build/taro.mjs'

const targets = [functions, local, h5, weapp]

const args = process.argv.slice(2)
const onlyIfStale = args.includes('--if-stale')
const names = args.filter((arg) => !arg.startsWith('--'))
const unknown = names.filter((name) => !targets.some((target) => target.name === name))
const flags = args.filter((arg) => arg.startsWith('--') && arg !== '--if-stale')

if (unknown.length > 0 || flags.length > 0) {
  console.error(`不认识的参数：${[...unknown, ...flags].join('、')}（可用目标：${targets.map((t) => t.name).join('、')}；可用选项：--if-stale）`)
  process.exit(1)
}

const chosen = names.length > 0 ? targets.filter((target) => names.includes(target.name)) : targets
try {
  await buildTargets(chosen, { onlyIfStale })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
