import { parseCsv, decodeCsv } from '../../../src/admin/csv'
import { dayOfCell, readJobsFile, sample, sharesOfCell } from '../../../src/admin/jobs-import/job-rows'

const bytesOf = (bytes: readonly number[]) => new Uint8Array(bytes).buffer

describe('the text of a file', () => {
  test.each<[string, readonly number[], string | null]>([
    ['UTF-8', [0xe5, 0x8d, 0x95, 0x31], '单1'],
    ['UTF-8 with the mark that Excel sets', [0xef, 0xbb, 0xbf, 0xe5, 0x8d, 0x95], '单'],
    ['GBK', [0xb5, 0xa5, 0xba, 0xc5], '单号'],
    ['neither', [0xb5], null],
  ])('%s', (_, bytes, text) => { expect(decodeCsv(bytesOf(bytes))).toBe(text) })
})

test('quoted cells hold commas, quotes and line breaks; lines keep their numbers; empty ones are passed over', () => {
  expect(parseCsv('\uFEFFa,b\r\n"1,2","say ""x"""\r\n,,\r\n"two\nlines",z\r\nlast,\r\n')).toEqual([
    { line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1,2', 'say "x"'] }, { line: 4, cells: ['two\nlines', 'z'] }, { line: 6, cells: ['last', ''] },
  ])
})

test('the sample that is offered can be read as it is', () => {
  const { rows, problems } = readJobsFile(sample)
  expect(problems).toEqual([])
  expect(rows.map(({ line, orderNo, installers, result }) => [line, orderNo, installers.length, result?.isFirstPass ?? null])).toEqual([[2, 'DX-2001', 2, null], [3, 'DX-2002', 1, true], [4, 'DX-2003', 2, false]])
  expect(rows[2]?.result).toMatchObject({ faults: [{ cause: 'design', percent: 60 }, { cause: 'installation', percent: 40 }], split: [{ name: '罗永胜', percent: 50 }, { name: '宋阳', percent: 50 }] })
})

test('every wrong cell is named by line and column before anything is sent', () => {
  const text = ['单号,简称,门店,师傅,计划日期,状态,完工日期,一次合格,原因,分摊', '单 1,,城东店,李,2026-13-01,忙,,,,', 'A-1,王府,城东店,李,2026/11/8,,2026年11月9日,也许,,', 'A-1,王府,城东店,李,2026.11.8,,2026-11-09,否,天气,李90', 'A-2,王府,,李,2026-11-08,,,是,,'].join('\n')
  expect(readJobsFile(text).problems.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 单号', '2 简称', '2 计划日期', '2 状态', '3 一次合格', '4 单号', '4 原因', '4 分摊', '5 门店', '5 完工日期'])
  expect(readJobsFile('单号,简称\nA-1,王').problems).toMatchObject([{ column: '表头', text: '少了这些列：门店、师傅、计划日期' }])
  expect(readJobsFile('').problems).toHaveLength(1)
})

test('days and shares as people write them', () => {
  expect(['2026-11-08', '2026/1/8', '2026年11月8日', '2026.2.30', '11-08', ''].map(dayOfCell)).toEqual(['2026-11-08', '2026-01-08', '2026-11-08', null, null, null])
  expect(sharesOfCell('设计')).toEqual([{ name: '设计', percent: 100 }])
  expect(sharesOfCell('设计60%，安装40%')).toEqual([{ name: '设计', percent: 60 }, { name: '安装', percent: 40 }])
  expect(sharesOfCell('设计60、安装30')).toBeNull()
  expect(sharesOfCell('设计、安装')).toBeNull()
})
