import type { SheetView } from '@shared/appraisal/sheet-view'
import { periodDates } from '@shared/cycle/period'
import { daysViewOf } from '../../../src/ui/score-days'

type Change = SheetView['changes'][number]
const dates = periodDates('2026-11')
const change = (at: string, cause: string, before: string, after: string): Change => ({ at, cause, before, after, items: ['tools-vehicles'], count: 1 })
// 22nd 23:59, 23rd 00:01 and 23rd 10:00 in Beijing.
const changes = [change('2026-11-22T15:59:00.000Z', '工具违规', '80.00', '79.00'), change('2026-11-22T16:01:00.000Z', '工具违规：异议成立', '79.00', '80.00'), change('2026-11-23T02:00:00.000Z', '录入售后满意率', '80.00', '82.50')]

test('today against yesterday, then day by day, each with its causes and their points', () => {
  const { headline, days } = daysViewOf({ changes, dates }, '2026-11-23T06:00:00.000Z')
  expect(headline).toEqual({ text: '比昨天 +3.5 分', isToday: true, isGain: true, sentence: '比昨天 +3.5 分：工具违规：异议成立 +1，录入售后满意率 +2.5' })
  expect(days.map(({ label, fromTo, points, summary }) => [label, fromTo, points, summary])).toEqual([
    ['今天', '79 → 82.5 分', '+3.5', '工具违规：异议成立 +1，录入售后满意率 +2.5'],
    ['昨天', '80 → 79 分', '−1', '工具违规'],
  ])
})

test('on a day without a move it says so, and older days carry their date', () => {
  const { headline, days } = daysViewOf({ changes, dates }, '2026-11-25T06:00:00.000Z')
  expect(headline).toMatchObject({ text: '今天没有变化', isToday: false, sentence: '今天没有变化；11月23日 周一 +3.5 分：工具违规：异议成立 +1，录入售后满意率 +2.5' })
  expect(days.map(({ label }) => label)).toEqual(['11月23日 周一', '11月22日 周日'])
})

test('the line of steps spans the month up to now, from the lowest to the highest total', () => {
  const { line } = daysViewOf({ changes, dates }, '2026-11-25T06:00:00.000Z')
  expect(line).toMatchObject({ least: '79', most: '82.5', begins: '11月1日 周日', ends: '今天' })
  expect(line?.steps.map(({ left, width, bottom }) => [Math.round(left), Math.round(width), Math.round(bottom)])).toEqual([[0, 84, 29], [84, 4, 0], [88, 12, 100]])
  expect(daysViewOf({ changes, dates }, '2026-12-20T06:00:00.000Z').line?.ends).toBe('11月30日 周一')
})

test('a sheet on which nothing moved has no days and no line', () => {
  expect(daysViewOf({ changes: [], dates }, '2026-11-25T06:00:00.000Z')).toEqual({ headline: null, days: [], line: null })
})
