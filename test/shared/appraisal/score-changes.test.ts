import * as fc from 'fast-check'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import { maximumChanges, scoreDaysOf } from '@shared/appraisal/score-changes'
import type { Sheet } from '@shared/appraisal/sheet'
import { subtractPoints, sumPoints } from '@shared/scoring/exact'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { newSheet } from './new-sheet'

const violations = (sheet: Sheet, quantity: number, cause: string, at: string): Sheet =>
  rescoreSheet(sheet, installServiceCard, { ...sheet.inputs, incidents: quantity === 0 ? [] : [{ id: 'i-1', kind: 'tool-violation', quantity }] }, cause, at)

test('a day says from what to what, and what each of its causes came to', () => {
  let sheet = newSheet('li')
  sheet = violations(sheet, 1, '工具违规', '2026-11-22T15:59:59.000Z')
  sheet = violations(sheet, 2, '工具违规', '2026-11-22T16:00:00.000Z')
  sheet = violations(sheet, 3, '工具违规', '2026-11-23T02:00:00.000Z')
  sheet = rescoreSheet(sheet, installServiceCard, { ...sheet.inputs, metrics: { 'first-pass-rate': '93.5' } }, '录入一次安装合格率', '2026-11-23T03:00:00.000Z')
  expect(scoreDaysOf(sheet.changes)).toEqual([
    { at: '2026-11-22T15:59:59.000Z', day: '2026-11-22', from: '16.00', to: '15.00', points: '-1.00', causes: [{ cause: '工具违规', count: 1, points: '-1.00', items: ['tools-vehicles'] }] },
    {
      at: '2026-11-23T03:00:00.000Z', day: '2026-11-23', from: '15.00', to: '36.00', points: '21.00',
      causes: [{ cause: '工具违规', count: 2, points: '-2.00', items: ['tools-vehicles'] }, { cause: '录入一次安装合格率', count: 1, points: '23.00', items: ['first-pass-rate'] }],
    },
  ])
})

test('what does not move the total is no change', () => {
  const sheet = newSheet('li')
  expect(rescoreSheet(sheet, installServiceCard, { ...sheet.inputs, baseSalary: '7000.00' }, '工资', '2026-11-22T01:00:00.000Z').changes).toEqual([])
})

test('however busy the month, the list stays bounded, and no day loses its totals or the points of its causes', () => {
  const moves = fc.array(fc.record({ day: fc.integer({ min: 1, max: 30 }), quantity: fc.integer({ min: 0, max: 8 }), cause: fc.constantFrom('工具违规', '工具违规：异议成立', '车辆违规') }), { minLength: 90, maxLength: 240 })
  fc.assert(fc.property(moves, (given) => {
    let sheet = newSheet('li')
    const totals = new Map<string, string[]>()
    let minute = 0
    for (const { day, quantity, cause } of [...given].sort((a, b) => a.day - b.day)) {
      const before = sheet.scorecard.total
      minute += 1
      sheet = violations(sheet, quantity, cause, new Date(Date.UTC(2026, 10, day, 0, minute)).toISOString())
      if (sheet.scorecard.total !== before) totals.set(`2026-11-${String(day).padStart(2, '0')}`, [...(totals.get(`2026-11-${String(day).padStart(2, '0')}`) ?? [before]), sheet.scorecard.total])
    }
    expect(sheet.changes.length).toBeLessThanOrEqual(maximumChanges)
    const days = scoreDaysOf(sheet.changes)
    expect(days.map(({ day, from, to }) => [day, from, to])).toEqual([...totals].map(([day, seen]) => [day, seen[0], seen[seen.length - 1]]))
    expect(days.map(({ causes }) => causes.reduce((sum, { count }) => sum + count, 0))).toEqual([...totals.values()].map((seen) => seen.length - 1))
    for (const { points, causes, from, to } of days) {
      expect(sumPoints(causes.map((cause) => cause.points))).toBe(points)
      expect(points).toBe(subtractPoints(to, from))
    }
  }), { numRuns: 60, seed: 20261123 })
})
