import type { AnswerForm } from '@shared/rating360/answer-form'
import { answerButtonTitle, answersOf, emptyDraft, formKeyOf, formLineOf, isAnswered, promisesOf } from '../../../src/installer/answer/answer-view'
import { codeOf } from '../../../src/installer/customer/use-customer'

const form: AnswerForm = {
  sheetId: '2026-Q4:p-jiang-nan:cs-supervisor-360:1', role: 'subordinate', periodId: '2026-Q4', employeeName: '江楠', position: '客服主管', storeName: '城西店', cutAt: '2026-12-31T16:00:00.000Z', closesAt: '2027-01-05T16:00:00.000Z',
  questions: [{ id: 'goals', text: '该办的事，办得怎么样？', criteria: [] }, { id: 'innovation', text: '会想办法改进吗？', criteria: [] }], minAnswers: 3, hasAnswered: false,
}

test('a form is sent whole or not at all, and the button says what is missing', () => {
  const half = { levels: { goals: 4 }, comment: '' }
  const whole = { levels: { goals: 4, innovation: 2, stray: 5 }, comment: '  排班早点出  ' }
  expect([answerButtonTitle(form, emptyDraft), answerButtonTitle(form, half), answerButtonTitle(form, whole)]).toEqual(['还有 2 题没选', '还有 1 题没选', '匿名提交'])
  expect([isAnswered(form, half), isAnswered(form, whole)]).toEqual([false, true])
  expect(answersOf(form, whole)).toEqual({ answers: [{ question: 'goals', level: 4 }, { question: 'innovation', level: 2 }], comment: '排班早点出' })
})

test('what is promised names the number that counts, and customers are not told of a mark that nobody keeps of them', () => {
  expect(promisesOf(form)[0]).toBe('不记是谁评的、几点评的，只记您“已评”。')
  expect(promisesOf({ ...form, role: 'customer' })[0]).toBe('不记您是谁，也不记几点评的。')
  expect(promisesOf(form)[1]).toMatch(/不满 3 人，分数和留言谁都看不到/)
})

test('a form is told by whom, month and due date, and by the key that its task carries', () => {
  expect(formLineOf(form)).toMatchObject({ key: formKeyOf(form), title: '江楠', detail: '2026年第四季度 · 客服主管' })
})

test.each([['k7m2p 9xq4r', 'K7M2P9XQ4R'], ['K7M2P-9XQ4R', 'K7M2P9XQ4R'], ['', '']])('a code typed as %j is read as %j', (typed, code) => {
  expect(codeOf(typed)).toBe(code)
})
