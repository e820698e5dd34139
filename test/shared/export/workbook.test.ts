import { safeText } from '@shared/export/table'
import { workbookFrame, worksheetText } from '@shared/export/workbook'
import { readWorkbook } from './read-workbook'
import { workbookFile as file, type Table } from './workbook-file'

const columns = [{ title: '姓名', kind: 'text', width: 10 }, { title: '得分', kind: 'points', width: 8 }, { title: '金额', kind: 'yuan', width: 12 }, { title: '次数', kind: 'count', width: 8 }] as const
const table = (rows: Table['rows'], sums: NonNullable<Table['sums']> | null = null): Table => ({ name: '工资表', columns, rows, sums })

/** What a second reader finds in the first column of the row below the head. */
async function cameBack(text: string): Promise<string | undefined> {
  return (await readWorkbook(await file([table([[text, null, null, null]])]))).get('工资表')?.[1]?.[0]?.value
}

test('another reader finds every cell: texts as texts, decimals digit by digit, nothing where there is nothing', async () => {
  const read = await readWorkbook(await file([table([['李大勇', '80.10', '6007.50', '3'], ['王 “海涛” <& "x">', null, '-0.01', null]], ['合计', null, '6007.49', null]), { ...table([]), name: '空' }]))
  expect([...read.keys()]).toEqual(['工资表', '空'])
  expect(read.get('工资表')).toEqual([
    ['姓名', '得分', '金额', '次数'].map((value) => ({ kind: 'text', value })),
    [{ kind: 'text', value: '李大勇' }, { kind: 'number', value: '80.10' }, { kind: 'number', value: '6007.50' }, { kind: 'number', value: '3' }],
    [{ kind: 'text', value: '王 “海涛” <& "x">' }, null, { kind: 'number', value: '-0.01' }],
    [{ kind: 'text', value: '合计' }, null, { kind: 'number', value: '6007.49' }],
  ])
})

test.each(['=1+1', '+1', '-1 分', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '　=1', '＝1', '＋1', '－1', '＠x', '=cmd|\' /C calc\'!A0', '=HYPERLINK("http://x","y")'])('%j comes back as a text that no spreadsheet runs', async (text) => {
  expect(safeText(text)).toBe(`'${text}`)
  expect((await cameBack(text))?.startsWith('\'')).toBe(true)
})

test.each(['李大勇', '28 ÷ 30 单', '−1', '80.10 ÷ 80 × ¥6,000.00', '一=二', 'a@b', '1-2', ''])('%j is left as it is', (text) => {
  expect(safeText(text)).toBe(text)
})

test('what XML can\'t carry is left out, and what a spreadsheet would take for an escape stays as it was written', async () => {
  expect(await cameBack('好\u0000\u0007\u001b\ufffe坏')).toBe('好坏')
  expect(await cameBack('半\ud83d个')).toBe('半个')
  expect(await cameBack('全\u{1f44d}个')).toBe('全\u{1f44d}个')
  expect(await cameBack('_x0041_')).toBe('_x0041_')
})

test.each(['1e5', 'NaN', '1,000', '', ' 1', '0x10'].filter((value) => value !== ''))('a number that is no decimal (%j) is a bug and no cell', async (value) => {
  await expect(file([table([['甲', value, null, null]])])).rejects.toThrow('is no decimal')
})

test('on paper it lies across, is as wide as one page, and has its head on each', () => {
  expect(worksheetText({ name: '工资表', columns }).end).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"')
  expect(workbookFrame(['工资表', "甲'乙"]).find(({ path }) => path === 'xl/workbook.xml')?.text).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'工资表'!$1:$1</definedName><definedName name="_xlnm.Print_Titles" localSheetId="1">'甲''乙'!$1:$1</definedName>`)
})

test('a row with a cell too few is a bug', async () => {
  await expect(file([table([['甲', '1']])])).rejects.toThrow('line 2 has 2 cells')
})

test('more than 26 columns have the names that spreadsheets give them', async () => {
  const wide = Array.from({ length: 30 }, (_, index) => ({ title: String(index), kind: 'count' as const, width: 5 }))
  const read = await readWorkbook(await file([{ name: '宽', columns: wide, rows: [wide.map(({ title }) => title)], sums: null }]))
  expect(read.get('宽')?.[1]?.map((cell) => cell?.value)).toEqual(wide.map(({ title }) => title))
})

test('the same tables are the same bytes, whenever they are made and however many rows are written at a time', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => [`甲${index}`, '1.00', `${index}.10`, '3'])
  jest.useFakeTimers({ now: new Date('2026-11-26T00:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] })
  const first = await file([table(rows)])
  jest.setSystemTime(new Date('2030-02-03T04:05:06Z'))
  expect((await file([table(rows)], 7)).equals(first)).toBe(true)
  jest.useRealTimers()
  expect((await readWorkbook(first)).get('工资表')).toHaveLength(2501)
})
