import { incidentHead, incidentRow } from '@shared/export/incident-table'
import { formatPoints } from '@shared/scoring/exact'
import { incident } from '../../src/incident-views'
import { readWorkbook } from './read-workbook'
import { workbookFile } from './workbook-file'

test('praise has points with no sign that a spreadsheet would not take for a number; what people typed is text', async () => {
  const logged = [
    incident('acknowledged', { id: 'a', pointsEach: formatPoints('-1') }), incident('acknowledged', { id: 'b', pointsEach: formatPoints('1'), note: '+1 分', orderNo: '=1+1' }), incident('logged', { id: 'c', pointsEach: null }),
  ]
  const read = await readWorkbook(await workbookFile([{ ...incidentHead, rows: logged.map(incidentRow) }]))
  const [head = [], ...rows] = read.get('事件') ?? []
  const column = (title: string) => { const at = head.findIndex((cell) => cell?.value === title); return rows.map((row) => row[at] ?? null) }
  expect(column('每次')).toEqual([{ kind: 'number', value: '-1' }, { kind: 'number', value: '1' }, null])
  expect([column('说明')[1]?.value, column('单号')[1]?.value, column('考核期')[0]?.value]).toEqual(['\'+1 分', '\'=1+1', '2026年11月'])
})
