import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actions, isActionName, type ActionName } from '@shared/contract/actions'
import { commonRefusals, isRefusal, refusalTexts, refuse } from '@shared/contract/refusal'
import { permissionRoles } from '@shared/people/person'

const projectDir = join(__dirname, '..', '..', '..')
const names = Object.keys(actions) as ActionName[]

const filesUnder = (folder: string): string[] =>
  readdirSync(join(projectDir, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

describe.each(names)('%s', (name) => {
  const action = actions[name]

  test('has one name: in the list, in its declaration, in shared/', () => {
    expect(action.name).toBe(name)
    expect(filesUnder('shared').filter((file) => file.endsWith(`/${name}.ts`))).toHaveLength(1)
    expect(isActionName(name)).toBe(true)
  })

  test('says in Chinese what it is and in English what it does, who may, and only refusals that exist', () => {
    expect(action.title).toMatch(/^[\u4e00-\u9fff]{2,}$/)
    expect(action.doc).toMatch(/^[A-Z].*\.$/s)
    expect(action.may.length > 0 || ['accept-invitation', 'open-customer-form', 'submit-customer-answers'].includes(name)).toBe(true)
    for (const { role } of action.may) expect(['everybody', ...permissionRoles]).toContain(role)
    for (const code of action.refusals) expect(Object.keys(refusalTexts)).toContain(code)
    expect(new Set(action.refusals).size).toBe(action.refusals.length)
  })
})

test('names of Object\'s own properties are no actions', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 7, null, ['read-me']]) expect(isActionName(name)).toBe(false)
})

test('every refusal is a kind Chinese sentence, is declared by an action or common to all, and some test meets it', () => {
  const declared = new Set<string>([...commonRefusals, ...names.flatMap((name) => actions[name].refusals)])
  const tested = filesUnder('test').filter((file) => /\.tsx?$/.test(file) && file !== __filename).map((file) => readFileSync(file, 'utf8')).join('\n')
  for (const [code, text] of Object.entries(refusalTexts)) {
    expect(text).toMatch(/^[\u4e00-\u9fff\d ，、。！“”]+$/)
    expect([code, declared.has(code)]).toEqual([code, true])
    expect([code, tested.includes(`'${code}'`)]).toEqual([code, true])
  }
  expect(existsSync(join(projectDir, 'docs', 'refusals.md'))).toBe(true)
})

test('a refusal is told from any other answer', () => {
  expect(refuse('busy')).toEqual({ refused: true, code: 'busy', message: refusalTexts.busy })
  expect(refuse('bad-input', '说明：太长', 'note')).toMatchObject({ message: '说明：太长', field: 'note' })
  expect([refuse('busy'), { refused: false }, { refused: 'true' }, null, undefined, 'refused', []].map(isRefusal)).toEqual([true, false, false, false, false, false, false])
})
