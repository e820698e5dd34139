import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'

const root = join(__dirname, '../..')
const script = join(root, 'scripts/score.mjs')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const scored = {
  metrics: { 'first-pass-rate': 93.5, 'inspection-survey-score': '88', 'after-sales-satisfaction': 97 }, targets: {}, previous: {},
  incidents: [{ id: 'i1', kind: 'tool-violation', quantity: 2 }], ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: 8.5 }],
  levels: [], tasks: [], baseSalary: '6000.00',
}
const worked = { template: 'install-service-card', ...scored }
const result = {
  template: { id: 'install-service-card', version: 1 },
  items: [['first-pass-rate', '23.00', '30.00'], ['inspection', '17.60', '20.00'], ['after-sales', '17.00', '20.00'], ['warehouse', '8.00', '10.00'], ['tools-vehicles', '6.00', '10.00'], ['sales-coordination', '8.50', '10.00']]
    .map(([id, points, max]) => ({ id, points, max, status: 'scored' })),
  total: '80.10', range: null, pay: '6007.50', payRange: null,
}

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(args: readonly string[], input: string | Uint8Array = '', cwd = folder): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return { status, stdout, stderr }
}
const score = (input: unknown): Ran => run(['-'], typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input))

function npm(args: readonly string[], cwd: string): Ran {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
  return { status, stdout, stderr }
}

test('npm run score prints one JSON document for a case in a file, whatever folder it is called from', () => {
  writeFileSync(join(folder, 'case.json'), JSON.stringify(worked))
  const { status, stdout } = npm(['--prefix', root, 'run', '-s', 'score', '--', 'case.json'], folder)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject(result)
  expect(npm(['run', '-s', 'score', '--', join(folder, 'case.json')], join(root, 'shared/scoring')).stdout).toBe(stdout)
}, 30_000)

test('a wrong case through npm exits with 2 as well', () => {
  mkdirSync(join(folder, '中文 文件夹'), { recursive: true })
  writeFileSync(join(folder, '中文 文件夹', '案例 1.json'), JSON.stringify({ ...worked, bonus: 1 }))
  const { status, stdout, stderr } = npm(['--prefix', root, 'run', '-s', 'score', '--', '案例 1.json'], join(folder, '中文 文件夹'))
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^bonus: unknown key/m)
}, 30_000)

test('standard input is read for -, with or without a byte order mark', () => {
  expect(JSON.parse(score(worked).stdout)).toMatchObject(result)
  expect(JSON.parse(score(`\uFEFF${JSON.stringify(worked)}\r\n`).stdout)).toMatchObject(result)
})

test('every item carries its trace, as the engine gives it', () => {
  const card: unknown = JSON.parse(score(worked).stdout)
  expect(card).toEqual(scoreSheet(installServiceCard, scored))
  expect(card).toMatchObject({ items: [{ trace: { rule: 'deviation' } }, { trace: { rule: 'attainment' } }, {}, { trace: { rule: 'deduction' } }, {}, { trace: { rule: 'rating' } }] })
})

test('an array of cases gives an array of results in the same order, an empty one an empty one', () => {
  const printed: unknown = JSON.parse(score([worked, { template: 'install-service-card' }, worked]).stdout)
  expect(printed).toMatchObject([result, { total: '16.00', range: { min: '16.00', max: '96.00' }, pay: null, payRange: null }, result])
  expect(score([])).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
})

test('every sheet is scored by its id, with levels, tasks, ratings, targets, previous values and settlements', () => {
  const levels = ['customer-focus', 'attention-to-detail', 'compliance'].map((item) => ({ item, role: 'supervisor', level: 3 }))
  const task = { item: 'work-plan', name: '梳理流程', urgency: 2, importance: 3, completion: 80 }
  const cases = [
    worked, { ...worked, template: 'install-service-card-materials' },
    { template: 'installer', metrics: { 'install-error-rate': 4, 'backlog-rate': { numerator: 3, denominator: 40 } }, targets: { 'install-error-rate': '2' }, previous: { 'backlog-rate': 10 }, settlements: [{ item: 'sales-attainment', choice: 'exclude', reason: '没有销售任务' }] },
    { template: 'after-sales-manager', ratings: [{ item: 'timeliness', role: 'assessor', points: 8 }, { item: 'timeliness', role: 'reviewer', points: 8.5 }] },
    { template: 'cs-supervisor-scale', levels }, { template: 'cs-supervisor-monthly', tasks: [{ ...task, item: 'task-list' }] },
    { template: 'cs-supervisor-360', ratings: [{ item: 'goals', role: 'supervisor', points: 16 }, ...[14, 15, 16].map((points) => ({ item: 'goals', role: 'subordinate', points }))] },
    { template: 'after-sales-kpi', tasks: [task], previous: { 'refund-dispute-rate': '0.6' }, metrics: { 'refund-dispute-rate': '0.8' }, baseSalary: '6000' },
    { template: 'cs-supervisor-indicators', metrics: { 'milestones-reached': 5, 'milestones-due': 6 } },
  ]
  const printed: unknown = JSON.parse(score(cases).stdout)
  expect(printed).toMatchObject([
    { total: '80.10' }, { template: { id: 'install-service-card-materials' }, total: '80.10', pay: '6007.50' },
    // (10 + 14 + 5 + 10) ÷ 60 × 80 = 52; archiving 5
    { total: '57.00', items: [{ points: '10.00' }, { points: null, status: 'settled' }, { status: 'pending' }, { points: '14.00' }, {}, {}, {}, {}, {}, {}, {}] },
    { total: '8.50' },
    // (20 + 20 + 20) × 30 %
    { total: '18.00' }, { total: '24.00' },
    // 16 × 80 % + 15 × 20 %
    { total: '15.80' },
    // 8 + 3.75 + 5 + 10; no pay rule, no pay
    { total: '26.75', pay: null, payRange: null }, { total: '8.33' },
  ])
}, 30_000)

