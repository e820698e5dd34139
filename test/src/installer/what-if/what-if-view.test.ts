import { viewOf } from '@shared/appraisal/present-sheet'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { SheetInputs } from '@shared/scoring/inputs'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { person } from '../../../cloudfunctions/company'
import { newSheet } from '../../../shared/appraisal/new-sheet'
import { whatIfViewOf } from '../../../../src/installer/what-if/what-if-view'

// 28/30 → 23, 90 → 18, 97 % → 17, 8, one violation in dispute and one standing 8 − 1 = 7, coordination open: 73 of a base of ¥6,000.
const inputs: SheetInputs = {
  metrics: { 'first-pass-rate': { numerator: '28', denominator: '30' }, 'inspection-survey-score': { value: '90' }, 'after-sales-satisfaction': { value: '97' } },
  incidents: [{ id: 'i-1', kind: 'tool-violation', status: 'disputed' }, { id: 'i-2', kind: 'vehicle-violation', status: 'logged' }], ratings: [], baseSalary: '6000.00',
}
const stored = rescoreSheet(newSheet('li'), installServiceCard, inputs, '测试', '2026-11-20T02:00:00.000Z')
const worker = person('p-li', '李', [{ role: 'installer', stores: ['s-1'] }])
const sheet: SheetView = viewOf(stored, installServiceCard, [], worker)
const item = (view: ReturnType<typeof whatIfViewOf>, id: string) => view.items.find(({ line }) => line.id === id)

test('with nothing assumed it is the sheet as it stands', () => {
  const view = whatIfViewOf(sheet, {})
  expect(view.result).toMatchObject({ title: '现在', total: '73', pointsMoved: null, payMoved: null, pay: '¥5,400.00 ~ ¥6,225.00', problem: null })
  expect(view.result.rangeText).toBe('还有 1 项待定、1 起有异议，最后会在 72 到 83 分之间')
  expect(view.isAssuming).toBe(false)
})

test('points and yuan follow what is assumed at once, and only the item concerned moves', () => {
  const view = whatIfViewOf(sheet, { 'rating:sales-coordination:sales-manager': '8.5', 'claim:i-1': '0' })
  expect(view.result).toMatchObject({ title: '照这样算', total: '81.5', pointsMoved: '+8.5', pay: '¥6,112.50', payMoved: '+¥637.50', rangeText: null })
  expect(view.items.filter(({ isMoved }) => isMoved).map(({ line, figure }) => [line.id, figure])).toEqual([['sales-coordination', '待定 → 8.5']])
})

test('a claim in dispute says so and counts neither way until one is chosen', () => {
  const rows = item(whatIfViewOf(sheet, {}), 'tools-vehicles')?.rows ?? []
  expect(rows.map(({ lever, valueText, note, way }) => [lever.id, valueText, note, way])).toEqual([
    ['claim:i-1', '待定', '有异议，裁定前先不计分', 'choice'], ['claim:i-2', '1 次', '还没答复，先照记的算', 'choice'], ['more:tool-vehicle-commendation', '0 次', '', 'step'],
  ])
  expect(item(whatIfViewOf(sheet, { 'claim:i-1': '1' }), 'tools-vehicles')?.figure).toBe('7 → 6')
})

test('what would go wrong is kept apart, and is told as less', () => {
  const view = whatIfViewOf(sheet, { 'more:vehicle-violation': '2' })
  expect(item(view, 'tools-vehicles')?.risks.map(({ title, valueText }) => [title, valueText])).toEqual([['再有几次工具违规', '0 次'], ['再有几次车辆违规', '2 次']])
  expect(view.result).toMatchObject({ total: '71', pointsMoved: '−2', payMoved: '−¥150.00', isGain: false })
})

test('the jobs that a person can still do say what share they would make', () => {
  const [row] = item(whatIfViewOf(sheet, { 'jobs:first-pass-rate': '4' }), 'first-pass-rate')?.rows ?? []
  expect([row?.valueText, row?.note]).toEqual(['4 单', '照这样 32/34 单，约 94.11%'])
})

test('the step to try brings just what its sentence says', () => {
  const { step } = whatIfViewOf(sheet, {})
  expect(step?.sentence).toBe('再得 1 次仓库表扬，照这样算多 1 分，绩效工资多 ¥75.00')
  expect(whatIfViewOf(sheet, step?.assume ?? {}).result).toMatchObject({ pointsMoved: '+1', payMoved: '+¥75.00' })
})

test('who may not see money sees none', () => {
  const lead = person('p-lead', '赵', [{ role: 'supervisor', stores: ['s-1'] }])
  const { result, step } = whatIfViewOf(viewOf(stored, installServiceCard, [], lead), { 'more:vehicle-violation': '2' })
  expect([result.pay, result.payMoved, step?.sentence]).toEqual([null, null, '再得 1 次仓库表扬，照这样算多 1 分'])
})
