import { exitStatusOf, lastLineOf, nothing, sumOf, tallyOfCheck, tallyOfJest } from '../../scripts/test/tally.mjs'

const file = (status: string, ...tests: readonly string[]) => ({ name: 'test/a.test.ts', status, assertionResults: tests.map((each, index) => ({ fullName: `test ${index}`, status: each })) })
const ran = (...testResults: ReturnType<typeof file>[]) => tallyOfJest('unit', { testResults }, testResults.every(({ status }) => status === 'passed'))

test('tests that passed and failed are counted one by one', () => {
  const tally = ran(file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed'))
  expect(tally).toEqual({ passed: 3, failed: 1, problems: ['test/a.test.ts: test 1'] })
})

test.each(['pending', 'skipped', 'todo', 'disabled', 'focused'])('a test that is %s counts as failed', (status) => {
  const tally = ran(file('passed', 'passed', status))
  expect(tally).toMatchObject({ passed: 1, failed: 1 })
  expect(tally.problems).toEqual([expect.stringContaining(status)])
})

test('a file that could not be loaded counts as one failure', () => {
  expect(ran(file('failed'))).toMatchObject({ passed: 0, failed: 1 })
})

test('a file whose hooks failed after good tests counts as one failure', () => {
  expect(ran(file('failed', 'passed'))).toMatchObject({ passed: 1, failed: 1 })
})

test('jest that died before its report, or ended badly with nothing to show, is a failure', () => {
  expect(tallyOfJest('unit', null, false)).toMatchObject({ passed: 0, failed: 1 })
  expect(tallyOfJest('unit', null, true)).toMatchObject({ passed: 0, failed: 1 })
  expect(tallyOfJest('unit', { testResults: [file('passed', 'passed')] }, false)).toMatchObject({ passed: 1, failed: 1 })
})

test('a check counts as one', () => {
  expect(tallyOfCheck('lint', true)).toEqual({ passed: 1, failed: 0, problems: [] })
  expect(tallyOfCheck('lint', false)).toEqual({ passed: 0, failed: 1, problems: ['lint failed'] })
})

test('the run adds everything up and is good only where something ran and nothing failed', () => {
  const good = sumOf([tallyOfCheck('lint', true), ran(file('passed', 'passed', 'passed'))])
  const bad = sumOf([good, tallyOfCheck('typecheck', false)])
  expect(lastLineOf(good)).toBe('3 passed, 0 failed')
  expect(exitStatusOf(good)).toBe(0)
  expect(lastLineOf(bad)).toBe('3 passed, 1 failed')
  expect(exitStatusOf(bad)).toBe(1)
  expect(exitStatusOf(nothing)).toBe(1)
})