test('a sheet of one’s own is scored as an object, strictly', () => {
  const template = { ...installServiceCard, id: 'own-card', items: installServiceCard.items.slice(0, 1), declaredPoints: 30, incidentKinds: [] }
  expect(JSON.parse(score({ template, metrics: { 'first-pass-rate': 93.5 }, baseSalary: 6000 }).stdout)).toMatchObject({ template: { id: 'own-card' }, total: '23.00', pay: '1725.00' })
  expect(JSON.parse(score({ template, metrics: { 'first-pass-rate': 93.5 }, baseSalary: 6000, employed: { days: 12, of: 30 } }).stdout)).toMatchObject({ total: '23.00', pay: '690.00' })
  expect(score({ template: { ...template, bonus: 1 } })).toEqual({ status: 2, stdout: '', stderr: 'template.bonus: unknown key\n' })
})

test('a thousand cases arrive whole through a pipe', () => {
  const printed: unknown = JSON.parse(score(Array.from({ length: 1000 }, () => worked)).stdout)
  expect(Array.isArray(printed) && printed.length).toBe(1000)
})

test('exact numbers are taken as they were typed, exponents included', () => {
  const rate = (literal: string) => {
    const printed: unknown = JSON.parse(score(`{"template":"install-service-card","metrics":{"first-pass-rate":${literal}}}`).stdout)
    return printed
  }
  expect(rate('93.50')).toMatchObject({ total: '39.00' })
  expect(rate('9.4e1')).toMatchObject({ total: '40.00' })
  expect(rate('{"numerator":29,"denominator":31}')).toMatchObject({ total: '39.00' })
  expect(JSON.parse(score('{"template":"install-service-card","baseSalary":123456789012345.123456}').stdout)).toMatchObject({ payRange: { min: '24691357802469.02' } })
})

const wrong = (change: object) => ({ ...worked, ...change })
const metric = (literal: string) => `{"template":"install-service-card","metrics":{"first-pass-rate":${literal}}}`

