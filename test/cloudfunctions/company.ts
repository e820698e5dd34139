import type { CompanySettings } from '../../cloudfunctions/kit/collections'
import type { Person, PermissionRole, RoleGrant, Store } from '@shared/people/person'

/** A company just large enough for every rule about who may do what: two stores, two crews in one of them, two general managers. */
export const settings: CompanySettings = {
  _id: 'company', name: '测试公司', calendar: { factsDueDay: 3, ratingsDueDay: 5, windowsEndDay: 6 }, signatureDays: 3, photoRequired: 'asked', photoSource: 'both',
  // Tests log as much as they need; those about the limits set their own.
  entryLimits: { perPerson: 1_000, inAll: 10_000 },
}

export const stores: readonly Store[] = [{ _id: 's-a', name: '甲店' }, { _id: 's-b', name: '乙店' }]

/** A roster entry with everything that a test does not care about filled in. */
export function person(id: string, name: string, roles: readonly RoleGrant[], rest: Partial<Person> = {}): Person {
  return {
    _id: id, name, storeId: 's-a', crewId: null, position: name, roles, isLead: roles.some(({ role }) => role !== 'installer'), supervisorId: null,
    status: 'active', leftAt: null, leave: null, assignments: [], baseSalary: null, ...rest,
  }
}

export const inCompany = (role: PermissionRole): readonly RoleGrant[] => [{ role, stores: 'company' }]
export const inStore = (role: PermissionRole, storeId: string): readonly RoleGrant[] => [{ role, stores: [storeId] }]

/** Scored by the installation card, with the pay that follows it. */
export const onCard = (baseSalary: string): Pick<Person, 'assignments' | 'baseSalary'> => ({
  assignments: [{ templateId: 'install-service-card', pays: true }], baseSalary,
})

export const people: readonly Person[] = [
  person('gm-1', '陈总', inCompany('general-manager')),
  person('gm-2', '林总', inCompany('general-manager')),
  person('hr', '周人事', inCompany('hr')),
  person('finance', '吴财务', inCompany('finance')),
  person('inspector', '郑质检', inCompany('inspector')),
  person('after-sales', '许售后', inCompany('after-sales-manager')),
  person('manager-a', '何店长', inStore('store-manager', 's-a')),
  person('sales-a', '唐销售', inStore('sales-manager', 's-a')),
  person('lead-a1', '赵主管', inStore('supervisor', 's-a'), { crewId: 'c-a1', supervisorId: 'manager-a', ...onCard('6800.00') }),
  person('lead-a2', '孙主管', inStore('supervisor', 's-a'), { crewId: 'c-a2', supervisorId: 'manager-a' }),
  person('worker-1', '李师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('6000.00') }),
  person('worker-2', '王师傅', inStore('installer', 's-a'), { crewId: 'c-a1', supervisorId: 'lead-a1', ...onCard('5800.00') }),
  person('worker-3', '张师傅', inStore('installer', 's-a'), { crewId: 'c-a2', supervisorId: 'lead-a2', ...onCard('5600.55') }),
  person('manager-b', '郭店长', inStore('store-manager', 's-b'), { storeId: 's-b' }),
  person('sales-b', '冯销售', inStore('sales-manager', 's-b'), { storeId: 's-b' }),
  person('lead-b', '邓主管', inStore('supervisor', 's-b'), { storeId: 's-b', crewId: 'c-b', supervisorId: 'manager-b' }),
  person('worker-b', '罗师傅', inStore('installer', 's-b'), { storeId: 's-b', crewId: 'c-b', supervisorId: 'lead-b', ...onCard('5500.00') }),
]

/** Under which WeChat account a person is bound. */
export const openidOf = (personId: string): string => `wx-${personId}`
