import type { ActionOutput } from '@shared/contract/actions'
import { exceptionGroupTitle } from '@shared/cycle/exception-group'
import type { ExceptionLine } from '@shared/cycle/read-period'
import { periodDates } from '@shared/cycle/period'
import { sheetStateRows, sheetStates, type SheetState } from '@shared/appraisal/sheet-state'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { exceptionGroupsOf, openingsOf, periodPageViewOf, sheetLinesOf } from '../../../src/admin/period/period-view'
import { settlementsOf, supplyErrorOf, supplyViewOf } from '../../../src/admin/period/supply-view'
import { monthMeterOf, monthSentenceOf, monthStateOf } from '../../../src/ui/month-line'
import { monthTodayOf } from '../../../src/pages/home/month-view'

type PeriodData = ActionOutput<'read-period'>
type Month = NonNullable<PeriodData['period']>

const beijing = (text: string) => new Date(`${text}+08:00`).toISOString()
const month: Month = {
  id: '2026-11', state: 'open', dates: periodDates('2026-11'), openedAt: beijing('2026-11-01T09:00:00'), closedAt: null, sheetsMade: true,
  templates: [{ id: 'install-service-card', title: '安装售后绩效考核卡', version: 1 }],
}
const closed: Month = { ...month, state: 'closed', closedAt: beijing('2026-12-06T16:20:00') }

const sheet = (id: string, state: SheetState, extra: Partial<SheetBrief> = {}): SheetBrief => ({
  id, periodId: '2026-11', employeeId: id, employeeName: id, position: '安装师傅', storeId: 's-east', storeName: '城东店', templateId: 'install-service-card', state,
  total: '80.10', max: '100', rangeMin: null, rangeMax: null, hasRange: false, previousTotal: null, selfTotal: null, isBelowPass: false, openClaimCount: 0, openExceptionCount: 0,
  holderId: null, holderName: null, contentHash: null, signatureState: null, lastChange: null, ...extra,
})

const exception = (employee: string, extra: Partial<ExceptionLine> = {}): ExceptionLine => ({
  sheetId: `2026-11:${employee}:card:1`, employeeName: employee, storeName: '城东店', exceptionId: 'missing-metric.first-pass-rate', kind: 'missing-metric', title: '缺指标', advice: '请补录这个指标的数值',
  itemTitle: '安装一次完成合格率', subject: 'first-pass-rate', subjectTitle: '一次安装合格率', raisedAt: beijing('2026-12-04T00:00:00'), ways: ['supply'], remedy: 'settle-exception', candidates: [], settledByTitles: ['人事'], maySettle: true, payGap: null,
  metric: { metricId: 'first-pass-rate', scope: 'employee', scopeId: employee }, unit: '%', maximum: '100', step: null, ...extra,
})

const groupsOf = (exceptions: readonly ExceptionLine[]) => [...new Set(exceptions.map(exceptionGroupTitle))].map((title) => ({ title, kindTitle: title.split('：')[0] ?? '', count: exceptions.filter((line) => exceptionGroupTitle(line) === title).length }))

function dataOf(sheets: readonly SheetBrief[], extra: Partial<PeriodData> = {}): PeriodData {
  return {
    periods: [{ id: '2026-11', state: 'open' }], openable: [], period: month, sheetCount: sheets.length, exceptionGroups: groupsOf(extra.exceptions ?? []), exceptions: [], waived: [], reopenedCount: extra.reopened?.length ?? 0, reopened: [], unplacedCount: 0, unplaced: [],
    progress: sheetStates.map((state) => ({ state, title: sheetStateRows[state].title, count: sheets.filter((each) => each.state === state).length })), ...extra,
  }
}