test.each<readonly [remark: string, input: unknown, message: string]>([
  ['nothing', '', 'standard input: '],
  ['no JSON', '{"template": "install-service-card",}', 'standard input: is not valid JSON'],
  ['two documents', `${JSON.stringify(worked)}\n${JSON.stringify(worked)}`, 'standard input: is not valid JSON'],
  ['NaN', metric('NaN'), 'standard input: is not valid JSON'],
  ['not UTF-8', Buffer.from([0xff, 0xfe, 0x7b, 0]), '-: is not UTF-8'],
  ['a number instead of a case', 5, 'case: '],
  ['null', 'null', 'case: '],
  ['a case in a list that is none', [worked, 'x'], '[1].case: '],
  ['no template', wrong({ template: undefined }), 'template: is missing'],
  ['an unknown template', wrong({ template: 'installer-card' }), 'template: no shipped sheet "installer-card"'],
  ['a name that every object has', wrong({ template: 'constructor' }), 'template: no shipped sheet "constructor"'],
  ['half a template', wrong({ template: { id: 'install-service-card' } }), 'template.version: is missing'],
  ['a list of templates', wrong({ template: ['install-service-card'] }), 'template: must be the id'],
  ['a settlement of what does not wait', wrong({ settlements: [{ item: 'warehouse', choice: 'full', reason: '试' }] }), 'settlements[0].item: warehouse does not wait'],
  ['an unknown key', wrong({ bonus: 5 }), 'bonus: unknown key'],
  ['a key that would be a prototype', '{"template":"install-service-card","__proto__":{"metrics":{}}}', '__proto__: unknown key'],
  ['the same key twice', '{"template":"install-service-card","baseSalary":1,"baseSalary":2}', 'baseSalary: appears twice'],
  ['the same metric twice', '{"template":"install-service-card","metrics":{"first-pass-rate":1,"first-pass\\u002drate":2}}', 'metrics.first-pass-rate: appears twice'],
  ['infinity', metric('1e400'), 'metrics.first-pass-rate: "1e400"'],
  ['minus infinity', metric('-1e400'), 'metrics.first-pass-rate: "-1e400"'],
  ['seven decimals', metric('93.1234567'), 'metrics.first-pass-rate: '],
  ['seven decimals that end in zero', metric('93.5000000'), 'metrics.first-pass-rate: "93.5000000"'],
  ['seven decimals as text', metric('"93.5000001"'), 'metrics.first-pass-rate: "93.5000001"'],
  ['seven decimals by exponent', metric('1e-7'), 'metrics.first-pass-rate: '],
  ['text that is no number', metric('"12a"'), 'metrics.first-pass-rate: "12a"'],
  ['null where a value is needed', metric('null'), 'metrics.first-pass-rate: null'],
  ['above 100 %', metric('100.5'), 'metrics.first-pass-rate: 100.5 is above 100'],
  ['below 0 %', metric('-0.5'), 'metrics.first-pass-rate: -0.5 is below 0'],
  ['an unknown metric', wrong({ metrics: { 'first-pass': 90 } }), 'metrics.first-pass: '],
  ['half of a half point', wrong({ ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: 8.25 }] }), 'ratings[0].points: 8.25 is not a multiple of 0.5'],
  ['points above the full marks', wrong({ ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: 10.5 }] }), 'ratings[0].points: 10.5 is outside 0 to 10'],
  ['another rater', wrong({ ratings: [{ item: 'sales-coordination', role: 'customer', points: 8 }] }), 'ratings[0].role: '],
  ['an unknown kind of incident', wrong({ incidents: [{ id: 'i1', kind: 'lateness' }] }), 'incidents[0].kind: '],
  ['a quantity beyond what a number holds', '{"template":"install-service-card","incidents":[{"id":"i1","kind":"tool-violation","quantity":9007199254740993}]}', 'incidents[0].quantity: '],
  ['a level of 6', { template: 'cs-supervisor-scale', levels: [{ item: 'compliance', role: 'supervisor', level: 6 }] }, 'levels[0].level: 6 is not a whole number from 1 to 5'],
  ['a completion above 100', { template: 'cs-supervisor-monthly', tasks: [{ item: 'task-list', name: 'x', urgency: 1, importance: 1, completion: 101 }] }, 'tasks[0].completion: 101 is outside 0 to 100'],
  ['a target that is missing', { template: 'installer', targets: { sales: null } }, 'targets.sales: null'],
  ['a target of 0', { template: 'installer', targets: { sales: 0 }, metrics: { sales: 5 } }, 'targets.sales: a target must be above 0'],
  ['a previous value of an unknown metric', { template: 'installer', previous: { sale: 1 } }, 'previous.sale: '],
  ['a name on an anonymous answer', { template: 'cs-supervisor-360', ratings: [{ item: 'goals', role: 'customer', points: 10, by: '王' }] }, 'ratings[0].by: answers of customer are anonymous'],
  ['half a point where only whole ones count', { template: 'after-sales-kpi', ratings: [{ item: 'execution', role: 'supervisor', points: '3.5' }] }, 'ratings[0].points: 3.5 is not a multiple of 1'],
  ['more days than the period has', wrong({ employed: { days: 31, of: 30 } }), 'employed.days: 31 is not a whole number from 1 to 30'],
  ['half a day', wrong({ employed: { days: 11.5, of: 30 } }), 'employed.days: 11.5 is not a whole number from 1 to 30'],
  ['days of nothing', wrong({ employed: { days: 12 } }), 'employed.of: nothing is not a whole number from 1 to 10000'],
  ['a base below 0', wrong({ baseSalary: '-1' }), 'baseSalary: '],
  ['the second of two cases', [worked, wrong({ baseSalary: null })], '[1].baseSalary: null'],
  ['levels on a sheet that has none', wrong({ levels: [{ item: 'inspection', level: 5, role: 'supervisor' }] }), 'levels[0].item: inspection is computed'],
  ['nested without end', `${'['.repeat(5000)}${']'.repeat(5000)}`, ''],
  ['a key with a line break', wrong({ 'a\nb': 1 }), 'a b: unknown key'],
])('%s is refused with status 2 and one sentence that names the field', (_remark, input, message) => {
  const { status, stdout, stderr } = score(input)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.startsWith(message)).toBe(true)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

test.each([[[]], [['a.json', 'b.json']], [['--help']]])('called with %j it says how it is used', (args) => {
  const { status, stdout, stderr } = run(args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/^usage: npm run -s score/)
})

test('a file that is missing or a folder is named', () => {
  expect(run(['nowhere.json'])).toMatchObject({ status: 2, stdout: '', stderr: 'nowhere.json: cannot be read (ENOENT)\n' })
  expect(run(['.'])).toMatchObject({ status: 2, stdout: '', stderr: '.: cannot be read (EISDIR)\n' })
})
