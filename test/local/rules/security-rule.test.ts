import { ProjectError } from '../../../local/project/project-error'
import { allows } from '../../../local/rules/security-rule'

const me = { auth: { openid: 'o1' }, doc: { _id: 'p1', openid: 'o1', state: 'open', deep: { er: 5 } } }
const other = { auth: { openid: 'o2' }, doc: me.doc }
const nobody = { auth: null, doc: me.doc }

test.each([
  [true, true, true, true],
  [false, false, false, false],
  ['true', true, true, true],
  ['auth != null', true, true, false],
  ['auth == null', false, false, true],
  ['doc.openid == auth.openid', true, false, false],
  ["auth != null && doc.state == 'open'", true, true, false],
  ['auth != null && (doc.deep.er == 5 || doc.openid == "x")', true, true, false],
  ['!(doc.openid == auth.openid)', false, true, true],
  ['doc.openid', false, false, false],
  ['doc.nothing.here == null', true, true, true],
])('%s', (rule, forOwner, forOther, forNobody) => {
  expect([allows(rule, me), allows(rule, other), allows(rule, nobody)]).toEqual([forOwner, forOther, forNobody])
})

test.each([
  ["/^a\\/[0-9]+\\.jpg$/.test(resource.path) == true", true, false],
  ["/^a/.test(resource.path) != true", false, true],
  ['resource.openid == auth.openid', true, false],
  ["resource.openid == auth.openid && /jpg$/.test(resource.path) == true", true, false],
])('%s of a file', (rule, forOwn, forOther) => {
  expect(allows(rule, { auth: { openid: 'o1' }, resource: { path: 'a/1.jpg', openid: 'o1' } })).toBe(forOwn)
  expect(allows(rule, { auth: { openid: 'o1' }, resource: { path: 'b/1.jpg', openid: 'o2' } })).toBe(forOther)
})

test('an owner rule does not match a signed-out caller with a document without an owner', () => {
  expect(allows('auth != null && doc.openid == auth.openid', { auth: null, doc: { _id: 'p1' } })).toBe(false)
})

test.each(['', 'auth !=', 'auth != null)', 'get("x")', 'request.time > 5', "doc.state == 'open", 'auth; true', '__proto__ == null', '/^a/.test(resource.path)', '/(/.test(resource.path) == true', '/a/.exec(resource.path) == true'])(
  'a rule that is not understood is an error and lets nobody pass: %s',
  (rule) => {
    expect(() => allows(rule, me)).toThrow(ProjectError)
  },
)
