import type { RatingLine } from '@shared/appraisal/list-ratings'
import { draftOf, draftProblem, exampleReason, isReady, keyOf, nextKeyAfter, progressText, rateLineOf, roundOf, roundsOf, sendTitle, splitLines } from '../../../../src/lead/rate/rate-view'

const beforeDue = '2026-12-02T02:00:00.000Z'
const afterDue = '2026-12-05T16:00:00.000Z'

function rating(id: string, given: RatingLine['given'] = null): RatingLine {
  return {
    sheetId: `sheet-${id}`, periodId: '2026-11', employeeId: `p-${id}`, employeeName: id, position: '安装师傅', storeName: '城东店', state: 'collecting', dueAt: '2026-12-05T16:00:00.000Z',
    item: { id: 'sales-coordination', title: '与销售的配合度', max: '10', step: '0.5', criteria: ['沟通及时'], rubric: [], levels: [], checklist: [], exampleAbove: null, exampleBelow: null }, isWithheld: false, self: null, given,
  }
}

const line = (id: string, given: RatingLine['given'] = null) => rateLineOf(rating(id, given), beforeDue)
const given = { points: '8.50', level: null, comment: '配合好' }

test('a line says who, which item of which month, until when, and what was given', () => {
  expect(line('李大勇', given)).toEqual({
    key: keyOf('sheet-李大勇', 'sales-coordination'), sheetId: 'sheet-李大勇', itemId: 'sales-coordination', name: '李大勇', who: '城东店 · 安装师傅', itemTitle: '与销售的配合度', item: '2026年11月 · 与销售的配合度',
    criteria: ['沟通及时'], max: '10', step: '0.5', levels: [], rubric: [], checklist: [], exampleAbove: null, exampleBelow: null, givenLevel: null, given: '8.5', comment: '配合好', due: '12月5日前', isDue: true, isLate: false, isWithheld: false, self: null,
  })
})

test('late is only what is not given', () => {
  expect(rateLineOf(rating('a'), afterDue).isLate).toBe(true)
  expect(rateLineOf(rating('a', given), afterDue).isLate).toBe(false)
  expect(rateLineOf(rating('a'), beforeDue).isLate).toBe(false)
})

describe('who comes next', () => {
  const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key)
  test.each([
    // waiting are a, c, d
    ['a', 'c'], ['b', 'c'], ['c', 'd'], ['d', 'a'],
  ])('after %s comes %s', (from, to) => {
    const lines = [line('a'), line('b', given), line('c'), line('d')]
    expect(nextKeyAfter(lines, keyOf(`sheet-${from}`, 'sales-coordination'))).toBe(keyOf(`sheet-${to}`, 'sales-coordination'))
  })

  test('nobody, when only the one on show still waits, or nobody does', () => {
    expect(nextKeyAfter([line('a'), line('b', given)], line('a').key)).toBeNull()
    expect(nextKeyAfter([line('a', given)], line('a').key)).toBeNull()
  })

  test('somebody who is not in the list any more has the first that waits after them', () => {
    expect(nextKeyAfter([line('a', given), line('b')], 'gone')).toBe(line('b').key)
  })

  test('those that wait and those that are given keep their order', () => {
    const lines = [line('a', given), line('b'), line('c', given), line('d')]
    expect(keys(splitLines(lines).waiting)).toEqual([line('b').key, line('d').key])
    expect(keys(splitLines(lines).given)).toEqual([line('a').key, line('c').key])
  })
})

describe('the round', () => {
  const early = (id: string) => rateLineOf({ ...rating(id), sheetId: `december-${id}`, periodId: '2026-12', state: 'live' }, beforeDue)

  test('is the month past its cut, also once all of it is given; the running month stands apart', () => {
    const lines = [line('a', given), line('b'), early('a'), early('b')]
    expect(roundsOf(lines)).toEqual({ now: [line('a', given), line('b')], early: [early('a'), early('b')] })
    expect(roundsOf([line('a', given), early('a')])).toEqual({ now: [line('a', given)], early: [early('a')] })
  })

  test('is the running month where nothing else is there', () => {
    expect(roundsOf([early('a')])).toEqual({ now: [early('a')], early: [] })
  })

  test('is not left for another month by going on to the next person', () => {
    const lines = [line('a'), early('a'), early('b')]
    expect(nextKeyAfter(roundOf(lines, line('a').key), line('a').key)).toBeNull()
    expect(nextKeyAfter(roundOf(lines, early('a').key), early('a').key)).toBe(early('b').key)
  })
})

