import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { novemberSheetOf, sealNovember, smallCompany } from '../cloudfunctions/sealed-month'
import { beijing, Shop } from '../cloudfunctions/shop'

// npm run verify and npm run replay on a data folder as the local cloud leaves it, and on collections as the console exports them.

jest.setTimeout(30_000)

const root = join(__dirname, '../..')
const collections = ['sheets', 'corrections', 'batches', 'templates', 'incidents', 'periods', 'people', 'rating-groups'] as const
type Exported = Record<(typeof collections)[number], { readonly _id: string }[]>

let folder = ''
let exported: Exported
let witness = ''

function run(script: 'verify' | 'replay', ...args: string[]): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, `scripts/${script}.mjs`), ...args], { cwd: folder, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

/** A folder of exported collections, changed on the way. */
function exportTo(name: string, change: (records: Exported) => void = () => undefined): string {
  const records = structuredClone(exported)
  change(records)
  mkdirSync(join(folder, name))
  for (const collection of collections) writeFileSync(join(folder, name, `${collection}.json`), records[collection].map((record) => `${JSON.stringify(record)}\n`).join(''))
  return name
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  const shop = await Shop.open(beijing('2026-11-02 08:00'), { dataDir: join(folder, 'data') }, smallCompany)
  await sealNovember(shop)
  exported = {
    sheets: [...await shop.list('sheets')], corrections: [...await shop.list('corrections')], batches: [...await shop.list('batches')],
    templates: [...await shop.list('templates')], incidents: [...await shop.list('incidents')], periods: [...await shop.list('periods')], 'people': [...await shop.list('people')], 'rating-groups': [...await shop.list('rating-groups')],
  }
  witness = (await shop.read('sheets', novemberSheetOf('worker-4'))).seal?.witness ?? ''
  await shop.stop()
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a data folder where all holds: 0, the counts, and without a code what can\'t be seen', () => {
  const { status, out, err } = run('verify', '--data', 'data')
  expect([status, err]).toEqual([0, ''])
  expect(out).toContain(`封存 4 张考核表、0 次更正，共 4 批，最新见证码 ${witness}`)
  expect(out).toContain('没有给见证码')
  expect(out.trimEnd().endsWith('没有发现改动。')).toBe(true)
})

test('with a code from a phone nothing is left unsaid, however it was typed; an export says the same as the store', () => {
  for (const code of [witness, witness.toLowerCase().replaceAll('-', ' ')]) {
    const { status, out } = run('verify', '--data', 'data', '--witness', code)
    expect([status, out.includes('注意')]).toEqual([0, false])
  }
  expect(run('verify', '--data', exportTo('whole'), '--witness', witness).out).toBe(run('verify', '--data', 'data', '--witness', witness).out)
})

test('a sheet that was changed: 1, and the record is named', () => {
  const data = exportTo('changed', ({ sheets }) => { Object.assign(sheets.find(({ _id }) => _id === novemberSheetOf('worker-2')) ?? {}, { employeeName: '别人' }) })
  const { status, out } = run('verify', '--data', data)
  expect(status).toBe(1)
  expect(out).toContain(`✗ sheets/${novemberSheetOf('worker-2')} [record-changed]`)
  expect(out).toMatch(/发现 \d+ 处对不上，第一处是 sheets\//)
})

test('a past rolled back as a whole passes without a code, which the script admits, and fails with one', () => {
  const data = exportTo('rolled-back', (records) => {
    records.batches.pop()
    const last = novemberSheetOf('worker-4')
    Object.assign(records.sheets.find(({ _id }) => _id === last) ?? {}, { state: 'approving', seal: null, sealedAt: null, witnessDueAt: null })
    for (const period of records.periods) Object.assign(period, { state: 'closing' })
  })
  expect(run('verify', '--data', data)).toMatchObject({ status: 0, out: expect.stringContaining('这里看不出来') as string })
  const { status, out } = run('verify', '--data', data, '--witness', witness)
  expect(status).toBe(1)
  expect(out).toContain('这里只有 3 批：数据被退回到了更早的时候')
})

test('replay gives the same bytes for every sheet: 0; and for one, why each item has its points', () => {
  const all = run('replay', '--data', 'data', '--all')
  expect([all.status, all.out.trimEnd().endsWith('4 份，字节都相同。')]).toEqual([0, true])
  const one = run('replay', '--data', 'data', '--sheet', novemberSheetOf('worker-1'))
  expect(one.status).toBe(0)
  expect(one.out).toContain(`✓ ${novemberSheetOf('worker-1')} 总分 77.10`)
  expect(one.out).toContain('first-pass-rate 20.00')
})

test('replay of a result that was changed: 1, with both', () => {
  const data = exportTo('other-total', ({ sheets }) => {
    const sheet = sheets.find(({ _id }) => _id === novemberSheetOf('worker-3')) as { scorecard?: { total: string } } | undefined
    if (sheet?.scorecard !== undefined) sheet.scorecard.total = '99.00'
  })
  const { status, out } = run('replay', '--data', data, '--all')
  expect(status).toBe(1)
  expect(out).toContain(`✗ ${novemberSheetOf('worker-3')} 总分 99.00 重新算出来的不一样`)
})

test.each<readonly [remark: string, script: 'verify' | 'replay', args: readonly string[], says: string]>([
  ['no arguments', 'verify', [], 'usage: npm run -s verify'],
  ['an unknown option', 'verify', ['--data', 'data', '--fix'], 'usage: npm run -s verify'],
  ['no such folder', 'verify', ['--data', 'nowhere'], '没有这个数据目录'],
  ['a folder with neither a store nor an export', 'verify', ['--data', '.'], '里没有 cloud.db，也没有 sheets.json'],
  ['neither a sheet nor all', 'replay', ['--data', 'data'], 'usage: npm run -s replay'],
  ['both a sheet and all', 'replay', ['--data', 'data', '--all', '--sheet', 'x'], 'usage: npm run -s replay'],
  ['a sheet that is not there', 'replay', ['--data', 'data', '--sheet', 'nobody'], '没有封存的考核表 nobody'],
])('%s: 2 and a sentence', (_remark, script, args, says) => {
  const { status, out, err } = run(script, ...args)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(says)
})

test('a line of an export that is no JSON is named: 2', () => {
  const data = exportTo('broken')
  writeFileSync(join(folder, data, 'sheets.json'), '{"_id":\n')
  expect(run('verify', '--data', data)).toMatchObject({ status: 2, err: expect.stringContaining('第 1 行不是 JSON') as string })
})

test('a code that can\'t be one is a finding, not a silence: 1', () => {
  expect(run('verify', '--data', 'data', '--witness', 'hello')).toMatchObject({ status: 1, out: expect.stringContaining('不像见证码') as string })
})
