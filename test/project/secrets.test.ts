import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')

/** What a key looks like that must never be in the repository. */
const secretPatterns = [
  { what: 'a key id of Tencent Cloud', pattern: /AKID[A-Za-z0-9]{32}/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY/ },
  { what: 'a secret of 32 hex digits', pattern: /secret\w*["']?\s*[:=]\s*["'][0-9a-f]{32}["']/i },
  { what: 'the id of a real mini-program', pattern: /["']wx(?!0{16})[0-9a-f]{16}["']/ },
  { what: 'a token of npm or GitHub', pattern: /\b(npm|ghp|gho|ghs)_[A-Za-z0-9]{36}\b/ },
  { what: 'a password in an address', pattern: /https?:\/\/[^\s/:@'"`$]+:[^\s/@'"`$]+@/ },
]

function secretsIn(text: string): readonly string[] {
  return secretPatterns.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what)
}

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter((path) => path !== '' && !/\.(png|jpe?g|ico)$/.test(path))

test('no file of the repository holds a secret', () => {
  const found = tracked.flatMap((path) => secretsIn(readFileSync(join(root, path), 'utf8')).map((what) => `${path}: ${what}`))
  expect(tracked.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

test('no key file and no private project file is in the repository', () => {
  expect(tracked.filter((path) => /(^|\/)(private\..*\.key|project\.private\.config\.json|\.env(\..*)?|.*\.pem)$/.test(path))).toEqual([])
})

test.each([
  ['a key id of Tencent Cloud', ['AKID', 'a1B2'.repeat(8)].join('')],
  ['a private key', ['-----BEGIN', 'RSA', 'PRIVATE KEY-----'].join(' ')],
  ['a secret of 32 hex digits', `"appSecret": "${'0123abcd'.repeat(4)}"`],
  ['the id of a real mini-program', `"appid": "${['wx', '0a1b2c3d'.repeat(2)].join('')}"`],
  ['a token of npm or GitHub', ['npm', 'a1B2'.repeat(9)].join('_')],
  ['a password in an address', ['https:', '', 'somebody:word@registry.example'].join('/')],
])('%s would be found', (what, text) => {
  expect(secretsIn(text)).toEqual([what])
})