const timetable: readonly [string, Month, string, string, string, string, string][] = [
  ['before it starts', month, '2026-10-30T09:00:00', '还没开始', '0 / 30 天', '11月1日 周日 开始，还有 39 小时。', '开始'],
  ['on its first day', month, '2026-11-01T00:00:00', '进行中', '1 / 30 天', '事件和指标实时计分，11月30日截账，还有 30 天。', '截账'],
  ['on its last minute', month, '2026-11-30T23:59:00', '进行中', '30 / 30 天', '事件和指标实时计分，11月30日截账，还有 1 分钟。', '截账'],
  ['at the cut, before the close has run', month, '2026-12-01T00:00:00', '正在结账', '2 / 3 张已封存', '已经截账，12月3日前补齐指标，还有 3 天。', '指标补齐'],
  ['when facts are due', month, '2026-12-04T00:00:00', '正在结账', '2 / 3 张已封存', '12月5日前完成自评和评分，还有 2 天。', '自评和评分'],
  ['when ratings are due', month, '2026-12-06T00:00:00', '正在结账', '2 / 3 张已封存', '数据都到期了，还剩异常和签字。', '事件答复结束'],
  ['when all windows have ended', month, '2026-12-07T00:00:00', '正在结账', '2 / 3 张已封存', '数据都到期了，还剩异常和签字。', '全部封存'],
  ['closed before its last date', closed, '2026-12-06T17:00:00', '已结账', '2 / 3 张已封存', '今天 16:20 全部封存，可以发工资。', '—'],
  ['closed', closed, '2026-12-07T09:00:00', '已结账', '2 / 3 张已封存', '昨天 16:20 全部封存，可以发工资。', '—'],
]

describe('where the month is', () => {
  test.each(timetable)('%s', (_case, period, at, state, meter, sentence, next) => {
    const now = beijing(at)
    const { figure, rest } = monthMeterOf(period, 2, 3, now)
    expect([monthStateOf(period, now).title, `${figure}${rest}`, monthSentenceOf(period, 2, 3, now)]).toEqual([state, meter, sentence])
    const moments = periodPageViewOf(dataOf([], { period }), now)?.moments ?? []
    expect(moments.find(({ stage }) => stage === 'now')?.title ?? '—').toBe(next)
  })

  test('everything before the next step is past, everything behind it ahead', () => {
    const stages = periodPageViewOf(dataOf([]), beijing('2026-12-02T10:00:00'))?.moments.map(({ stage }) => stage)
    expect(stages).toEqual(['past', 'past', 'now', 'ahead', 'ahead', 'ahead'])
  })

  test('between the last seal and the close that notes it, nothing is said to be missing', () => {
    expect(monthSentenceOf(month, 3, 3, beijing('2026-12-06T16:00:00'))).toBe('全部封存了，马上结账。')
  })

  test('while sheets are being made it says so', () => {
    expect(monthSentenceOf({ ...month, sheetsMade: false }, 0, 120, beijing('2026-11-01T09:00:10'))).toBe('正在建考核表，已建 120 张，人多时要几分钟。')
  })
})

describe('the bars', () => {
  test('before the cut and when all is done only states with sheets; in between all that a sheet can be in', () => {
    const data = dataOf([sheet('a', 'live')])
    expect(periodPageViewOf(data, beijing('2026-11-20T10:00:00'))?.bars.map(({ title, count }) => [title, count])).toEqual([['进行中', 1]])
    expect(periodPageViewOf(dataOf([sheet('a', 'sealed')], { period: closed }), beijing('2026-12-07T10:00:00'))?.bars.map(({ title, count }) => [title, count])).toEqual([['已封存', 1]])
    const later = dataOf([sheet('a', 'collecting'), sheet('b', 'sealed')])
    expect(periodPageViewOf(later, beijing('2026-12-02T10:00:00'))?.bars.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 1])
  })

  test('a sheet that the close has not yet moved stays in sight', () => {
    expect(periodPageViewOf(dataOf([sheet('a', 'live')]), beijing('2026-12-01T00:00:01'))?.bars[0]).toMatchObject({ title: '进行中', count: 1, percent: 100 })
  })

  test('what stands in the way comes first, with whom it waits for', () => {
    const sheets = [sheet('a', 'collecting'), sheet('b', 'collecting', { openClaimCount: 1 }), sheet('c', 'collecting', { openExceptionCount: 1, total: null }), sheet('d', 'collecting', { holderName: '赵刚' })]
    expect(sheetLinesOf(sheets, []).map(({ name, detail, total }) => [name, detail, total])).toEqual([
      ['c', '城东店 · 1 个异常', '—'], ['b', '城东店 · 1 起事件没有定', '80.1'], ['a', '城东店 · 等指标', '80.1'], ['d', '城东店 · 等赵刚', '80.1'],
    ])
  })
})

