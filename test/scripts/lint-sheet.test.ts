import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { shippedTemplates } from '@shared/sheets'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { formNames, formOf } from '../shared/scoring/lint/forms'

const root = join(__dirname, '../..')
const formFile = (name: string) => join(root, 'test/shared/scoring/lint/fixtures', `${name}.json`)
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function run(args: readonly string[], input = ''): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/lint-sheet.mjs'), ...args], { cwd: folder, input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return { status, stdout, stderr }
}

interface Printed {
  readonly template: { readonly id: string }
  readonly isPublishable: boolean
  readonly findings: readonly { readonly code: string; readonly severity: string }[]
}
const printed = (stdout: string) => JSON.parse(stdout) as Printed

test('npm run lint-sheet prints one JSON document for a template in a file, looked for where the person is', () => {
  writeFileSync(join(folder, 'form.json'), readFileSync(formFile('installer')))
  const { status, stdout } = spawnSync('npm', ['--prefix', root, 'run', '-s', 'lint-sheet', '--', 'form.json'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
  expect(status).toBe(0)
  expect(printed(stdout)).toEqual({ template: { id: 'form-installer', version: 1 }, isPublishable: false, findings: lintTemplate(formOf('installer')) })
}, 30_000)

test.each(shippedTemplates.map(({ id }) => id))('the shipped sheet %s is linted by its id', (id) => {
  const { status, stdout } = run([id])
  expect(status).toBe(0)
  expect(printed(stdout).template.id).toBe(id)
  expect(printed(stdout).findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(id === 'after-sales-manager' ? ['unnamed-item'] : [])
})

test('an array of templates gives an array of results; standard input is read for -', () => {
  const { status, stdout } = run(['-'], JSON.stringify([installServiceCard, ...formNames.map(formOf)]))
  expect(status).toBe(0)
  expect((JSON.parse(stdout) as readonly Printed[]).map(({ template, isPublishable }) => [template.id, isPublishable])).toEqual([
    ['install-service-card', true], ['form-install-service-card', true], ['form-installer', false], ['form-after-sales-manager', false], ['form-cs-supervisor-scale', false], ['form-after-sales-kpi', false],
  ])
  expect(run(['-'], '[]')).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
})

test('with --strict an error is an exit status of 1, anything milder is not', () => {
  expect(run(['after-sales-manager', '--strict']).status).toBe(1)
  expect(run(['--strict', 'install-service-card']).status).toBe(0)
})

test('with --mend the template itself is printed, without errors', () => {
  const mended = run([formFile('cs-supervisor-scale'), '--mend'])
  expect(mended.status).toBe(0)
  const again = run(['-', '--strict'], mended.stdout)
  expect([again.status, printed(again.stdout).isPublishable]).toEqual([0, true])
})

test.each<readonly [remark: string, args: readonly string[], input: string, message: string]>([
  ['nothing', [], '', 'usage: '],
  ['two sheets', ['installer', 'install-service-card'], '', 'usage: '],
  ['an unknown flag', ['install-service-card', '--quick'], '', 'usage: '],
  ['neither an id nor a file', ['no-such-sheet'], '', 'no-such-sheet: cannot be read'],
  ['no JSON', ['-'], '{', 'standard input: is not valid JSON'],
  ['a text', ['-'], '"install-service-card"', 'template: '],
  ['an unknown key', ['-'], JSON.stringify({ ...installServiceCard, bonus: 1 }), 'template.bonus: '],
  ['a metric that the sheet hasn\'t', ['-'], JSON.stringify({ ...installServiceCard, metrics: [] }), 'template.items[0].rule.metric: there is no metric "first-pass-rate"'],
  ['seven decimals', ['-'], JSON.stringify({ ...installServiceCard, pay: { passMark: 80.1234567 } }), 'template.pay.passMark: '],
  ['the second of two', ['-'], JSON.stringify([installServiceCard, {}]), '[1].id: is missing'],
])('exit 2 and a message that names the field: %s', (_remark, args, input, message) => {
  const { status, stdout, stderr } = run(args, input)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.startsWith(message)).toBe(true)
})

test('--help tells the exit statuses and the ids', () => {
  const { status, stdout } = run(['--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('Exit status: 0')
  for (const { id } of shippedTemplates) expect(stdout).toContain(id)
})
