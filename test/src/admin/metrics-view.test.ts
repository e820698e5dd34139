import { metricsTold } from '@shared/appraisal/metric-lines'
import type { MetricLine } from '@shared/appraisal/list-metrics'
import { correctionsOf, entryViewOf, recordedTextOf, saveTitleOf, startDraftOf, type EntryDraft } from '../../../src/admin/metrics/entry-view'
import { metricKeyOf, metricLineOfKey, metricsPageViewOf, metricValueText, nextInQueue, whomOf } from '../../../src/admin/metrics/metrics-view'

const now = '2026-12-02T02:00:00.000Z'
const factsDueAt = '2026-12-03T16:00:00.000Z'

const rate: MetricLine = {
  metricId: 'first-pass-rate', title: '一次安装合格率', unit: '%', scope: 'employee', scopeId: 'p-1', scopeName: '李大勇', storeName: '城东店',
  value: null, numerator: null, denominator: null, takesShare: true, minimumDenominator: 10, excludedCauses: ['设计原因'],
  source: '安装完工单', recordedByName: null, recordedAt: null, earlier: [], sheetCount: 1, mayRecord: true, lockedBecause: null,
}
const recordedRate: MetricLine = { ...rate, scopeId: 'p-2', scopeName: '王海涛', value: '93.5', numerator: 187, denominator: 200, recordedByName: '周敏', recordedAt: '2026-12-01T09:00:00.000Z' }
const survey: MetricLine = { ...rate, metricId: 'inspection-survey-score', title: '质检电话回访得分', unit: 'score', scope: 'crew', scopeId: 'c-1', scopeName: '邓涛班组', storeName: '城西店', takesShare: false, minimumDenominator: null, excludedCauses: [], source: '质检电话回访表', sheetCount: 6 }
const frozen: MetricLine = { ...recordedRate, scopeId: 'p-3', scopeName: '高峰', mayRecord: false, lockedBecause: '考核表已冻结，退回数据后才能改' }
const foreign: MetricLine = { ...survey, scopeId: 'c-2', scopeName: '赵刚班组', storeName: '城东店', mayRecord: false, lockedBecause: '由人事或质检员录入' }

const page = (metrics: MetricLine[], store: string | null = null, kind: string | null = null, at = now) =>
  metricsPageViewOf({ periodId: '2026-11', periods: ['2026-11'], factsDueAt, ...metricsTold(metrics, {}) }, store, kind, at)

describe('the list of metrics', () => {
  test('what the caller can enter comes first, then what others enter, then what is there', () => {
    const view = page([rate, foreign, recordedRate, survey])
    expect(view.groups.map(({ title, rows }) => [title, rows.map((row) => row.title)])).toEqual([['还差 2 个', ['李大勇', '邓涛班组']], ['现在不能录', ['赵刚班组']], ['已录入', ['王海涛']]])
    expect(view.queue).toEqual([rate, survey])
  })

  test('what can be corrected stands apart from what is locked, which has its reason', () => {
    expect(page([frozen, recordedRate]).groups.map(({ title, rows }) => [title, rows.map((row) => row.title)])).toEqual([['已录入', ['王海涛']], ['已锁定', ['高峰']]])
    expect(page([frozen]).groups[0]?.rows[0]).toMatchObject({ value: '93.5%', lock: '考核表已冻结，退回数据后才能改', recorded: '周敏 昨天 17:00录入' })
  })

  test('filters narrow list and queue, while the headline keeps counting all', () => {
    const view = page([rate, survey, recordedRate], '城西店')
    expect(view.queue).toEqual([survey])
    expect(view).toMatchObject({ headline: '还差 2 个', recorded: 1, all: 3 })
    expect(page([rate, survey], null, '一次安装合格率').queue).toEqual([rate])
    expect(page([rate, survey]).stores.map(({ title }) => title)).toEqual(['全部门店', '城东店', '城西店'])
  })

  test('of a long list the first lines are told, those to enter before all others, and the counts are of all', () => {
    const many = [recordedRate, ...Array.from({ length: 130 }, (_, index) => ({ ...rate, scopeId: `p-${index}` })), survey]
    const told = metricsTold(many, { line: recordedRate })
    expect([told.all, told.recorded, told.missing, told.metrics.length, told.counts, told.line]).toEqual([132, 1, 131, 100, { missing: 131, waiting: 0, recorded: 1, locked: 0 }, recordedRate])
    const view = page(many)
    expect([view.headline, view.groups.map(({ title }) => title), view.left, view.all]).toEqual(['还差 131 个', ['还差 131 个'], 32, 132])
    expect(metricsTold(many, { store: '城西店' }).metrics).toEqual([survey])
    expect(metricsTold(many, { count: 1000 }).metrics).toHaveLength(132)
    expect(metricLineOfKey(metricKeyOf(survey))).toEqual({ metricId: survey.metricId, scope: 'crew', scopeId: 'c-1' })
  })

  test('one store or one metric needs no filter', () => {
    expect(page([rate, recordedRate])).toMatchObject({ stores: [], kinds: [] })
  })

  test.each([
    ['in time', [rate], now, '12月3日前补齐，还有 38 小时。'],
    ['late', [rate], '2026-12-04T02:00:00.000Z', '已经过了期限，缺指标的考核表都在等。'],
    ['nothing missing', [recordedRate], now, '要更正就点开改，考核表冻结以后不能再改。'],
  ])('the sentence when %s', (_case, lines, at, sentence) => {
    expect(page(lines, null, null, at).sentence).toBe(sentence)
  })
})

