import fc from 'fast-check'
import { resolveSigner } from '@shared/approval/resolve-signer'
import { leadFinder } from '@shared/people/lead-finder'
import { resolveRater, watchersOf } from '@shared/people/resolve-rater'
import { permissionRoles, type Person } from '@shared/people/person'
import { person } from '../../cloudfunctions/company'

const storeIds = ['s-1', 's-2', 's-3'] as const
const ids = Array.from({ length: 12 }, (_, index) => `p-${index}`)

const grant = fc.record({
  role: fc.constantFrom(...permissionRoles),
  stores: fc.oneof(fc.constant('company' as const), fc.subarray([...storeIds])),
})
const leads: fc.Arbitrary<readonly Person[]> = fc.tuple(...ids.map((id) => fc.record({
  roles: fc.array(grant, { maxLength: 2 }), storeId: fc.constantFrom(...storeIds), status: fc.constantFrom('active' as const, 'left' as const),
  leave: fc.option(fc.record({ from: fc.constantFrom('2026-12-01', '2026-12-06'), until: fc.constantFrom('2026-12-05', '2026-12-09'), delegateId: fc.constantFrom(...ids) }), { nil: null }),
}).map((rest) => person(id, id, rest.roles, rest))))

const subjects = fc.record({ personId: fc.constantFrom(...ids, 'worker'), storeId: fc.constantFrom(...storeIds), supervisorId: fc.oneof(fc.constant(null), fc.constantFrom(...ids)) })

test('signers, raters and watchers are the same among the leads that are found as among all of them', () => {
  fc.assert(fc.property(leads, subjects, fc.subarray(ids), (all, subject, signed) => {
    const found = leadFinder(all)(subject)
    for (const role of ['supervisor', 'store-manager', 'general-manager']) expect(resolveSigner(role, subject, signed, found, '2026-12-06')).toEqual(resolveSigner(role, subject, signed, all, '2026-12-06'))
    for (const role of [...permissionRoles, 'assessor', 'reviewer']) expect(resolveRater(role, subject, found)?._id).toBe(resolveRater(role, subject, all)?._id)
    expect(watchersOf(subject, found)).toEqual(watchersOf(subject, all))
  }), { numRuns: 500 })
})

test('what is found does not grow with other stores', () => {
  const all = Array.from({ length: 100 }, (_, index) => person(`m-${index}`, '店长', [{ role: 'store-manager', stores: [`s-${index}`] }]))
  expect(leadFinder(all)({ storeId: 's-7', supervisorId: 'm-8' }).map(({ _id }) => _id)).toEqual(['m-7', 'm-8'])
})