test.each<[string, SheetBrief, readonly string[], string]>([
  ['metrics', sheet('a', 'collecting'), [], '城东店 · 等指标'],
  ['the check of returned data', sheet('a', 'collecting'), ['a'], '城东店 · 等核对数据'],
  ['a rating', sheet('a', 'rating', { hasRange: true }), [], '城东店 · 等评分'],
  ['the self-score', sheet('a', 'rating'), [], '城东店 · 等自评'],
  ['a signer', sheet('a', 'reviewing', { holderName: '何伟' }), [], '城东店 · 等何伟'],
  ['nothing', sheet('a', 'sealed'), [], '城东店'],
])('a sheet says what it waits for: %s', (_case, brief, reopenedIds, detail) => {
  expect(sheetLinesOf([brief], reopenedIds)[0]?.detail).toBe(detail)
})

describe('what waits', () => {
  const now = beijing('2026-12-04T10:00:00')
  const groupsAt = (exceptions: ExceptionLine[]) => exceptionGroupsOf({ exceptions, exceptionGroups: groupsOf(exceptions) }, now)
  const rating = (employee: string) => exception(employee, { kind: 'missing-rating', title: '缺评分', exceptionId: 'missing-rating.x', itemTitle: '与销售的配合度', subject: 'sales-manager', subjectTitle: '销售经理', metric: null, unit: '分', maximum: '10', step: '0.5' })

  test('exceptions of the same kind about the same thing stand together, the largest group first', () => {
    const groups = groupsAt([rating('甲'), exception('乙'), exception('丙')])
    expect(groups.map(({ title, lines }) => [title, lines.map(({ name }) => name)])).toEqual([['缺指标：一次安装合格率', ['乙', '丙']], ['缺评分：与销售的配合度', ['甲']]])
    expect(groups[1]?.lines[0]?.detail).toBe('城东店 · 等销售经理 · 今天 00:00 起')
  })

  test('a group of many counts all, also those that are not named yet, and stands by that', () => {
    const groups = exceptionGroupsOf({ exceptions: [exception('乙'), exception('丙'), rating('甲')], exceptionGroups: [{ title: '缺评分：与销售的配合度', kindTitle: '缺评分', count: 900 }, { title: '缺指标：一次安装合格率', kindTitle: '缺指标', count: 2 }] }, now)
    expect(groups.map(({ title, count, lines }) => [title, count, lines.length])).toEqual([['缺评分：与销售的配合度', 900, 1], ['缺指标：一次安装合格率', 2, 2]])
  })

  test('whoever may not settle it reads who does', () => {
    expect(groupsAt([exception('乙', { maySettle: false }), exception('丙')])[0]?.lines.map(({ settler }) => settler)).toEqual(['由人事处理', '处理'])
  })

  test('a returned sheet names who returned it, when and why', () => {
    const reopened = [{ sheetId: 's', employeeName: '李大勇', storeName: '城东店', returnedAt: beijing('2026-12-04T09:30:00'), returnedByName: '何伟', reason: '合格率请再核对', mayConfirm: true }]
    expect(periodPageViewOf(dataOf([], { reopened }), now)?.reopened).toEqual([{ key: 's', name: '李大勇 · 城东店', reason: '合格率请再核对', detail: '何伟 今天 09:30退回', mayConfirm: true }])
  })
})

describe('supplying a value', () => {
  test.each<[string, string, string | null, string | null, string | null]>([
    ['nothing typed', '', '100', null, null],
    ['a percentage', '93.75', '100', null, null],
    ['exactly the most', '100', '100', null, null],
    ['above the most', '100.000001', '100', null, '最多 100'],
    ['below zero', '-1', '100', null, '请填数字，最多 6 位小数'],
    ['not a number', 'abc', '100', null, '请填数字，最多 6 位小数'],
    ['half a point', '8.5', '10', '0.5', null],
    ['a quarter', '8.25', '10', '0.5', '要按 0.5 分一档给'],
    ['money without a bound', '150000', null, null, null],
  ])('%s', (_case, text, maximum, step, error) => {
    expect(supplyErrorOf(text, { maximum, step })).toBe(error)
  })

  test.each<[string, Partial<ExceptionLine>, string | null]>([
    ['the person\'s own metric', {}, '这个数是本人的，录一次就行'],
    ['a crew\'s metric', { metric: { metricId: 'inspection-survey-score', scope: 'crew', scopeId: 'c' } }, '这个数整个班组共用，录一次就行'],
    ['too few jobs', { kind: 'nothing-to-divide' }, '单数还会增加的，补录完整的单数'],
    ['a rating', { kind: 'missing-rating', metric: null }, null],
  ])('whether the metric can be entered instead: %s', (_case, extra, advice) => {
    expect(supplyViewOf(exception('乙', extra)).metricAdvice).toBe(advice)
  })

  test('a rating asks for points within its steps', () => {
    expect(supplyViewOf(exception('乙', { kind: 'missing-rating', title: '缺评分', itemTitle: '与销售的配合度', subjectTitle: '销售经理', unit: '分', maximum: '10', step: '0.5', metric: null }))).toMatchObject({
      what: '缺评分：销售经理给“与销售的配合度”的评分', valueLabel: '与销售的配合度得几分', valueHint: '0 到 10，每 0.5 分一档',
    })
  })
})

