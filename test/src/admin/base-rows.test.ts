import { amountOfCell, effectsViewOf, readBasesTable, sample } from '../../../src/admin/bases-import/base-rows'

const told = (text: string) => readBasesTable(text).rows.map(({ line, personId, name, store, amount }) => [line, personId, name, store, amount])

test('the sample that is offered can be read as it is', () => {
  expect(told(sample)).toEqual([[2, '', '李大勇', '城东店', '5432.10'], [3, '', '王海涛', '城东店', '4980']])
})

test('pasted from Excel, typed with spaces or commas, with a head line or without', () => {
  expect(told('李大勇\t5432.1\n王海涛\t城东店\t4980')).toEqual([[1, '', '李大勇', '', '5432.1'], [2, '', '王海涛', '城东店', '4980']])
  expect(told('李大勇 5432.1\n\n王海涛，城东店，4980')).toEqual([[1, '', '李大勇', '', '5432.1'], [3, '', '王海涛', '城东店', '4980']])
  expect(told('工号,姓名,备注,金额\np-1,李大勇,计件,"5,432.10"')).toEqual([[2, 'p-1', '李大勇', '', '5432.10']])
})

test.each<[string, string | null]>([['¥5,432.10', '5432.10'], ['5432.1 元', '5432.1'], ['0', '0'], ['005', '5'], ['1234567', null], ['5432.123', null], ['-5', null], ['', null], ['五千', null], ['1e3', null]])('an amount: %s', (text, expected) => {
  expect(amountOfCell(text)).toBe(expected)
})

test('what is wrong is named by line and column before anything is sent', () => {
  expect(readBasesTable('姓名,基数\n李大勇,\n,5\n王海涛,五千').problems).toEqual([
    { line: 2, column: '基数', text: '要填金额' }, { line: 3, column: '姓名', text: '要写姓名或工号' }, { line: 4, column: '基数', text: '“五千”不是金额，写成 5432.10 这样' },
  ])
  expect(['', '姓名,门店', '门店,基数', '姓名,基数'].map((text) => readBasesTable(text).problems[0]?.text)).toEqual(['表格是空的', '少了“基数”这一列', '少了“姓名”或“工号”这一列', '只有表头，没有人'])
})

test('a preview says what becomes of each base, and the sum to the fen', () => {
  const effect = { line: 2, personId: 'p-1', name: '李大勇', storeName: '城东店', kind: 'new' as const, amount: '5432.10', was: null, roster: '6000.00' }
  expect(effectsViewOf([effect, { ...effect, personId: 'p-2', kind: 'changed', amount: '0.20', was: '1.00', roster: null }, { ...effect, personId: 'p-3', kind: 'same', was: '5432.10' }])).toMatchObject({
    toDo: 2, summary: '3 人，合计 ¥10,864.40',
    lines: [{ amount: '¥5,432.10', detail: '城东店 · 花名册 ¥6,000.00' }, { detail: '城东店 · 原来导入 ¥1.00 · 花名册没有基数' }, { tag: { title: '没变' } }],
  })
})
