import { leaveProblem, leaveSentence, startLeaveOf } from '../../../../src/lead/leave/leave-view'

const data = { person: { id: 'p', name: '赵主管', position: '主管' }, leave: null, candidates: [], waiting: 0 }
const leave = { from: '2026-12-06', until: '2026-12-08', delegateId: 'q', delegateName: '孙主管' }

test('the form starts from the leave that is set, else from today with nobody chosen', () => {
  expect(startLeaveOf(data, '2026-12-05')).toEqual({ from: '2026-12-05', until: '2026-12-05', delegateId: null })
  expect(startLeaveOf({ ...data, leave }, '2026-12-05')).toEqual({ from: '2026-12-06', until: '2026-12-08', delegateId: 'q' })
})

test.each([['2026-12-05', '2026-12-05', null], ['2026-12-06', '2026-12-05', '结束的日子不能早于开始的日子'], ['2026-12-01', '2026-12-04', '结束的日子要在今天或以后']])('from %s until %s: %p', (from, until, problem) => {
  expect(leaveProblem({ from, until, delegateId: null }, '2026-12-05')).toBe(problem)
})

test('what holds at present is said in words', () => {
  expect(leaveSentence(data, true)).toMatch(/^现在没有等您签的表/)
  expect(leaveSentence({ ...data, leave, waiting: 3 }, true)).toMatch(/由孙主管代签，到期自动恢复。现在有 3 张表等您签。$/)
  expect(leaveSentence({ ...data, leave, waiting: 3 }, false)).toMatch(/现在有 3 张表等赵主管签。$/)
})
