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

test('an owner rule does not match a signed-out caller with a document without an owner', () => {
  expect(allows('auth != null && doc.openid == auth.openid', { auth: null, doc: { _id: 'p1' } })).toBe(false)
})

test.each(['', 'auth !=', 'auth != null)', 'get("x")', 'request.time > 5', "doc.state == 'open", 'auth; true', '__proto__ == null'])(
  'a rule that is not understood is an error and lets nobody pass: %s',
  (rule) => {
    expect(() => allows(rule, me)).toThrow(ProjectError)
  },
)
