import { decideBases, refuseBasePeriod, type BasesContext } from '@shared/pay/decide-bases'
import type { BaseRow } from '@shared/pay/import-bases'
import { baseOriginWords, withAmount, type ImportedBase } from '@shared/pay/imported-base'
import type { Person } from '@shared/people/person'
import { newSheet } from '../appraisal/new-sheet'
import { onCard, person } from '../../cloudfunctions/company'

// Rows of a base table held against the roster, line by line.

const at = '2026-11-03T02:00:00.000Z'
const people: readonly Person[] = [
  person('w-1', '李大勇', [], onCard('6000.00')), person('w-2', '王海涛', [], onCard('5800.00')), person('w-3', '王海涛', [], { storeId: 's-b', ...onCard('5500.00') }),
  person('w-4', '王海涛', [], { storeId: 's-b' }), person('w-5', '没有表', []), person('w-6', '走了', [], { status: 'left', leftAt: '2026-11-10T16:00:00.000Z', ...onCard('5000.00') }),
  person('w-7', '早走了', [], { status: 'left', leftAt: '2026-09-10T16:00:00.000Z', ...onCard('5000.00') }), person('fin', '吴财务', [], onCard('7000.00')),
]
const context: BasesContext = {
  actor: { _id: 'fin' }, periodId: '2026-11', reach: 'company', stores: [{ _id: 's-a', name: '甲店' }, { _id: 's-b', name: '乙店' }], people, baseOf: () => null, sheetOf: () => null,
}
const row = (fields: Partial<BaseRow>, line = 2): BaseRow => ({ line, personId: '', name: '', store: '', amount: '5432.1', ...fields })
const told = (fields: Partial<BaseRow>, changes: Partial<BasesContext> = {}) => {
  const { problems, decided } = decideBases([row(fields)], { ...context, ...changes })
  return problems.length > 0 ? problems.map(({ column, text }) => `${column}：${text}`) : decided.map(({ person: { _id }, effect: { kind, amount, roster } }) => [_id, kind, amount, roster])
}
const known = (amount: string): ImportedBase => withAmount(null, { periodId: '2026-11', personId: 'w-1', amount, byId: 'hr', byName: '周人事', at })

test.each<[string, Partial<BaseRow>, unknown]>([
  ['by name', { name: '李大勇' }, [['w-1', 'new', '5432.10', '6000.00']]],
  ['by number', { personId: 'w-2' }, [['w-2', 'new', '5432.10', '5800.00']]],
  ['by number and name', { personId: 'w-1', name: '李大勇' }, [['w-1', 'new', '5432.10', '6000.00']]],
  ['by name and store, and of namesakes the one who is paid', { name: '王海涛', store: '乙店' }, [['w-3', 'new', '5432.10', '5500.00']]],
  ['somebody who left in the month', { name: '走了' }, [['w-6', 'new', '5432.10', '5000.00']]],
  ['piece work that came to nothing', { name: '李大勇', amount: '0' }, [['w-1', 'new', '0.00', '6000.00']]],
])('a row finds its person: %s', (_case, fields, expected) => {
  expect(told(fields)).toEqual(expected)
})

test.each<[string, Partial<BaseRow>, string]>([
  ['nobody named', {}, '姓名：要写姓名或工号'],
  ['a name that nobody has', { name: '李小勇' }, '姓名：花名册里没有“李小勇”'],
  ['a number that nobody has', { personId: 'w-99' }, '工号：没有工号“w-99”'],
  ['number and name of two people', { personId: 'w-1', name: '王海涛' }, '姓名：工号 w-1 是李大勇，不是王海涛'],
  ['namesakes', { name: '王海涛' }, '姓名：有 2 位“王海涛”，请写门店或工号'],
  ['a store that is none', { name: '王海涛', store: '丙店' }, '门店：没有“丙店”这个门店'],
  ['no sheet that pays', { name: '没有表' }, '姓名：没有表这一期没有发绩效工资的考核表'],
  ['gone before the month', { name: '早走了' }, '姓名：早走了这一期没有发绩效工资的考核表'],
  ['oneself', { name: '吴财务' }, '姓名：自己的基数要由别人来导入'],
])('a row is wrong: %s', (_case, fields, expected) => {
  expect(told(fields)).toEqual([expected])
})

test('the same person twice is told, by name and by number', () => {
  expect(decideBases([row({ name: '李大勇' }), row({ personId: 'w-1' }, 3)], context).problems).toEqual([{ line: 3, column: '姓名', text: '李大勇和第 2 行是同一个人' }])
})

