import { questionsOf } from '@shared/rating360/questions'
import { surveyGroupsOf } from '@shared/rating360/survey'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { parseTemplate } from '@shared/scoring/parse-template'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { RatingRule, Template } from '@shared/scoring/template'
import { afterSalesKpi } from '@shared/sheets/after-sales-kpi'

// Sheet 7's option (sheets.md): the subordinates themselves rate 领导能力, anonymous from 3 on, with the superior standing in for too few.

const byTeam: Partial<RatingRule> = { final: 'weighted', minAnswers: 3, fallback: 'supervisor', raters: [{ role: 'supervisor', weight: 0 }, { role: 'subordinate', weight: 100, isAnonymous: true }] }
const template: Template = parseTemplate({
  ...afterSalesKpi, version: 2,
  items: afterSalesKpi.items.map((item) => (item.id === 'leadership' && item.rule.kind === 'rating' ? { ...item, rule: { ...item.rule, ...byTeam } } : item)),
})
const leadership = (...team: readonly string[]) => scoreSheet(template, {
  ratings: [{ item: 'leadership', role: 'supervisor', points: '2' }, ...team.map((points) => ({ item: 'leadership', role: 'subordinate' as const, points }))],
}).items.find(({ id }) => id === 'leadership')

test('the form asks the team one question, and is sound', () => {
  expect(surveyGroupsOf(template)).toEqual([{ role: 'subordinate', itemIds: ['leadership'] }])
  expect(questionsOf(template, 'subordinate')).toMatchObject([{ id: 'leadership', items: ['leadership'], text: '领导能力怎么样？' }])
  const errors = (one: Template) => lintTemplate(one).filter(({ severity }) => severity === 'error')
  expect(errors(template)).toEqual(errors(afterSalesKpi))
})

test('three of the team give the mean of their points, two give nothing: the superior\'s points count then', () => {
  expect(leadership('5', '4', '3')?.points).toBe('4.00')
  expect(leadership('5', '4')?.points).toBe('2.00')
  expect(leadership()?.points).toBe('2.00')
})
