import { payChoicesOf } from '../../../src/admin/period/supply-view'
import { minimumWagesOf, wageDraftOf, wageErrorOf } from '../../../src/admin/settings/settings-view'

test('minimum wages are typed as they are kept: empty is none for the company and the company\'s for a store, 0 is none for a store', () => {
  const wages = { company: '2010', stores: [{ storeId: 's-east', yuan: '2200.50' }, { storeId: 's-west', yuan: null }] }
  expect(wageDraftOf(wages)).toEqual({ company: '2010', stores: { 's-east': '2200.50', 's-west': '0' } })
  expect(minimumWagesOf(wageDraftOf(wages))).toEqual(wages)
  expect(minimumWagesOf({ company: '', stores: { 's-west': '', 's-east': '0' } })).toEqual({ company: null, stores: [{ storeId: 's-east', yuan: null }] })
})

test.each([['', true], ['0', true], ['2010', true], ['2010.5', true], ['2010.', false], ['-1', false], ['2010.505', false], ['02', false], ['1234567', false]])('"%s" can be saved: %s', (text, isRight) => {
  expect([wageErrorOf(text) === null, minimumWagesOf({ company: text, stores: {} }) !== null]).toEqual([isRight, isRight])
})

test('both ways of settling pay below the minimum say what is paid', () => {
  const [topUp, confirm] = payChoicesOf({ payGap: { pay: '1977.50', minimum: '2010.00', gap: '32.50' } })
  expect([topUp?.choice, topUp?.effect]).toEqual(['top-up', '发 ¥2,010.00，补的 ¥32.50 单独写在表上和工资表上。'])
  expect([confirm?.choice, confirm?.effect]).toEqual(['confirm', '发 ¥1,977.50，谁定的、为什么写在表上和工资表上。'])
  expect(payChoicesOf({ payGap: null })).toEqual([])
})
