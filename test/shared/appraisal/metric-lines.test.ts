import { metricLinesOf, missingMetricCount } from '@shared/appraisal/metric-lines'
import type { MetricRecord } from '@shared/appraisal/record-metric'
import type { Sheet } from '@shared/appraisal/sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { newSheet } from './new-sheet'

const at = '2026-12-02T02:00:00.000Z'
const record = (metricId: string, scope: MetricRecord['scope'], scopeId: string, value: MetricRecord['value']): MetricRecord => ({
  _id: `2026-11:${metricId}:${scope}:${scopeId}`, periodId: '2026-11', metricId, scope, scopeId, storeId: 's-1', value, source: '安装完工单', recordedBy: 'p-hr', recordedByName: '周敏', recordedAt: at, rev: 1,
})

function linesOf(sheets: readonly Sheet[], records: readonly MetricRecord[] = [], lock: string | null = null) {
  return metricLinesOf({
    sheets: sheets.map((sheet) => ({ sheet, template: installServiceCard })), records: new Map(records.map((each) => [each._id, each])),
    nameOf: (scope, _scopeId, sheet) => (scope === 'employee' ? sheet.employeeName : '赵刚班组'), lockOf: () => lock,
  })
}

const lineOf = (metricId: string, lines: ReturnType<typeof linesOf>) => lines.filter((line) => line.metricId === metricId)

test('a metric of a crew is one line for all its sheets, a metric of a person one for each', () => {
  const lines = linesOf([newSheet('甲'), newSheet('乙')])
  expect(lineOf('inspection-survey-score', lines)).toMatchObject([{ scope: 'crew', scopeId: 'c-1', scopeName: '赵刚班组', sheetCount: 2 }])
  expect(lineOf('first-pass-rate', lines).map(({ scopeName, sheetCount }) => [scopeName, sheetCount])).toEqual([['乙', 1], ['甲', 1]])
})

test('what is missing comes first', () => {
  const lines = linesOf([newSheet('甲')], [record('after-sales-satisfaction', 'employee', 'p-甲', { value: '97' })])
  expect(lines.map(({ metricId }) => metricId)).toEqual(['first-pass-rate', 'inspection-survey-score', 'after-sales-satisfaction'])
  expect(missingMetricCount(lines)).toBe(2)
})

test.each<[string, MetricRecord['value'], string | null]>([
  ['a plain value as it was given', { value: '96.4' }, '96.4'],
  ['a share as percent', { numerator: 187, denominator: 200 }, '93.5'],
  ['a share that has no end, cut at six places', { numerator: 13, denominator: 14 }, '92.857142'],
  ['a share of nothing has no value', { numerator: 0, denominator: 0 }, null],
])('the value of a line: %s', (_case, value, text) => {
  expect(lineOf('first-pass-rate', linesOf([newSheet('甲')], [record('first-pass-rate', 'employee', 'p-甲', value)]))[0]?.value).toBe(text)
})

test('what the form asks of a share stands on its line', () => {
  expect(lineOf('first-pass-rate', linesOf([newSheet('甲')]))[0]).toMatchObject({ takesShare: true, minimumDenominator: 10, excludedCauses: ['设计原因'], source: '安装完工单' })
  expect(lineOf('inspection-survey-score', linesOf([newSheet('甲')]))[0]).toMatchObject({ takesShare: false, minimumDenominator: null, excludedCauses: [] })
})

test.each<[string, readonly Sheet[], string | null, string | null]>([
  ['open', [newSheet('甲'), newSheet('乙', { state: 'collecting' })], null, null],
  ['another role\'s', [newSheet('甲')], '由人事或质检员录入', '由人事或质检员录入'],
  ['one sheet, frozen', [newSheet('甲', { state: 'rating' })], null, '考核表已冻结，退回数据后才能改'],
  ['one sheet, sealed', [newSheet('甲', { state: 'sealed' })], null, '考核表已封存，不能再改'],
  ['one of two frozen is enough', [newSheet('甲'), newSheet('乙', { state: 'assessing' })], null, '乙的考核表已冻结，退回数据后才能改'],
  ['two of three frozen', [newSheet('甲', { state: 'rating' }), newSheet('乙', { state: 'sealed' }), newSheet('丙')], null, '甲等 2 人的考核表已冻结，退回数据后才能改'],
  ['all sealed', [newSheet('甲', { state: 'sealed' }), newSheet('乙', { state: 'sealed' })], null, '这 2 张考核表已封存，不能再改'],
  ['frozen comes before whose it is', [newSheet('甲', { state: 'rating' })], '由人事录入', '考核表已冻结，退回数据后才能改'],
])('why a shared metric is locked: %s', (_case, sheets, lock, because) => {
  expect(lineOf('inspection-survey-score', linesOf(sheets, [], lock))[0]).toMatchObject({ lockedBecause: because, mayRecord: because === null })
})