describe('the form', () => {
  test('starts with what was given, else with nothing', () => {
    expect(draftOf(line('a', given))).toEqual({ points: '8.5', level: null, comment: '配合好' })
    expect(draftOf(line('a'))).toEqual({ points: '', level: null, comment: '' })
  })

  test.each([
    ['', false, null, '先打分'], ['8.5', true, null, '打 8.5 分，下一位'], ['8.3', false, '分数要按 0.5 分一档', '先打分'], ['11', false, '分数要在 0 到 10 之间', '先打分'], ['0', true, null, '打 0 分，下一位'],
  ])('with “%s” it is ready: %p', (points, ready, problem, title) => {
    const draft = { points, level: null, comment: '' }
    expect(isReady(draft, line('a'))).toBe(ready)
    expect(draftProblem(draft, line('a'))).toBe(problem)
    expect(sendTitle(draft, line('a'), line('b'))).toBe(title)
  })

  test('the last one leads to no next, a second thought says that it changes', () => {
    expect(sendTitle({ points: '9', level: null, comment: '' }, line('a'), null)).toBe('打 9 分')
    expect(sendTitle({ points: '9', level: null, comment: '' }, line('a', given), null)).toBe('改成 9 分')
    expect(sendTitle({ points: '9', level: null, comment: '' }, line('a'), { ...line('a'), itemId: 'other' })).toBe('打 9 分，下一项')
  })
})

test.each([[0, 3, '已打 0 项，还剩 3 项'], [2, 1, '已打 2 项，还剩 1 项'], [3, 0, '3 项都打好了']])('%i given and %i to go is told as such', (done, left, text) => {
  expect(progressText([...Array.from({ length: done }, (_, index) => line(`g${index}`, given)), ...Array.from({ length: left }, (_, index) => line(`w${index}`))])).toBe(text)
})

describe('an item that takes a level', () => {
  const levels = [10, 15, 20, 30, 40].map((points, index) => ({ level: index + 1, label: `第 ${index + 1} 档`, points: String(points) }))
  const scaled = (already: RatingLine['given'] = null) => { const base = rating('a', already); return rateLineOf({ ...base, item: { ...base.item, max: '40', step: '0', levels, rubric: [{ label: '好', from: '4', to: '5' }, { label: '差', from: '0', to: '0' }] } }, beforeDue) }

  test('is ready once a level is chosen, and the button says which', () => {
    expect(isReady(draftOf(scaled()), scaled())).toBe(false)
    expect(sendTitle(draftOf(scaled()), scaled(), line('b'))).toBe('先选等级')
    expect(sendTitle({ points: '', level: 4, comment: '' }, scaled(), line('b'))).toBe('评 4 级，下一位')
    const before = { points: '20', level: 3, comment: '' }
    expect(draftOf(scaled(before))).toEqual({ points: '', level: 3, comment: '' })
    expect(sendTitle({ points: '', level: 4, comment: '' }, scaled(before), null)).toBe('改成 4 级')
  })

  test('what points mean is said in the words of the form', () => {
    expect(scaled().rubric).toEqual(['4–5 分：好', '0 分：差'])
  })
})

describe('points out of the ordinary ask for an example', () => {
  const asks = { ...line('叶芳', null), exampleAbove: 90, exampleBelow: 60 }
  test.each([
    ['9', '', null, '打 '], ['9.5', '', '高于满分的 90%', '先写一个事例'], ['9.5', '  好  ', '高于满分的 90%', '先写一个事例'], ['9.5', '连夜处理漏水投诉', '高于满分的 90%', '打 '],
    ['6', '', null, '打 '], ['5.5', '', '低于满分的 60%', '先写一个事例'], ['', '', null, '先打分'],
  ])('%s points with “%s”', (points, comment, reason, title) => {
    const draft = { points, level: null, comment }
    expect([exampleReason(draft, asks), sendTitle(draft, asks, null).includes(title)]).toEqual([reason, true])
    expect(isReady(draft, asks)).toBe(title === '打 ')
  })
})