test('a sheet that could not be made is counted in the month\'s progress and says why and what to do', () => {
  const unmade = exception('丁', { kind: 'unmade', title: '没建成表', exceptionId: 'settle-unmade', advice: '请换一个门店', itemTitle: '安装售后绩效考核卡没建成：花名册里写的门店“s-x”不在了', subject: 'store', subjectTitle: '门店不在了', ways: [], remedy: 'settle-unmade', metric: null })
  const now = beijing('2026-12-06T16:00:00')
  const view = periodPageViewOf(dataOf([sheet('a', 'sealed'), sheet('b', 'sealed')], { exceptions: [unmade], sheetCount: 3 }), now)
  expect([view?.meter.rest, view?.sentence, view?.exceptions[0]?.title, view?.exceptions[0]?.lines[0]?.detail]).toEqual([
    ' / 3 张已封存', '数据都到期了，还剩异常和签字。', '没建成表：门店不在了', '城东店 · 安装售后绩效考核卡没建成：花名册里写的门店“s-x”不在了 · 12月4日 00:00 起',
  ])
  expect(supplyViewOf(unmade).what).toBe('安装售后绩效考核卡没建成：花名册里写的门店“s-x”不在了')
})

const openable = (id: string) => ({ id, personName: null, peopleCount: 3 })

describe('opening a month', () => {
  test('says which month and what it does', () => {
    const [month, quarter, probation] = openingsOf(dataOf([], { openable: [openable('2026-12'), openable('2027-Q1'), { ...openable('probation-w'), personName: '杨帆' }] }))
    expect(month).toMatchObject({ periodId: '2026-12', title: '2026年12月考核' })
    expect([quarter?.title, quarter?.effects[0]]).toEqual(['2027年第一季度考核', '给按季度考核的 3 个人建一张考核表'])
    expect([probation?.title, probation?.effects[0]]).toEqual(['杨帆的试用期考核', '给杨帆建一张考核表'])
    expect(openingsOf(dataOf([]))).toEqual([])
  })

  test('a company without a month has no progress, only the opening', () => {
    expect(periodPageViewOf(dataOf([], { period: null, openable: [openable('2026-11')] }), month.openedAt)).toBeNull()
    expect(monthTodayOf(dataOf([], { period: null, openable: [openable('2026-11')] }), month.openedAt)).toMatchObject({ meter: null, waits: [{ title: '可以开启2026年11月' }] })
  })
})

test('the home page counts what waits and leads to that month', () => {
  const today = monthTodayOf(dataOf([sheet('a', 'collecting'), sheet('b', 'sealed')], { exceptions: [exception('甲'), exception('乙')], openable: [openable('2026-12')] }), beijing('2026-12-04T10:00:00'))
  expect(today).toMatchObject({ heading: '2026年11月考核', state: { title: '正在结账' }, url: '/admin/period/index?period=2026-11', meter: { figure: '1', percent: 50 } })
  expect(today?.waits.map(({ title, detail }) => [title, detail])).toEqual([['2 个异常', '缺指标'], ['可以开启2026年12月', '开启后才能记事件、录指标']])
})

test('what can’t come is settled in the ways that the exception allows, each saying what it does', () => {
  expect(settlementsOf({ ways: ['supply', 'full', 'zero', 'exclude'], itemTitle: '仓库管理' }).map(({ title, effect }) => [title, effect])).toEqual([
    ['这一项不计', '“仓库管理”不算分，分值由其他项目按比例分担。'], ['按满分算', '“仓库管理”按满分算，写在表上。'], ['按 0 分算', '“仓库管理”按 0 分算，写在表上，本人看得到。'],
  ])
  expect(settlementsOf({ ways: ['supply'], itemTitle: '' })).toEqual([])
})
