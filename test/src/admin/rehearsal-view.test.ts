import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import { rehearsalViewOf } from '../../../src/admin/rehearsal/rehearsal-view'

const line = (name: string, changes: Partial<RehearsalLine> = {}): RehearsalLine => ({
  sheetId: `s-${name}`, employeeName: name, storeName: '城东店', periodId: '2026-10', outcome: 'loss', totalBefore: '80.10', totalAfter: '78.10', payBefore: '6007.50', payAfter: '5857.50',
  payDifference: '-150.00', totalDifference: '-2.00', totalRange: null, payRange: null, why: '', ...changes,
})

test('a line says before, after and the difference; the greatest change comes first', () => {
  const view = rehearsalViewOf([line('李大勇'), line('王海涛', { outcome: 'gain', totalAfter: '84.10', payAfter: '6307.50', payDifference: '300.00', totalDifference: '4.00' })])
  expect(view.lines).toMatchObject([{ name: '王海涛', change: '+¥300.00', tone: 'good' }, { name: '李大勇', place: '2026年10月 · 城东店', move: '80.1 → 78.1 分，¥6,007.50 → ¥5,857.50', change: '−¥150.00', tone: 'bad' }])
  expect(view).toMatchObject({ difference: '+¥150.00', sums: '¥12,015.00 → ¥12,165.00', counts: [{ title: '多 1' }, { title: '少 1' }], gap: null })
})

test('what is open says why and what it could come to, and is not in the sums', () => {
  const open = line('赵六', { outcome: 'open', totalAfter: null, payAfter: null, payDifference: null, totalDifference: null, totalRange: { min: '70.00', max: '80.10' }, payRange: { min: '5250.00', max: null }, why: '没有数据：回访' })
  const failed = line('钱七', { outcome: 'failed', totalAfter: null, payAfter: null, payDifference: null, totalDifference: null, why: '分数要在 0 到 5 之间' })
  const view = rehearsalViewOf([line('李大勇'), open, failed])
  expect(view.lines.map(({ name, change, move }) => [name, change, move]).slice(0, 2)).toEqual([['钱七', '算不出', '分数要在 0 到 5 之间。原来 ¥6,007.50'], ['赵六', '待定', '没有数据：回访。原来 ¥6,007.50，可能 至少 ¥5,250.00']])
  expect(view).toMatchObject({ difference: '−¥150.00', gap: '有 2 张没有算进合计：缺新项目要的数据，或分数超出新的满分。' })
})

test('on a form without pay points are compared', () => {
  expect(rehearsalViewOf([line('客服', { outcome: 'gain', payBefore: null, payAfter: null, payDifference: null, totalAfter: '81.60', totalDifference: '1.50' })])).toMatchObject({ difference: '只比分数', sums: null, lines: [{ change: '+1.5 分', move: '80.1 → 81.6 分' }] })
})
