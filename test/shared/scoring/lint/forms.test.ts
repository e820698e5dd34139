import type { LintCode } from '@shared/scoring/lint/codes'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import { formNames, formOf, type FormName } from './forms'

/** What names a defect: a code at a place of the transcribed form; or why a machine can't see it. */
type Named = readonly (readonly [code: LintCode, field: string])[] | `unseen: ${string}`

/** Every defect that sheets.md lists, sheet by sheet, in its order. */
const listed: readonly (readonly [sheet: FormName | 'cs-supervisor-monthly', defect: string, named: Named])[] = [
  ['install-service-card', '(a) two items are worth 10, but full compliance earns 8', [['unreachable-points', 'items.warehouse.max'], ['unreachable-points', 'items.tools-vehicles.max']]],
  ['install-service-card', '(b) half a percentage point: nothing says what it does', 'unseen: a template has to say `partial` one way or the other; the silence of the form is gone once it is typed'],
  ['install-service-card', '(c) nothing caps pay above 80 points', [['unbounded-above', 'pay.cap']]],
  ['install-service-card', '(d) meeting every standard gives 51; full pay needs 29 of the other 30', [['narrow-pass', 'pay.passMark']]],
  ['install-service-card', '(e) 合计率 printed for 合格率', 'unseen: a title is text; the linter reads no meaning into it'],
  ['install-service-card', 'one failure among few jobs costs a large share of pay', [['cliff', 'metrics.first-pass-rate.minimumDenominator']]],
  ['install-service-card', 'the survey score is only 挂钩, without a formula', 'unseen: a template can\'t be written without a formula'],
  ['installer', '(a) more pay for a higher error rate', [['perverse-direction', 'items.install-error-rate.rule.better']]],
  ['installer', '(b) +2 per point without a ceiling', [['unbounded-above', 'items.backlog-rate.rule.ceiling']]],
  ['installer', '(c) two items can go below zero', [['unbounded-below', 'items.service-complaints.rule.floor'], ['unbounded-below', 'items.order-timeliness.rule.floor']]],
  ['installer', '(d) copied from a designer\'s sheet', 'unseen: whether an installer sells or places orders is nothing that a template says'],
  ['installer', '(e) the first three items state only full marks, no cap', [['unbounded-above', 'items.install-error-rate.rule.ceiling'], ['unbounded-above', 'items.sales-attainment.rule.ceiling'], ['unbounded-above', 'items.orders-completed.rule.ceiling']]],
  ['installer', '(e) no floor of the archive item', [['unbounded-below', 'items.archiving.rule.floor']]],
  ['installer', '(e) 没出现 printed for 每出现', 'unseen: the wording of a criterion'],
  ['installer', '(f) headed 第一部分, without further parts', 'unseen: what is not on the sheet; its declared points add up without them'],
  ['after-sales-manager', 'the second item is missing; its 10 points are not', [['points-sum', 'declaredPoints']]],
  ['cs-supervisor-scale', 'the weights sum to 105', [['points-sum', 'sections.performance.points']]],
  ['cs-supervisor-scale', 'a % and b % are left blank', [['weights-sum', 'sections.weight']]],
  ['cs-supervisor-scale', 'item 6 is missing from the numbering', 'unseen: a template numbers nothing; the sum tells that something is wrong'],
  ['cs-supervisor-scale', 'more than 3 adopted = 0, more than 3 = 10', [['band-contradiction', 'items.suggestions-adopted.rule.bands[1]']]],
  ['cs-supervisor-scale', '33 printed for 3', 'unseen: the criterion\'s text; the band itself says 3'],
  ['cs-supervisor-scale', 'boundaries are open on both sides', [
    ['band-gap', 'items.standard-execution.rule.bands'], ['band-gap', 'items.feedback-timeliness.rule.bands'], ['band-gap', 'items.customer-satisfaction.rule.bands'],
    ['band-gap', 'items.collaboration.rule.bands'], ['band-gap', 'items.key-account-loss.rule.bands'],
  ]],
  ['cs-supervisor-scale', 'read from the top, the lower bands never apply', [
    ['band-order', 'items.standard-execution.rule.bands[2]'], ['band-order', 'items.standard-execution.rule.bands[3]'], ['band-order', 'items.feedback-timeliness.rule.bands[2]'],
    ['band-order', 'items.callback-rate.rule.bands[2]'], ['band-order', 'items.customer-satisfaction.rule.bands[2]'],
  ]],
  ['cs-supervisor-scale', 'behaviour can\'t fall below 30', [['unreachable-zero', 'items.customer-focus.rule'], ['unreachable-zero', 'items.attention-to-detail.rule'], ['unreachable-zero', 'items.compliance.rule']]],
  ['cs-supervisor-scale', 'the number of lost accounts is measured as a rate', 'unseen: a title is text; the metric itself is a rate'],
  ['cs-supervisor-monthly', 'the form names no weights', 'unseen: an item without points can\'t be written as a template; parse-template.ts refuses it by its field'],
  ['after-sales-kpi', 'the visible weights add up to 90', [['points-sum', 'declaredPoints']]],
  ['after-sales-kpi', 'three visible items of 5 in a section of 30', [['points-sum', 'sections.capability.points']]],
  ['after-sales-kpi', 'the rubric of 领导能力 forgets 1', [['rubric-gap', 'items.leadership.rule.rubric']]],
  ['after-sales-kpi', 'the rubric of 部门执行力 is cut off', 'unseen: a rating needs no rubric'],
  ['after-sales-kpi', 'more refund disputes earn more', [['perverse-direction', 'items.refund-disputes.rule.better']]],
  ['after-sales-kpi', 'the review rate has no target', [['perverse-direction', 'items.review-rate.rule.better']]],
  ['after-sales-kpi', 'deduction and 单项否决 for the same error', 'unseen: either can be meant; a company chooses by a switch'],
  ['after-sales-kpi', '问题处理 is labelled a percentage and deducts per case', 'unseen: the title is text; the rule counts cases'],
  ['after-sales-kpi', 'deductions without a floor', [['unbounded-below', 'items.data-reporting.rule.floor'], ['unbounded-below', 'items.issue-timeliness.rule.floor']]],
]

