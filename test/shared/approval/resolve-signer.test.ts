import fc from 'fast-check'
import { resolveNextUp, resolveSigner } from '@shared/approval/resolve-signer'
import type { Person, PermissionRole } from '@shared/people/person'
import { inCompany, inStore, person } from '../../cloudfunctions/company'

const subject = { personId: 'worker', storeId: 's-a', supervisorId: 'lead' }
const lead = person('lead', '赵主管', inStore('supervisor', 's-a'))
const manager = person('manager', '何店长', inStore('store-manager', 's-a'))
const general = person('gm-1', '陈总', inCompany('general-manager'))
const second = person('gm-2', '林总', inCompany('general-manager'))
const all = [lead, manager, general, second]

const today = '2026-12-06'
const away = (delegateId: string, from = today, until = today) => ({ from, until, delegateId })
const change = (id: string, rest: Partial<Person>): Person[] => all.map((one) => (one._id === id ? { ...one, ...rest } : one))

test.each([
  // what stands, the step's role, who has signed, the people, who signs, why
  ['by position', 'supervisor', [], all, 'lead', null],
  ['by position', 'store-manager', ['lead'], all, 'manager', null],
  ['by position', 'general-manager', ['lead', 'manager'], all, 'gm-1', null],
  ['the holder has left', 'supervisor', [], change('lead', { status: 'left' }), 'manager', '原办理人不能签这一步，由上一级办理'],
  ['the manager left too', 'supervisor', [], change('lead', { status: 'left' }).filter(({ _id }) => _id !== 'manager'), 'gm-1', '原办理人不能签这一步，由上一级办理'],
  ['the holder is on leave', 'supervisor', [], change('lead', { leave: away('manager') }), 'manager', '代赵主管办理'],
  ['the delegate has left', 'supervisor', [], change('lead', { leave: away('nobody') }), 'manager', '原办理人不能签这一步，由上一级办理'],
  ['the leave begins tomorrow', 'supervisor', [], change('lead', { leave: away('manager', '2026-12-07', '2026-12-09') }), 'lead', null],
  ['the leave ended yesterday', 'supervisor', [], change('lead', { leave: away('manager', '2026-12-01', '2026-12-05') }), 'lead', null],
  ['the delegate is on leave too', 'supervisor', [], change('lead', { leave: away('manager') }).map((one) => (one._id === 'manager' ? { ...one, leave: away('gm-2') } : one)), 'gm-2', '代何店长办理'],
  ['the next up is on leave with nobody', 'supervisor', [], change('manager', { leave: away('nobody') }).filter(({ _id }) => _id !== 'lead'), 'gm-1', '原办理人不能签这一步，由上一级办理'],
  ['the delegate has signed', 'store-manager', ['lead'], change('manager', { leave: away('lead') }), 'gm-1', '原办理人不能签这一步，由上一级办理'],
  ['on leave after signing', 'store-manager', ['manager'], change('manager', { leave: away('lead') }), 'gm-1', '原办理人不能签这一步，由上一级办理'],
  ['left with a delegate', 'store-manager', ['lead'], change('manager', { status: 'left', leave: away('gm-2') }), 'gm-1', '原办理人不能签这一步，由上一级办理'],
  ['signed the step before', 'general-manager', ['gm-1'], all, 'gm-2', null],
  ['nobody is left', 'general-manager', ['gm-1', 'gm-2'], all, null, null],
  ['a role that signs nothing', 'inspector', [], all, null, null],
] as [string, string, string[], Person[], string | null, string | null][])('%s: the step of the %s', (_name, role, signed, people, personId, because) => {
  const signer = resolveSigner(role, subject, signed, people, today)
  expect(signer === null ? null : [signer.personId, signer.because]).toEqual(personId === null ? null : [personId, because])
})

test.each([
  ['a supervisor\'s own sheet', { personId: 'lead', storeId: 's-a', supervisorId: 'lead' }, 'supervisor', 'manager'],
  ['a manager\'s own sheet', { personId: 'manager', storeId: 's-a', supervisorId: 'gm-1' }, 'store-manager', 'gm-1'],
  ['a general manager\'s own sheet', { personId: 'gm-1', storeId: 's-a', supervisorId: null }, 'general-manager', 'gm-2'],
] as const)('%s goes to somebody else', (_name, whose, role, expected) => {
  expect(resolveSigner(role, whose, [], all, today)?.personId).toBe(expected)
})

test('a delegate who may sign nothing does not hold the step up, nor one who stands in for the subject', () => {
  const clerk = person('clerk', '文员', inStore('after-sales-manager', 's-a'))
  expect(resolveSigner('store-manager', subject, [], [...change('manager', { leave: away('clerk') }), clerk], today)?.personId).toBe('gm-1')
  const own = { personId: 'manager', storeId: 's-a', supervisorId: null }
  expect(resolveSigner('store-manager', own, [], change('manager', { leave: away('lead') }), today)?.personId).toBe('gm-1')
})

