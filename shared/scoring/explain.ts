import { divide, exact, formatHundredths, multiply, zero } from './exact'
import type { DecimalInput } from './inputs'
import { payFor, payTermsOf, type PayInputs } from './pay'
import type { ItemScore, Scorecard, TraceInput, TraceStep } from './scorecard'
import { attainmentSentences } from './sentences/attainment'
import { bandsSentences } from './sentences/bands'
import { deductionSentences } from './sentences/deduction'
import { deviationSentences } from './sentences/deviation'
import { decisionSentences, vetoSentences } from './sentences/decisions'
import { levelsSentences } from './sentences/levels'
import { ratingSentences } from './sentences/rating'
import { tasksSentences } from './sentences/tasks'
import { metricTitle, raterTitle, short, stepsOf, unitWord } from './sentences/words'
import type { Template, TemplateItem } from './template'

export { totalSentences as explainTotal } from './sentences/decisions'
export { raterTitles } from './sentences/words'

const scopeWords = { employee: '本人', crew: '班组', store: '门店' } as const

/** Money as people read it: `¥6,007.50`. */
export function formatYuan(amount: DecimalInput): string {
  const text = formatHundredths(exact(amount))
  const [whole = '0', fen = '00'] = text.replace('-', '').split('.')
  return `${text.startsWith('-') ? '−' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fen}`
}

/** Floor and ceiling in words, where they did something. */
function boundSentences(steps: readonly TraceStep[]): readonly string[] {
  return steps.flatMap((step) => {
    if (step.step === 'floor') return [`最低 ${short(step.to)} 分，按 ${short(step.to)} 分算`]
    if (step.step === 'ceiling') return [`最高 ${short(step.to)} 分，按 ${short(step.to)} 分算`]
    return []
  })
}

function pendingSentence(template: Template, score: ItemScore): string {
  const [tooFew] = stepsOf(score.trace.steps, 'too-few')
  if (tooFew !== undefined) return tooFew.denominator === '0' ? '还没有完工的单子，先不计分' : `完工 ${tooFew.denominator} 单，满 ${tooFew.minimum} 单才计分`
  const { waitsFor } = score
  switch (waitsFor?.kind) {
    case 'rating': return `等${waitsFor.subject === 'self' ? '本人' : raterTitle(waitsFor.subject)}评分`
    case 'metric': return `还差：${metricTitle(template, waitsFor.subject)}`
    case 'target': return `还没有设定目标：${metricTitle(template, waitsFor.subject)}`
    case 'tasks': return '还没有列工作任务'
    case undefined: return '还没有数据'
  }
}

function sentencesOf(template: Template, item: TemplateItem, score: ItemScore): readonly string[] {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation': return deviationSentences(template, rule, score)
    case 'attainment': return attainmentSentences(template, item, rule, score)
    case 'deduction': return deductionSentences(template, score)
    case 'rating': return ratingSentences(rule, score)
    case 'levels': return levelsSentences(rule, score)
    case 'bands': return bandsSentences(template, rule, score)
    case 'tasks': return tasksSentences(item, score)
  }
}

/** Why an item has its points, in Chinese sentences made from its trace alone: app, export and print say the same. The first is the arithmetic. */
export function explainItem(template: Template, score: ItemScore): readonly string[] {
  const item = template.items.find(({ id }) => id === score.id)
  if (score.status === 'pending' || item === undefined) return [pendingSentence(template, score), ...vetoSentences(template, score)]
  const decided = decisionSentences(template, score)
  return [...(decided.length > 0 ? decided : sentencesOf(template, item, score)), ...boundSentences(score.trace.steps), ...vetoSentences(template, score)]
}

/** Where a value comes from: which form, who entered it, and whom it is shared by; null for inputs that the sentences already name. */
export function sourceSentence(template: Template, input: TraceInput): string | null {
  if (input.input !== 'metric') return null
  const counts = input.numerator === undefined ? '' : `合格 ${input.numerator} 单 / 完工 ${input.denominator ?? ''} 单`
  const value = input.value === null ? counts : `${short(input.value)}${unitWord(template, input.id).trimEnd()}${counts === '' ? '' : `（${counts}）`}`
  if (value === '') return null
  const { form = '', enteredBy = '', scope = 'employee' } = input.source ?? {}
  return [
    `${metricTitle(template, input.id)} ${value}`, ...(form === '' ? [] : [`来自${form}`]), ...(enteredBy === '' ? [] : [`${enteredBy}录入`]),
    ...(scope === 'employee' ? [] : [`${scopeWords[scope]}共用`]),
  ].join('，')
}

/** How pay follows from the total: `80.10 ÷ 80 × ¥6,000.00 × 12 ÷ 30 天 = ¥2,403.00`; null on a sheet without a base or a pay rule and while pay is open. */
export function explainPay(template: Template, scorecard: Scorecard, inputs: PayInputs): string | null {
  const { pay } = template
  const { baseSalary, employed } = inputs
  const terms = payTermsOf(inputs)
  if (pay === null || scorecard.pay === null || baseSalary === undefined || terms === null) return null
  const total = exact(scorecard.total)
  const raw = formatHundredths(multiply(divide(total, exact(pay.passMark)), terms.base))
  const earned = payFor(total, pay, { ...terms, least: zero })
  const days = employed === undefined ? '' : ` × ${employed.days} ÷ ${employed.of} 天`
  return [
    `${scorecard.total.replace('-', '−')} ÷ ${short(pay.passMark)} × ${formatYuan(baseSalary)}${days} = ${formatYuan(raw)}`,
    ...(raw === earned ? [] : [`${raw.startsWith('-') ? '最低按' : '封顶按'} ${formatYuan(earned)}`]),
    ...(earned === scorecard.pay ? [] : [`补到最低工资 ${formatYuan(scorecard.pay)}`]),
  ].join('，')
}
