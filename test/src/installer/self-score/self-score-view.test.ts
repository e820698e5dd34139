import type { SelfLine } from '../../../../src/installer/self-score/self-score-view'
import { clashLinesOf, elsewhereText, moved, placeText, selfProblem, submitTitleOf, totalOf, unfinishedOf } from '../../../../src/installer/self-score/self-score-view'

const line = (id: string, max: number): SelfLine => ({ id, title: id, max, systemText: '', criteria: '', systemPoints: null })
const lines = [line('合格率', 30), line('配合度', 10)]

test.each([['17.6', 1, 20, '18.1'], ['0', -1, 20, '0'], ['20', 1, 20, '20'], ['', 1, 10, '10'], ['', -1, 10, '9.5']] as const)('a tap moves %p by %i within %i: %s', (points, direction, max, to) => {
  expect(moved(points, direction, max)).toBe(to)
})

test.each([['', null], ['17.63', null], ['0', null], ['20', null], ['20.01', '要在 0 到 20 分之间'], ['-1', '要在 0 到 20 分之间'], ['十', '请填一个数'], ['.', '请填一个数']])('typed %p: %p', (points, problem) => {
  expect(selfProblem(points, 20)).toBe(problem)
})

test('every item needs points that can be sent, and the button says which one lacks them', () => {
  expect(submitTitleOf(unfinishedOf(lines, {}))).toBe('还差 2 项')
  expect(submitTitleOf(unfinishedOf(lines, { 合格率: '24', 配合度: '' }))).toBe('还差“配合度”')
  expect(submitTitleOf(unfinishedOf(lines, { 合格率: '31', 配合度: '9' }))).toBe('还差“合格率”')
  expect(submitTitleOf(unfinishedOf(lines, { 合格率: '24', 配合度: '9' }))).toBe('提交自评')
})

test('the sum is exact, and of what can be read as points', () => {
  expect(totalOf({ a: '17.6', b: '0.1', c: '0.2' })).toBe('17.9')
  expect(totalOf({ a: '17.6', b: '', c: '.' })).toBe('17.6')
})

test('what two phones filled in differently stands side by side, in the order of the form', () => {
  const item = { points: '8', remark: ' 这台 ', isFilled: true, photos: [], elsewhere: [] }
  const clashes = [{ item: '', theirs: { points: '', remark: '那台写的' } }, { item: '配合度', theirs: { points: '', remark: '' } }, { item: '合格率', theirs: { points: '24', remark: '那台' } }]
  expect(clashLinesOf(clashes, lines, { items: { 合格率: item, 配合度: item }, comment: '' })).toEqual([
    { title: '合格率', here: '8 分，这台', there: '24 分，那台' }, { title: '配合度', here: '8 分，这台', there: '没填分' }, { title: '想说的话', here: '没有写', there: '那台写的' },
  ])
})

test('photos that lie on another phone are told of, and the draft never says that they are in the cloud', () => {
  expect([elsewhereText(0), elsewhereText(2)]).toEqual([null, '另一台手机里还有 2 张照片，在那台手机上提交才会带上'])
  expect(placeText('cloud')).toContain('换手机')
  expect(placeText('cloud-without-photos')).toContain('照片先在这台手机里')
})