const findingsOf = new Map(formNames.map((name) => [name, lintTemplate(formOf(name))]))

test.each(listed.filter(([sheet, , named]) => sheet !== 'cs-supervisor-monthly' && typeof named !== 'string'))('the linter finds on the form %s: %s', (sheet, _defect, named) => {
  const found = sheet === 'cs-supervisor-monthly' ? [] : (findingsOf.get(sheet) ?? []).map(({ code, field }) => `${code} ${field}`)
  for (const [code, field] of typeof named === 'string' ? [] : named) expect(found).toContain(`${code} ${field}`)
})

test('what a machine can\'t see has its reason', () => {
  for (const [, , named] of listed) if (typeof named === 'string') expect(named.length).toBeGreaterThan(30)
})

test.each(formNames)('the form %s with everything that is found on it', (name) => {
  expect((findingsOf.get(name) ?? []).map(({ code, severity, sentence, example, mend }) => `${severity} ${code}: ${sentence} | ${example.sentence} | ${mend?.sentence ?? '–'}`)).toMatchSnapshot()
})

test('an error rate of twice the target earns twice the full marks on the form', () => {
  const [finding] = (findingsOf.get('installer') ?? []).filter(({ code }) => code === 'perverse-direction')
  expect(finding?.example).toEqual({
    inputs: { metrics: { 'install-error-rate': '4' }, targets: { 'install-error-rate': '2' } }, points: '40.00', sentence: '差错率 2%，目标 2% → 20 分；差错率 4%，目标 2% → 40 分，满分 20 分',
  })
})