test.each<[string, Partial<MetricLine>, string | null]>([
  ['missing', rate, null],
  ['a share', recordedRate, '93.5%（合格 187 单 / 完工 200 单）'],
  ['a share with many decimals', { ...recordedRate, value: '92.857142', numerator: 13, denominator: 14 }, '92.86%（合格 13 单 / 完工 14 单）'],
  ['a share of something else than jobs', { ...recordedRate, minimumDenominator: null }, '93.5%（187 / 200）'],
  ['a share of no jobs', { ...recordedRate, value: null, numerator: 0, denominator: 0 }, '合格 0 单 / 完工 0 单'],
  ['a score', { ...survey, value: '91.50', recordedAt: now }, '91.5 分'],
  ['days', { ...survey, unit: 'days', value: '3', recordedAt: now }, '3 天'],
])('the text of a value: %s', (_case, line, text) => {
  expect(metricValueText({ ...rate, ...line })).toBe(text)
})

test('a value that several share says how many', () => {
  expect([whomOf(rate), whomOf(survey)]).toEqual(['城东店', '城西店 · 6 人共用'])
})

describe('quick entry', () => {
  const second = { ...rate, scopeId: 'p-9' }
  test.each<[string, readonly MetricLine[], MetricLine, MetricLine | null]>([
    ['goes on with the next in the list', [rate, second, survey], rate, second],
    ['starts from the top after the last', [rate, second, survey], survey, rate],
    ['ends with the last one', [rate], rate, null],
    ['goes on from the top when the saved one was not among the shown', [second], survey, second],
  ])('%s', (_case, queue, after, next) => {
    expect(nextInQueue(queue, after)).toBe(next)
  })

  test('the same metric of another person is another line', () => {
    expect(metricKeyOf(rate)).not.toBe(metricKeyOf(second))
  })

  test('the button says who comes next, and calls a correction one', () => {
    expect([saveTitleOf(rate, survey), saveTitleOf(rate, null), saveTitleOf(recordedRate, rate)]).toEqual(['保存，下一个：邓涛班组', '保存', '确认更正'])
  })
})

