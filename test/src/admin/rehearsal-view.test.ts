import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import { rehearsalViewOf } from '../../../src/admin/rehearsal/rehearsal-view'

const line = (name: string, changes: Partial<RehearsalLine> = {}): RehearsalLine => ({
  sheetId: `s-${name}`, employeeId: name, pays: true, baseBefore: '6000.00', baseAfter: '6000.00', gapBefore: null, gapAfter: null, passBefore: true, passAfter: true, employeeName: name, storeName: '城东店', periodId: '2026-10', outcome: 'loss', totalBefore: '80.10', totalAfter: '78.10', payBefore: '6007.50', payAfter: '5857.50',
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

const gap = { pay: '1780.00', minimum: '2010.00', gap: '230.00' }

test('who newly lies below the minimum wage comes first and says what is missing; the sum says what all would need', () => {
  const view = rehearsalViewOf([
    line('李大勇', { payDifference: '-900.00' }), line('王海涛', { payAfter: '1780.00', payDifference: '-227.50', gapAfter: gap }),
    line('赵六', { gapBefore: { ...gap, pay: '2002.50', gap: '7.50' }, payBefore: '2010.00', payAfter: '1780.00', gapAfter: gap }), line('钱七', { gapBefore: gap, outcome: 'gain', payDifference: '300.00' }),
  ])
  expect(view.lines.map(({ name, notes }) => [name, ...notes.map(({ text }) => text)])).toEqual([
    ['王海涛', '会低于最低工资 ¥2,010.00，差 ¥230.00'], ['李大勇'], ['钱七', '不再低于最低工资'], ['赵六', '仍低于最低工资 ¥2,010.00，差 ¥230.00；原来补足过，要重新定'],
  ])
  expect(view.minimum).toBe('2 张低于最低工资，都补足要 ¥460.00；补不补由财务或人事定。')
  expect(view.counts.map(({ title }) => title)).toEqual(['多 1', '少 3', '会低于最低工资 1', '不再低于最低工资 1'])
})

test('who newly misses or reaches the pass mark is counted and said; another base is said', () => {
  const view = rehearsalViewOf([line('李大勇', { passAfter: false }), line('王海涛', { passBefore: false, baseAfter: '6300.00' })])
  expect(view.counts.map(({ title }) => title)).toEqual(['少 2', '掉到达标分以下 1', '升到达标分 1'])
  expect(view.lines.map(({ notes }) => notes.map(({ text }) => text))).toEqual([['掉到达标分以下'], ['基数 ¥6,000.00 → ¥6,300.00', '升到达标分']])
})

test('the lines can be narrowed to those; the sums stay, and a choice without lines falls back to all', () => {
  const lines = [line('李大勇'), line('王海涛', { gapAfter: gap }), line('赵六', { passAfter: false })]
  const narrowed = rehearsalViewOf(lines, 'minimum')
  expect(narrowed.lines.map(({ name }) => name)).toEqual(['王海涛'])
  expect(narrowed).toMatchObject({ difference: rehearsalViewOf(lines).difference, filters: [{ title: '全部' }, { title: '低于最低工资 1' }, { title: '达标变了 1' }] })
  expect(rehearsalViewOf([line('李大勇')], 'minimum')).toMatchObject({ filter: null, filters: [], lines: [{ name: '李大勇' }] })
})