test.each([
  // A general manager's own sheet: the store's manager answers to them, the other general manager does not.
  ['the manager answers to the subject', { personId: 'gm-1', storeId: 's-a', supervisorId: null }, 'store-manager', change('manager', { supervisorId: 'gm-1' }), 'gm-2'],
  ['a delegate who answers to the subject', { personId: 'gm-1', storeId: 's-a', supervisorId: null }, 'general-manager', change('gm-2', { leave: away('manager') }).map((one) => (one._id === 'manager' ? { ...one, supervisorId: 'gm-1' } : one)), null],
  ['two who are each other\'s superior', { personId: 'lead', storeId: 's-a', supervisorId: 'manager' }, 'supervisor', change('manager', { supervisorId: 'lead' }), 'gm-1'],
  ['everybody answers to the only general manager', { personId: 'gm-1', storeId: 's-a', supervisorId: null }, 'store-manager', change('manager', { supervisorId: 'gm-1' }).filter(({ _id }) => _id !== 'gm-2'), null],
] as [string, Parameters<typeof resolveSigner>[1], string, Person[], string | null][])('nobody judges their own superior: %s', (_name, whose, role, people, expected) => {
  expect(resolveSigner(role, whose, [], people, today)?.personId ?? null).toBe(expected)
  expect(resolveNextUp(role, whose, [], people, today)?.personId).not.toBe('manager')
})

/** Whole companies with holes, cycles, leavers, delegates and people of several roles. */
const roles: readonly PermissionRole[] = ['installer', 'supervisor', 'store-manager', 'general-manager', 'hr']
const anyone = fc.record({
  id: fc.integer({ min: 0, max: 11 }).map((index) => `p-${index}`), roles: fc.array(fc.record({ role: fc.constantFrom(...roles), stores: fc.constantFrom<'company' | string[]>('company', ['s-a'], ['s-b'], ['s-a', 's-b'])  }), { maxLength: 3 }),
  above: fc.option(fc.integer({ min: 0, max: 12 }).map((index) => `p-${index}`), { nil: null }),
  status: fc.constantFrom('active' as const, 'active' as const, 'left' as const),
  leave: fc.option(fc.record({ delegateId: fc.integer({ min: 0, max: 12 }).map((index) => `p-${index}`), from: fc.constantFrom('2026-12-01', today, '2026-12-07'), until: fc.constantFrom('2026-12-05', today, '2026-12-09') }), { nil: null, freq: 3 }),
})
const companies = fc.uniqueArray(anyone, { selector: ({ id }) => id, maxLength: 12 })
const ids = fc.integer({ min: 0, max: 12 }).map((index) => `p-${index}`)

test('in any company: never the subject, never a second time, always somebody who is there and may sign; nobody only where nobody could', () => {
  fc.assert(fc.property(companies, ids, ids, fc.uniqueArray(ids, { maxLength: 4 }), fc.constantFrom('supervisor', 'store-manager', 'general-manager'), (drawn, personId, supervisorId, signed, role) => {
    const people = drawn.map(({ id, roles: held, above, ...rest }) => person(id, id, held, { ...rest, supervisorId: above }))
    const signer = resolveSigner(role, { personId, storeId: 's-a', supervisorId }, signed, people, today)
    const maySign = ({ _id, status, leave, roles: held }: Person) => status === 'active' && (leave === null || leave.from > today || leave.until < today) && _id !== personId && !signed.includes(_id) && held.some((grant) => ['supervisor', 'store-manager', 'general-manager'].includes(grant.role)) && people.find((one) => one._id === _id)?.supervisorId !== personId
    if (signer !== null) {
      const found = people.find(({ _id }) => _id === signer.personId)
      expect(found !== undefined && maySign(found)).toBe(true)
      return
    }
    const atTheTop = people.filter((one) => maySign(one) && one.roles.some((grant) => grant.role === 'general-manager' && (grant.stores === 'company' || grant.stores.includes('s-a'))))
    expect(atTheTop).toEqual([])
  }), { numRuns: 500 })
})

test('the order in which people are listed changes nothing', () => {
  fc.assert(fc.property(companies, ids, (drawn, personId) => {
    const people = drawn.map(({ id, roles: held, above, ...rest }) => person(id, id, held, { ...rest, supervisorId: above }))
    const whose = { personId, storeId: 's-a', supervisorId: 'p-1' }
    expect(resolveSigner('supervisor', whose, [], [...people].reverse(), today)).toEqual(resolveSigner('supervisor', whose, [], people, today))
  }))
})

test.each([
  ['the supervisor\'s step', 'supervisor', ['lead'], all, 'manager'],
  ['the manager is on leave', 'supervisor', ['lead'], change('manager', { leave: away('gm-2') }), 'gm-2'],
  ['the manager has signed', 'supervisor', ['lead', 'manager'], all, 'gm-1'],
  ['the highest step goes to another of the highest', 'general-manager', ['lead', 'manager', 'gm-1'], all, 'gm-2'],
  ['nobody else is left', 'general-manager', ['gm-1', 'gm-2'], all, null],
] as [string, string, string[], Person[], string | null][])('next up, %s', (_name, role, taken, people, expected) => {
  expect(resolveNextUp(role, subject, taken, people, today)?.personId ?? null).toBe(expected)
})
