import { triedDraftOf, triedErrorOf, triedOf, triedWordsOf, withBaseOf, type CurrentSettings, type TriedDraft } from '../../../src/admin/rehearsal/tried-view'

const current: CurrentSettings = {
  passMark: '80', cap: '1.5', minimumWages: { company: '2010', stores: [{ storeId: 's-b', yuan: '1800' }] }, stores: [{ id: 's-a', name: '甲店' }, { id: 's-b', name: '乙店' }],
}
const typed = (changes: Partial<TriedDraft>) => triedOf({ ...triedDraftOf(current, {}), ...changes }, current, {})

test('the fields begin with what holds now, and left as they are they try nothing', () => {
  expect(triedDraftOf(current, {})).toEqual({ passMark: '80', cap: '1.5', basePercent: '', wages: { company: '2010', stores: { 's-b': '1800' } } })
  expect(typed({})).toEqual({})
})

test.each<[string, Partial<TriedDraft>, ReturnType<typeof typed>, readonly string[]]>([
  ['the pass mark', { passMark: '85' }, { passMark: '85' }, ['达标分 80 → 85']],
  ['no cap', { cap: '' }, { cap: null }, ['不封顶']],
  ['the bases', { basePercent: '105' }, { basePercent: '105' }, ['基数都按 105%']],
  ['bases as they were', { basePercent: '100' }, {}, []],
  ['the company\'s minimum', { wages: { company: '2200', stores: { 's-b': '1800' } } }, { minimumWages: { company: '2200', stores: [{ storeId: 's-b', yuan: '1800' }] } }, ['最低工资 ¥2,200.00']],
  ['a store\'s minimum, and one that takes the company\'s', { wages: { company: '2010', stores: { 's-a': '2100', 's-b': '' } } }, { minimumWages: { company: '2010', stores: [{ storeId: 's-a', yuan: '2100' }] } }, ['甲店最低工资 ¥2,100.00', '乙店最低工资 同公司']],
])('what is typed is what is tried, and is said in words: %s', (_case, changes, expected, words) => {
  expect(typed(changes)).toEqual(expected)
  expect(triedWordsOf(expected ?? {}, current)).toEqual(words)
})

test('a number that can\'t be tried stops it, with the bounds', () => {
  expect(typed({ passMark: '' })).toBeNull()
  expect(typed({ cap: '11' })).toBeNull()
  expect(typed({ wages: { company: 'x', stores: {} } })).toBeNull()
  expect([triedErrorOf('passMark', '', current), triedErrorOf('passMark', '', { ...current, passMark: null }), triedErrorOf('cap', '11', current)]).toEqual(['请填一个分', null, '请填 0.1 到 10，最多 2 位小数'])
})

test('a base of one person is tried, replaced and taken back; other settings stay', () => {
  const once = withBaseOf({ passMark: '85' }, 'li', '5000')
  const twice = withBaseOf(withBaseOf(once, 'wang', '4000'), 'li', '5500')
  expect(twice).toEqual({ passMark: '85', bases: [{ employeeId: 'wang', yuan: '4000' }, { employeeId: 'li', yuan: '5500' }] })
  expect(triedWordsOf(twice, current)).toEqual(['达标分 80 → 85', '2 人的基数单独试'])
  expect(withBaseOf(once, 'li', '')).toEqual({ passMark: '85' })
})