describe('one entry', () => {
  const counted = (passed: string, finished: string): EntryDraft => ({ isCounted: true, passed, finished, value: '', source: '安装完工单' })
  const plain = (value: string, source = '安装完工单'): EntryDraft => ({ isCounted: false, passed: '', finished: '', value, source })

  test.each([
    ['a missing share starts counted and empty', rate, { isCounted: true, passed: '', finished: '', value: '' }],
    ['a share that needs no least number starts as a percentage', { ...rate, minimumDenominator: null }, { isCounted: false }],
    ['a recorded share starts with its counts', recordedRate, { isCounted: true, passed: '187', finished: '200', value: '' }],
    ['a percentage without counts starts with its value', { ...recordedRate, numerator: null, denominator: null }, { isCounted: false, value: '93.5' }],
    ['a score takes no counts', survey, { isCounted: false, value: '', source: '质检电话回访表' }],
  ])('%s', (_case, line, draft) => {
    expect(startDraftOf(line)).toMatchObject(draft)
  })

  test.each<[string, MetricLine, EntryDraft, ReturnType<typeof entryViewOf>['value'], string | null]>([
    ['nothing typed', rate, counted('', ''), null, null],
    ['half typed', rate, counted('12', ''), null, null],
    ['counts', rate, counted('187', '200'), { numerator: 187, denominator: 200 }, null],
    ['all passed', rate, counted('20', '20'), { numerator: 20, denominator: 20 }, null],
    ['no jobs', rate, counted('0', '0'), { numerator: 0, denominator: 0 }, null],
    ['more passed than finished', rate, counted('21', '20'), null, '合格单数不能比完工单数多'],
    ['half a job', rate, counted('1.5', '20'), null, '要填整数'],
    ['more jobs than can be', rate, counted('1', '1000001'), null, '要填整数'],
    ['a percentage', rate, plain('96.25'), { value: '96.25' }, null],
    ['exactly 100', rate, plain('100'), { value: '100' }, null],
    ['above 100 %', rate, plain('100.01'), null, '百分比最多 100'],
    ['above 100 points', survey, plain('101'), null, '最多 100 分'],
    ['money has no such bound', { ...survey, unit: 'yuan' }, plain('150000'), { value: '150000' }, null],
    ['letters', rate, plain('9o'), null, '请填数字，最多 6 位小数'],
    ['below zero', rate, plain('-1'), null, '请填数字，最多 6 位小数'],
    ['seven decimals', rate, plain('96.1234567'), null, '请填数字，最多 6 位小数'],
  ])('%s', (_case, line, draft, value, error) => {
    expect(entryViewOf(line, draft)).toMatchObject({ value, error })
  })

  test.each<[string, EntryDraft, string | null, string | null]>([
    ['the share is shown', counted('187', '200'), '= 93.5%', null],
    ['one job below the minimum is told', counted('9', '9'), '= 100%', '满 10 单才计分，不满会成为“样本太少”'],
    ['the minimum itself counts', counted('9', '10'), '= 90%', null],
    ['no jobs is told', counted('0', '0'), null, '总数是 0，先不计分'],
  ])('%s', (_case, draft, result, note) => {
    expect(entryViewOf(rate, draft)).toMatchObject({ result, note })
  })

  test.each<[string, EntryDraft, ReturnType<typeof entryViewOf>['change']]>([
    ['old → new', counted('188', '200'), { from: '93.5%（合格 187 单 / 完工 200 单）', to: '94%（合格 188 单 / 完工 200 单）', isSame: false }],
    ['the same is none', counted('187', '200'), { from: '93.5%（合格 187 单 / 完工 200 单）', to: '93.5%（合格 187 单 / 完工 200 单）', isSame: true }],
    ['another source alone is one', { ...counted('187', '200'), source: '更正单' }, { from: '93.5%（合格 187 单 / 完工 200 单）', to: '93.5%（合格 187 单 / 完工 200 单）', isSame: false }],
    ['counts become a plain percentage', plain('93.5'), { from: '93.5%（合格 187 单 / 完工 200 单）', to: '93.5%', isSame: false }],
    ['nothing valid typed', counted('201', '200'), null],
  ])('a correction: %s', (_case, draft, change) => {
    expect(entryViewOf(recordedRate, draft).change).toEqual(change)
  })

  test('a first value is no correction', () => {
    expect(entryViewOf(rate, counted('187', '200')).change).toBeNull()
  })

  test('what was recorded before names who, when and the form', () => {
    expect(recordedTextOf(recordedRate, now)).toBe('周敏 昨天 17:00录入，来自安装完工单')
    expect(recordedTextOf(rate, now)).toBeNull()
  })
})

test('a corrected value shows who put what in place of what and when, the newest first', () => {
  const first = { value: '92', numerator: null, denominator: null, source: '安装完工单', recordedByName: '周敏', recordedAt: '2026-11-30T01:00:00.000Z' }
  const second = { value: '90', numerator: 180, denominator: 200, source: '重数', recordedByName: '唐强', recordedAt: '2026-12-01T01:00:00.000Z' }
  expect(correctionsOf({ ...recordedRate, earlier: [first, second] }, now).map(({ who, when, from, to, source }) => [who, when, from, to, source])).toEqual([
    ['周敏', '昨天 17:00', '90%（合格 180 单 / 完工 200 单）', '93.5%（合格 187 单 / 完工 200 单）', '安装完工单'],
    ['唐强', '昨天 09:00', '92%', '90%（合格 180 单 / 完工 200 单）', '重数'],
  ])
  expect(page([{ ...recordedRate, earlier: [first, second] }]).groups[0]?.rows[0]?.recorded).toBe('周敏 昨天 17:00更正，共 2 次')
  expect([correctionsOf(recordedRate, now), correctionsOf(rate, now)]).toEqual([[], []])
})
