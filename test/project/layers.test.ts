import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(__dirname, '../..')

/** A file that stands for its layer; only its place counts, its text is planted. */
const places = {
  'shared': 'shared/pay/pay-list.ts', 'shared/scoring': 'shared/scoring/exact.ts', 'the app': 'src/pages/home/home-view.ts',
  'a cloud function': 'cloudfunctions/api/read-me.ts', 'the close': 'cloudfunctions/close/drain.ts', 'the kit': 'cloudfunctions/kit/read.ts', 'the local cloud': 'local/clock.ts',
} as const
type Place = keyof typeof places

const importing = (path: string) => `import { thing } from '${path}'\nexport const used = thing`
const exporting = (path: string) => `export { thing } from '${path}'`
const typing = (path: string) => `import type { Thing } from '${path}'\nexport type Used = Thing`
const loading = (path: string) => `export const used = import('${path}')`

const borders: readonly (readonly [place: Place, text: string])[] = [
  ...['react', 'zod', 'zod/v4', '@tarojs/taro', '@cloudbase/node-sdk', 'node:fs', 'fs', 'mingo', '../../src/ui/format', '../../cloudfunctions/kit/read', '../../local/clock', '../../test/stubs/taro', '../../scripts/score-cli', '@shared/../src/ui/format']
    .map((path) => ['shared', importing(path)] as const),
  ['shared', exporting('../../src/ui/format')], ['shared', typing('../../cloudfunctions/kit/serve')], ['shared', loading('node:fs')], ['shared', 'export type Used = import(\'../../src/ui/parts\').Tone'],
  ...['new Date()', 'Date()', 'Date.now()', 'Math.random()', 'performance.now()', 'crypto.randomUUID()', 'process.env', 'console.log(1)', 'setTimeout(() => undefined, 1)', 'fetch(\'/\')', 'globalThis.process', 'require(\'fs\')']
    .map((expression) => ['shared', `export const used: unknown = ${expression}`] as const),
  ...['(1.005).toFixed(2)', '(1.005).toPrecision(2)', 'Math.round(1.5)', 'parseFloat(\'1.5\')', 'Number.parseFloat(\'1.5\')'].map((expression) => ['shared/scoring', `export const used: unknown = ${expression}`] as const),
  ...['@shared/scoring/lint/lint-template', '../../../shared/scoring/lint/codes', '@cloudbase/node-sdk', 'node:fs', 'fs', '../../../cloudfunctions/kit/read', '../../../local/clock', '../../../test/stubs/taro', '../../../scripts/score-cli', '@shared/../cloudfunctions/kit/read']
    .map((path) => ['the app', importing(path)] as const),
  ['the app', typing('../../../cloudfunctions/kit/serve')], ['the app', exporting('../../../local/clock')], ['the app', loading('../../../cloudfunctions/kit/read')],
  ...['@cloudbase/node-sdk', 'react', '@tarojs/taro', '../../src/ui/format', '../../local/clock', '../../test/stubs/taro', '@shared/../src/ui/format'].map((path) => ['a cloud function', importing(path)] as const),
  ['a cloud function', typing('../../src/ui/parts')], ['the close', importing('@cloudbase/node-sdk')], ['the close', importing('../../local/clock')],
  ...['react', '../../src/ui/format', '../../local/clock', '../../test/stubs/taro'].map((path) => ['the kit', importing(path)] as const),
  ...['react', '../src/ui/format', '../test/stubs/taro'].map((path) => ['the local cloud', importing(path)] as const),
  ['a cloud function', 'declare const list: { where: (query: object) => object }\nexport const used = list.where({})'],
  ['the app', 'declare const wx: { getUserInfo: () => string }\nexport const used = wx.getUserInfo()'],
  ['a cloud function', 'declare const auth: { getUserInfo: () => string }\nexport const used = auth.getUserInfo()'],
]

const permitted: readonly (readonly [place: Place, text: string])[] = [
  ['shared', importing('zod/mini')], ['shared', importing('../contract/refusal')], ['shared', importing('@shared/contract/refusal')], ['shared', 'export const used = new Date(0)'],
  ['the app', importing('@shared/contract/refusal')], ['the app', importing('react')], ['the app', importing('@tarojs/taro')], ['the app', importing('../../ui/format')],
  ['a cloud function', importing('@shared/contract/refusal')], ['a cloud function', importing('../kit/read')], ['the kit', importing('@cloudbase/node-sdk')], ['the local cloud', importing('@shared/contract/refusal')],
  ['the kit', 'declare const list: { where: (query: object) => object }\nexport const used = list.where({})'],
]

interface Message {
  readonly ruleId: string | null
  readonly message: string
  readonly isFatal: boolean
}

/** Only the rules that draw the borders; what else is wrong with a planted line does not count. */
const borderRules = ['no-restricted-imports', 'no-restricted-syntax', 'no-restricted-globals', 'no-restricted-properties', '@typescript-eslint/consistent-type-imports']
let reports: readonly (readonly Message[])[] = []
const all = [...borders, ...permitted]

beforeAll(() => {
  const input = JSON.stringify(all.map(([place, text]) => ({ file: places[place], text: `${text}\n` })))
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], { cwd: root, input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(stderr)
  reports = JSON.parse(stdout) as typeof reports
}, 120_000)

function complaints(place: Place, text: string): readonly string[] {
  const messages = reports[all.findIndex(([otherPlace, otherText]) => otherPlace === place && otherText === text)]
  if (messages === undefined) throw new Error('was not linted')
  expect(messages.filter(({ isFatal }) => isFatal)).toEqual([])
  return messages.filter(({ ruleId }) => borderRules.includes(ruleId ?? '')).map(({ message }) => message)
}

test.each(borders)('in %s ESLint refuses: %s', (place, text) => {
  expect(complaints(place, text)).not.toEqual([])
})

test.each(permitted)('in %s ESLint permits: %s', (place, text) => {
  expect(complaints(place, text)).toEqual([])
})