test('who has a store reaches its people alone, and nobody who was paid elsewhere too', () => {
  expect(told({ name: '李大勇' }, { reach: ['s-b'] })).toEqual(['姓名：花名册里没有“李大勇”'])
  expect(told({ name: '王海涛' }, { reach: ['s-b'] })).toEqual([['w-3', 'new', '5432.10', '5500.00']])
  const moved = { ...person('w-8', '刘换店', [], { storeId: 's-b', ...onCard('5000.00') }), earlier: [{ until: '2026-11-16', storeId: 's-a', crewId: null, supervisorId: null, assignments: onCard('').assignments }] }
  expect(told({ name: '刘换店' }, { people: [moved], reach: ['s-b'] })).toEqual(['姓名：刘换店这一期也在别的门店，请管全公司的人事或财务导入'])
  expect(told({ name: '刘换店' }, { people: [moved] })).toEqual([['w-8', 'new', '5432.10', '5000.00']])
})

test('the amount that stands already is the same, another replaces it, and one that a running sheet misses is done again', () => {
  const carrying = newSheet('李大勇', { inputs: { baseSalary: '5432.10' }, baseOrigin: { byName: '周人事', at } })
  expect(told({ name: '李大勇' }, { baseOf: () => known('5432.10') })).toEqual([['w-1', 'same', '5432.10', '6000.00']])
  expect(told({ name: '李大勇' }, { baseOf: () => known('5432.10'), sheetOf: () => carrying })).toEqual([['w-1', 'same', '5432.10', '6000.00']])
  expect(told({ name: '李大勇' }, { baseOf: () => known('5432.10'), sheetOf: () => newSheet('李大勇') })).toEqual([['w-1', 'changed', '5432.10', '6000.00']])
  expect(told({ name: '李大勇' }, { baseOf: () => known('5000.00'), sheetOf: () => carrying })).toEqual([['w-1', 'changed', '5432.10', '6000.00']])
})

test('a frozen sheet refuses with whose it is and what to do; the amount that it carries already is no change', () => {
  const frozen = newSheet('李大勇', { state: 'rating', inputs: { baseSalary: '5432.10' }, baseOrigin: { byName: '周人事', at } })
  expect(told({ name: '李大勇', amount: '5000' }, { baseOf: () => known('5432.10'), sheetOf: () => frozen })).toEqual(['基数：李大勇的考核表数据已经冻结；要改请签字的人先把表退回数据，再导入'])
  expect(told({ name: '李大勇', amount: '5000' }, { baseOf: () => known('5432.10'), sheetOf: () => ({ ...frozen, state: 'sealed' }) })).toEqual(['基数：李大勇的考核表已经封存，基数不再变；要改请在他的考核表里提出更正'])
  expect(told({ name: '李大勇' }, { baseOf: () => known('5432.10'), sheetOf: () => ({ ...frozen, state: 'sealed' }) })).toEqual([['w-1', 'same', '5432.10', '6000.00']])
})

test('what is replaced stays in the record with who and when', () => {
  const replaced = withAmount(withAmount(known('1.00'), { periodId: '2026-11', personId: 'w-1', amount: '2.00', byId: 'fin', byName: '吴财务', at: '2026-11-04T02:00:00.000Z' }), { periodId: '2026-11', personId: 'w-1', amount: '3.00', byId: 'hr', byName: '周人事', at: '2026-11-05T02:00:00.000Z' })
  expect(replaced).toMatchObject({ _id: '2026-11:w-1', amount: '3.00', rev: 3, earlier: [{ amount: '1.00', byName: '周人事', at }, { amount: '2.00', byName: '吴财务', at: '2026-11-04T02:00:00.000Z' }] })
})

test('a period that was opened, the running one and the next take bases; others wait', () => {
  expect([refuseBasePeriod('2026-11', null, at), refuseBasePeriod('2026-12', null, at), refuseBasePeriod('2026-Q4', null, at), refuseBasePeriod('probation-w-1', null, at)]).toEqual([null, null, null, null])
  expect([refuseBasePeriod('2027-01', null, at)?.code, refuseBasePeriod('2026-10', null, at)?.code]).toEqual(['period-too-far', 'period-too-far'])
})

test('the sheet says in words where its base comes from', () => {
  expect(baseOriginWords({ byName: '吴财务', at: '2026-11-02T16:30:00.000Z' }, '2026-11')).toBe('本月基数由吴财务导入 11-03')
  expect(baseOriginWords({ byName: '吴财务', at }, '2026-Q4')).toBe('本期基数由吴财务导入 11-03')
})
