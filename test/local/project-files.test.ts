import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProjectFiles } from '../../local/project/project-files'
import { startFixtureCloud } from './test-cloud'

let projectDir: string
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), 'shifu-project-'))
  cpSync(join(__dirname, 'fixtures', 'project'), projectDir, { recursive: true })
})
afterEach(() => {
  rmSync(projectDir, { recursive: true })
})

function edit(file: string, change: (json: Record<string, unknown>) => void): void {
  const path = join(projectDir, file)
  const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  change(json)
  writeFileSync(path, JSON.stringify(json))
}

test('the deployment’s files say which functions, collections, indexes and rules there are', () => {
  const project = readProjectFiles(projectDir)
  expect(project.functions.map(({ name, timeoutMs, timers }) => [name, timeoutMs, timers.length])).toEqual([['api', 20_000, 0], ['hasty', 1000, 0], ['close', 1000, 1]])
  expect([...project.indexes.keys()]).toContain('signals')
  expect(project.indexes.get('members')).toEqual([{ name: 'phone', unique: true, keys: [{ path: 'phone', direction: 1 }] }])
  expect([project.functionRules.get('close'), project.functionRules.get('*')]).toEqual([false, false])
})

test('the product’s own files are understood', () => {
  const project = readProjectFiles(join(__dirname, '..', '..'))
  expect(project.functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['api', 'close']))
  const open = [...project.databaseRules].filter(([, { read, write }]) => read !== false || write !== false)
  expect(open).toEqual([['signals', { read: 'doc.openid == auth.openid', write: false }]])
})

test.each<[string, string, (json: Record<string, unknown>) => void, string]>([
  ['a rule that is not understood', 'database/database-rules.json', (json) => (json['notes'] = { read: 'magic()', write: false }), 'magic()'],
  ['a storage rule that is not understood', 'database/storage-rules.json', (json) => (json['write'] = 'magic()'), 'magic()'],
  ['a storage rule too many', 'database/storage-rules.json', (json) => (json['list'] = true), 'storage-rules.json'],
  ['a rule of another kind', 'database/function-rules.json', (json) => (json['api'] = { invoke: 5 }), 'function-rules.json 的 api.invoke'],
  ['an expression as a rule for a function', 'database/function-rules.json', (json) => (json['api'] = { invoke: 'auth.openid != null' }), 'function-rules.json 的 api.invoke'],
  ['no rule for functions without their own', 'database/function-rules.json', (json) => delete json['*'], '"*"'],
  ['an index on a collection without a rule', 'database/indexes.json', (json) => (json['unruled'] = []), '集合 unruled'],
  ['an index direction that is none', 'database/indexes.json', (json) => (json['notes'] = [{ name: 'x', keys: { a: 2 } }]), 'indexes.json 的 notes.0.keys.a'],
  ['a function without a time limit', 'cloudbaserc.json', (json) => (json['functions'] = [{ name: 'api', memorySize: 1 }]), 'cloudbaserc.json 的 functions.0.timeout'],
])('%s is refused with a sentence', (_name, file, change, sentence) => {
  edit(file, change)
  expect(() => readProjectFiles(projectDir)).toThrow(expect.objectContaining({ name: 'ProjectError', message: expect.stringContaining(sentence) as string }) as Error)
})

test.each([
  ['five fields', '*/5 * * * *'],
  ['a year', '0 0 2 1 * * 2027'],
  ['what is no cron', '0 99 2 1 * * *'],
])('a timer with %s is refused with a sentence', async (_name, config) => {
  edit('cloudbaserc.json', (json) => {
    json['functions'] = [{ name: 'close', timeout: 1, memorySize: 64, triggers: [{ name: 't', type: 'timer', config }] }]
  })
  await expect(startFixtureCloud({ projectDir })).rejects.toMatchObject({ name: 'ProjectError', message: expect.stringContaining(config) as string })
})

test('a function that is not built is refused with a sentence', async () => {
  rmSync(join(projectDir, 'functions', 'close'), { recursive: true })
  await expect(startFixtureCloud({ projectDir })).rejects.toMatchObject({ name: 'ProjectError', message: expect.stringContaining('还没有构建') as string })
})
