import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { importOf } from '../../scripts/roster/roster'

const now = '2026-11-25T09:00:00.000Z'
const code = () => '23456789AB'
const worker = {
  id: 'p-2', name: '李大勇', store: 's-1', position: '安装师傅', roles: [{ role: 'installer', stores: ['s-1'] }], supervisor: 'p-1',
  sheets: [{ template: 'install-service-card', pays: true }], base: '6000.00',
}
const hr = { id: 'p-1', name: '周敏', store: 's-1', position: '人事', roles: [{ role: 'hr', stores: 'company' }] }
const roster = { company: '匠心', stores: [{ id: 's-1', name: '城东店' }], people: [hr, worker] }

test('the example of the operator guide can be imported', () => {
  const { documents, codes } = importOf(JSON.parse(readFileSync(join(__dirname, '../../docs/examples/roster.json'), 'utf8')), now, code)
  expect(documents.people).toHaveLength(7)
  expect(codes).toEqual([{ name: '周敏', code: '23456789AB' }])
})

test('people become roster entries as the functions keep them', () => {
  const { documents } = importOf(roster, now, code)
  expect(documents.people).toEqual([
    expect.objectContaining({ _id: 'p-1', isLead: true, supervisorId: null, assignments: [], baseSalary: null, status: 'active' }),
    expect.objectContaining({ _id: 'p-2', isLead: false, supervisorId: 'p-1', assignments: [{ templateId: 'install-service-card', pays: true }], baseSalary: '6000.00' }),
  ])
})

test('kinds of period, the first day of work and the dates of a probation go over', () => {
  const trainee = { ...worker, id: 'p-3', joined: '2026-11-10', sheets: [{ template: 'installer', pays: true, period: 'probation' }], probation: { startsOn: '2026-11-10', endsOn: '2027-01-09' } }
  const desk = { ...worker, id: 'p-4', sheets: [{ template: 'cs-supervisor-360', pays: true, period: 'quarter' }, { template: 'after-sales-kpi', pays: false, period: 'month' }] }
  const { documents } = importOf({ ...roster, people: [hr, worker, trainee, desk] }, now, code)
  expect(documents.people.slice(2)).toEqual([
    expect.objectContaining({ _id: 'p-3', joinedOn: '2026-11-10', probation: trainee.probation, assignments: [{ templateId: 'installer', periodKind: 'probation', pays: true }] }),
    expect.objectContaining({ _id: 'p-4', assignments: [{ templateId: 'cs-supervisor-360', periodKind: 'quarter', pays: true }, { templateId: 'after-sales-kpi', pays: false }] }),
  ])
  expect(documents.people.map((person) => sheetPlansIn(person, 'probation-p-3').length + sheetPlansIn(person, '2026-Q4').length)).toEqual([0, 0, 1, 1])
  expect(documents.people[1]).not.toHaveProperty('joinedOn')
})

test('an invitation is kept under its hash, for a week, and never as the code itself', () => {
  const { documents } = importOf(roster, now, code)
  expect(documents.invitations).toEqual([{ _id: expect.stringMatching(/^[0-9a-f]{64}$/) as string, personId: 'p-1', createdBy: 'operator', expiresAt: '2026-12-02T09:00:00.000Z', usedAt: null }])
  expect(JSON.stringify(documents)).not.toContain('23456789AB')
})

test.each<[string, object, string]>([
  ['an unknown key', { ...roster, colour: 'red' }, 'unknown key colour'],
  ['a role that is none', { ...roster, people: [{ ...hr, roles: [{ role: 'boss', stores: 'company' }] }] }, 'people.0.roles.0.role'],
  ['a base without fen', { ...roster, people: [hr, { ...worker, base: '6000' }] }, 'people.1.base'],
  ['an id that stands twice', { ...roster, people: [hr, { ...worker, id: 'p-1' }] }, 'p-1 stands twice'],
  ['a store that is none', { ...roster, people: [hr, { ...worker, store: 's-9' }] }, 'people[1]: there is no store s-9'],
  ['a role in a store that is none', { ...roster, people: [hr, { ...worker, roles: [{ role: 'installer', stores: ['s-9'] }] }] }, 's-9'],
  ['a supervisor who is nobody', { ...roster, people: [hr, { ...worker, supervisor: 'p-9' }] }, 'people[1].supervisor: p-9'],
  ['somebody who is their own supervisor', { ...roster, people: [hr, { ...worker, supervisor: 'p-2' }] }, 'people[1].supervisor: p-2'],
  ['a sheet that is none', { ...roster, people: [hr, { ...worker, sheets: [{ template: 'none', pays: true }] }] }, 'no sheet none'],
  ['two sheets that pay', { ...roster, people: [hr, { ...worker, sheets: [...worker.sheets, { template: 'installer', pays: true }] }] }, 'only one sheet pays'],
  ['a sheet that pays without a base', { ...roster, people: [hr, { ...worker, base: undefined }] }, 'people[1].base'],
  ['a sheet twice', { ...roster, people: [hr, { ...worker, sheets: [...worker.sheets, { template: 'install-service-card', pays: false }] }] }, 'install-service-card stands twice'],
  ['a kind of period that the form does not know', { ...roster, people: [hr, { ...worker, sheets: [{ template: 'cs-supervisor-360', pays: true }] }] }, 'cs-supervisor-360 is scored by the quarter or the half-year, not by the month'],
  ['a probation without dates', { ...roster, people: [hr, { ...worker, sheets: [{ template: 'installer', pays: true, period: 'probation' }] }] }, 'people[1].probation: a sheet scored by the probation needs its dates'],
  ['dates of a probation without a sheet', { ...roster, people: [hr, { ...worker, probation: { startsOn: '2026-11-10', endsOn: '2027-01-09' } }] }, 'people[1].probation'],
  ['a probation that ends before it begins', { ...roster, people: [hr, { ...worker, sheets: [{ template: 'installer', pays: true, period: 'probation' }], probation: { startsOn: '2026-11-10', endsOn: '2026-11-09' } }] }, '不能早于第一天'],
  ['a day that is none', { ...roster, people: [hr, { ...worker, joined: '2026-02-30' }] }, 'people.1.joined'],
  ['nobody in HR', { ...roster, people: [{ ...worker, supervisor: undefined }] }, 'role hr'],
])('%s is refused by name', (_remark, json, message) => {
  expect(() => importOf(json, now, code)).toThrow(expect.objectContaining({ name: 'RosterError', message: expect.stringContaining(message) as string }) as Error)
})
