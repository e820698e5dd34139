import type { SelfLine } from '../../../../src/installer/self-score/self-score-view'
import { moved, selfProblem, submitTitleOf, totalOf, unfinishedOf } from '../../../../src/installer/self-score/self-score-view'

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
