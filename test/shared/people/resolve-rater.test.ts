import fc from 'fast-check'
import { isGranted, type Reach } from '@shared/people/permission'
import { holdsRole, permissionRoles, reachOf, type RoleGrant } from '@shared/people/person'
import { resolveRater, watchersOf } from '@shared/people/resolve-rater'
import { inCompany, inStore, person } from '../../cloudfunctions/company'

const subject = { personId: 'worker', storeId: 's-a', supervisorId: 'lead' }
const lead = person('lead', '赵主管', inStore('supervisor', 's-a'))
const sales = person('sales-1', '唐销售', inStore('sales-manager', 's-a'))
const leads = [
  person('sales-0', '冯销售', inStore('sales-manager', 's-b')), person('sales-2', '候补', inCompany('sales-manager')), sales, lead, person('manager', '何店长', inStore('store-manager', 's-a')),
  person('hr', '周人事', inCompany('hr')), person('gone', '离职', inCompany('general-manager'), { status: 'left' }),
]

test.each([
  // relation, whom it leads to
  ['supervisor', 'lead'], ['sales-manager', 'sales-1'], ['store-manager', 'manager'], ['general-manager', null], ['self', null], ['customer', null], ['constructor', null],
])('who rates as %s: %p', (role, expected) => {
  expect(resolveRater(role, subject, leads)?._id ?? null).toBe(expected)
})

test('nobody rates themselves', () => {
  expect(resolveRater('sales-manager', { ...subject, personId: 'sales-1' }, leads)?._id).toBe('sales-2')
  expect(resolveRater('supervisor', { personId: 'lead', storeId: 's-a', supervisorId: 'lead' }, leads)).toBeNull()
})

test('those hear of a sheet who are there: the employee, the superiors of the store, HR', () => {
  expect(watchersOf(subject, leads)).toEqual(['hr', 'lead', 'manager', 'worker'])
})

const roles = fc.array(fc.record({ role: fc.constantFrom(...permissionRoles), stores: fc.constantFrom<RoleGrant['stores']>('company', [], ['s-a'], ['s-b'], ['s-a', 's-b']) }), { maxLength: 4 })

test('a reach over stores is what its roles hold, store by store', () => {
  fc.assert(fc.property(roles, fc.subarray([...permissionRoles]), (held, asked) => {
    const someone = { roles: held }
    const reach = reachOf(someone, asked)
    for (const storeId of ['s-a', 's-b', 's-c']) expect(reach === 'company' || reach.includes(storeId)).toBe(asked.some((role) => holdsRole(someone, role, storeId)))
  }))
})

test('a grant over others never lets anybody act on themselves, nor beyond the stores of their role', () => {
  const reaches = fc.constantFrom<Reach>('team', 'scope')
  fc.assert(fc.property(roles, reaches, fc.constantFrom(...permissionRoles), fc.constantFrom('me', 'other'), fc.constantFrom('me', 'boss', null), fc.constantFrom('s-a', 's-b', 's-c'), (held, reach, role, personId, supervisorId, storeId) => {
    const actor = { _id: 'me', roles: held }
    const isAllowed = isGranted([{ role, reach }], actor, { personId, storeId, supervisorId })
    if (isAllowed) {
      expect(personId).toBe('other')
      expect(holdsRole(actor, role, storeId)).toBe(true)
      if (reach === 'team') expect(supervisorId).toBe('me')
    }
    expect(isGranted([{ role, reach }], actor, null)).toBe(false)
    expect(isGranted([], actor, { personId, storeId, supervisorId })).toBe(false)
  }))
})
