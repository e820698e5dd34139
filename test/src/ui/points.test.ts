import { movedPoints, pointsOfSteps, pointsProblem, stepsOf } from '../../../src/ui/points'

test.each([
  // from, direction, step, full marks, to
  [null, 1, '0.5', '10', '10'], [null, -1, '0.5', '10', '9.5'], ['8', 1, '0.5', '10', '8.5'], ['8', -1, '0.5', '10', '7.5'],
  ['10', 1, '0.5', '10', '10'], ['0', -1, '0.5', '10', '0'], ['9.8', 1, '0.5', '10', '10'], ['0.2', -1, '0.5', '10', '0'],
  ['0.1', 1, '0.2', '1', '0.3'], ['17.6', 1, '0.5', '20', '18.1'], ['abc', -1, '1', '30', '29'],
] as const)('one tap on %p by %i is a step of %s within 0 and %s: %s', (points, direction, step, max, to) => {
  expect(movedPoints(points, direction, step, max)).toBe(to)
})

test.each([
  ['8.5', '0.5', '10', null], ['0', '0.5', '10', null], ['10', '0.5', '10', null], ['7', '1', '10', null],
  ['8.3', '0.5', '10', '分数要按 0.5 分一档'], ['7.5', '1', '10', '分数要按 1 分一档'], ['10.5', '0.5', '10', '分数要在 0 到 10 之间'], ['-1', '0.5', '10', '分数要在 0 到 10 之间'],
  ['', '0.5', '10', '请填一个数'], ['.', '0.5', '10', '请填一个数'], ['8,5', '0.5', '10', '请填一个数'], ['1e1', '0.5', '10', '请填一个数'],
])('“%s” typed in steps of %s up to %s: %p', (points, step, max, problem) => {
  expect(pointsProblem(points, step, max)).toBe(problem)
})

test('a slider moves in whole steps, and gives back exactly what it stands at', () => {
  for (const step of ['0.1', '0.5', '1']) {
    for (let steps = 0; steps <= 100; steps += 1) expect(stepsOf(pointsOfSteps(steps, step), step)).toBe(steps)
  }
  expect(pointsOfSteps(3, '0.1')).toBe('0.3')
})

test.each([[null, 0], ['', 0], ['abc', 0], ['-1', 0], ['8.3', 16], ['8.5', 17]])('what is typed as %p stands at step %i', (points, steps) => {
  expect(stepsOf(points, '0.5')).toBe(steps)
})
