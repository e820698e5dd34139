import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { isWaiting, sheetsOnShow, storesOf, teamTold } from '@shared/appraisal/team-told'
import { emptyTextOf, figuresOf, isRunningMonth, lostLinesOf, teamLineOf } from '../../../../src/lead/team/team-view'
import { brief, open } from '../../sheet-briefs'

const now = '2026-11-26T06:35:00.000Z'
const changed = (at: string): Partial<SheetBrief> => ({ lastChange: { at, cause: '工具违规', before: '81.00', after: '80.00' } })
const idsOf = (sheets: readonly SheetBrief[]) => sheets.map(({ id }) => id)

describe('the order', () => {
  test('low first goes by the best that is still possible: who only waits for data has lost nothing', () => {
    const sheets = [brief('settled-80', { total: '80.00' }), brief('waits', { total: '15.00', ...open('95.00') }), brief('lost-much', { total: '59.00', ...open('69.00') }), brief('unknown', { total: '10.00', ...open(null) }), brief('settled-9', { total: '9.50' })]
    expect(idsOf(sheetsOnShow(sheets, 'low', null))).toEqual(['settled-9', 'lost-much', 'settled-80', 'waits', 'unknown'])
  })

  test('of the same best the lower total comes first, then the id', () => {
    const sheets = [brief('c', { total: '70.00', ...open('80.00') }), brief('b', { total: '80.00' }), brief('a', { total: '80.00' })]
    expect(idsOf(sheetsOnShow(sheets, 'low', null))).toEqual(['c', 'a', 'b'])
  })

  test('who moved last comes first, who never did comes last', () => {
    const sheets = [brief('still'), brief('early', changed('2026-11-01T00:00:00.000Z')), brief('late', changed('2026-11-20T00:00:00.000Z'))]
    expect(idsOf(sheetsOnShow(sheets, 'moved', null))).toEqual(['late', 'early', 'still'])
  })

  test('what waits is all that somebody has to act on', () => {
    const sheets = [brief('nothing'), brief('claim', { openClaimCount: 1 }), brief('exception', { openExceptionCount: 1 }), brief('to-sign', { holderId: 'p-1', holderName: '何伟' }), brief('appealed', { signatureState: 'appealed' }), brief('signed', { signatureState: 'signed' })]
    expect(idsOf(sheets.filter(isWaiting))).toEqual(['claim', 'exception', 'to-sign', 'appealed'])
    expect(idsOf(sheetsOnShow(sheets, 'waiting', null))).toEqual(['appealed', 'claim', 'exception', 'to-sign'])
  })

  test('one store at a time, where there are several', () => {
    const sheets = [brief('a'), brief('b', { storeId: 's-west', storeName: '城西店' }), brief('c')]
    expect(storesOf(sheets)).toEqual([{ storeId: 's-east', title: '城东店' }, { storeId: 's-west', title: '城西店' }])
    expect(idsOf(sheetsOnShow(sheets, 'low', 's-west'))).toEqual(['b'])
  })
})

describe('a line', () => {
  test('says the score, what it can still come to, what moved it last, and what waits', () => {
    const line = teamLineOf(brief('李大勇', { total: '73.50', ...open('83.50'), openClaimCount: 1, ...changed('2026-11-25T08:00:00.000Z') }), new Set(['p-李大勇']), now)
    expect(line).toMatchObject({
      name: '李大勇', who: '城东店 · 安装师傅', total: '73.5', reach: '最多 83.5', bar: { points: '73.50', max: '100', most: '83.50' },
      change: '工具违规 81 → 80 · 昨天 16:00', mayLog: true, label: '李大勇 73.5 分，最多 83.5，1 起未定，看考核表',
    })
  })

  test('where a dispute can only cost points it says what is left at least', () => {
    expect(teamLineOf(brief('a', { total: '81.00', hasRange: true, rangeMin: '80.00', rangeMax: '81.00' }), new Set(), now).reach).toBe('最少 80')
    expect(teamLineOf(brief('a', { total: '81.00', hasRange: true, rangeMin: '80.00', rangeMax: '82.00' }), new Set(), now).reach).toBe('最多 82')
  })

  test('a settled one can come to nothing else; without points it shows none', () => {
    expect(teamLineOf(brief('a'), new Set(), now)).toMatchObject({ reach: null, bar: { most: null }, change: '本月还没有变化', mayLog: false })
    expect(teamLineOf(brief('a', { total: null, ...open(null) }), new Set(), now)).toMatchObject({ total: '—', reach: '还没定' })
  })
})

describe('the figures', () => {
  const valuesOf = (sheets: readonly SheetBrief[]) => figuresOf(teamTold(sheets, {}).figures).map(({ title, value }) => `${title} ${value}`)

  test('the average is exact', () => {
    expect(valuesOf([brief('a', { total: '80.10' }), brief('b', { total: '80.00', isBelowPass: true }), brief('c', { total: '79.90', isBelowPass: true, openClaimCount: 1 })])).toEqual(['人数 3', '平均分 80', '未达标 2', '待处理 1'])
    expect(valuesOf([brief('a', { total: '80.00' }), brief('b', { total: '80.01' })])[1]).toBe('平均分 80.01')
  })

  test('an open total pulls no average down, and it is said how many count', () => {
    expect(valuesOf([brief('a', { total: '80.00' }), brief('b', { total: '15.00', ...open('95.00') })])[1]).toBe('1 人平均 80')
    expect(valuesOf([brief('b', { total: '15.00', ...open('95.00') })])[1]).toBe('平均分 —')
  })
})

test('items without a loss are left out of where points are lost', () => {
  const team = { periodId: '2026-11', periods: ['2026-11'], ...teamTold([], {}), lostByItem: [{ itemId: 'a', itemTitle: '合格率', lost: '107.00', max: '330.00' }, { itemId: 'b', itemTitle: '仓库', lost: '0.00', max: '100.00' }] }
  expect(lostLinesOf(team).map(({ title, text }) => `${title}：${text}`)).toEqual(['合格率：丢 107 分，满分共 330'])
})

test('the short way to 记一笔 stands only in the running month of Beijing', () => {
  expect(isRunningMonth('2026-11', now)).toBe(true)
  expect(isRunningMonth('2026-10', now)).toBe(false)
  expect(isRunningMonth(null, now)).toBe(false)
  expect(isRunningMonth('2026-12', '2026-11-30T16:00:00.000Z')).toBe(true)
})

test('an empty list says what it will show', () => {
  expect(emptyTextOf('waiting', true).title).toBe('没有待处理的')
  expect(emptyTextOf('waiting', false).title).toBe('还没有考核表')
})

test('a quarter runs as its months do, and has words of its own', () => {
  expect(isRunningMonth('2026-Q4', now)).toBe(true)
  expect(isRunningMonth('2026-Q3', now)).toBe(false)
  expect(isRunningMonth('2026-Q4', '2026-12-31T16:00:00.000Z')).toBe(false)
  expect(teamLineOf({ ...brief('a'), periodId: '2026-Q4' }, new Set(), now)).toMatchObject({ change: '本季度还没有变化' })
})
