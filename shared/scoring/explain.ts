import { comparePoints, exact, formatHundredths, formatPlain, multiply, divide, roundToHundredths, compare } from './exact'
import type { DecimalInput } from './inputs'
import type { ItemScore, Scorecard, TraceInput, TraceStep } from './scorecard'
import type { Template, TemplateItem } from './template'

/** What raters are called on the sheets (scoring.md, role names). */
export const raterTitles: Readonly<Record<string, string>> = {
  'self': '自评', 'supervisor': '主管', 'assessor': '考核人', 'reviewer': '审核人', 'store-manager': '店长', 'sales-manager': '销售经理', 'general-manager': '总经理',
  'subordinate': '下属', 'peer': '同事', 'other-department': '其他部门', 'customer': '客户',
}

const unitWords: Readonly<Record<string, string>> = { '%': '%', 'score': ' 分', 'yuan': ' 元', 'count': ' 个', 'days': ' 天', 'hours': ' 小时' }
const scopeWords = { employee: '本人', crew: '班组', store: '门店' } as const

/** Money as people read it: `¥6,007.50`. */
export function formatYuan(amount: DecimalInput): string {
  const text = formatHundredths(exact(amount))
  const [whole = '0', fen = '00'] = text.replace('-', '').split('.')
  return `${text.startsWith('-') ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fen}`
}

function short(points: DecimalInput): string {
  return formatPlain(exact(points))
}

function signed(points: string): string {
  return comparePoints(points, 0) > 0 ? `+${short(points)}` : short(points).replace('-', '−')
}

function kindTitle(template: Template, kind: string): string {
  return template.incidentKinds.find(({ id }) => id === kind)?.title ?? kind
}

function metricOf(template: Template, id: string) {
  return template.metrics.find((metric) => metric.id === id)
}

type StepOf<Name extends TraceStep['step']> = Extract<TraceStep, { step: Name }>

function find<Name extends TraceStep['step']>(steps: readonly TraceStep[], name: Name): StepOf<Name> | undefined {
  return steps.find((step): step is StepOf<Name> => step.step === name)
}

/** Floor, ceiling and rounding in words, where they did something. */
function boundSentences(steps: readonly TraceStep[]): string[] {
  return steps.flatMap((step) => {
    if (step.step === 'floor') return [`算出来是 ${short(step.from)} 分，最低按 ${short(step.to)} 分`]
    if (step.step === 'ceiling') return [`算出来是 ${short(step.from)} 分，最高按 ${short(step.to)} 分`]
    if (step.step === 'rounded') return [`四舍五入到两位小数：${short(step.to)} 分`]
    return []
  })
}

function pendingSentences(template: Template, item: TemplateItem | undefined, score: ItemScore): readonly string[] {
  const tooFew = find(score.trace.steps, 'too-few')
  if (tooFew !== undefined) return [tooFew.denominator === '0' ? '还没有完工的单子，先不计分' : `完工 ${tooFew.denominator} 单，满 ${tooFew.minimum} 单才计分`]
  const { waitsFor } = score
  if (waitsFor === undefined) return ['还没有数据']
  switch (waitsFor.kind) {
    case 'rating': return [`等${raterTitles[waitsFor.subject] ?? waitsFor.subject}评分`]
    case 'metric': return [`还差：${metricOf(template, waitsFor.subject)?.title ?? waitsFor.subject}`]
    case 'target': return [`还没有设定目标：${metricOf(template, waitsFor.subject)?.title ?? waitsFor.subject}`]
    case 'tasks': return [`还没有列工作任务${item === undefined ? '' : `（${item.title}）`}`]
  }
}

function deviationSentences(template: Template, score: ItemScore): string[] {
  const metric = score.trace.inputs.find((input) => input.input === 'metric')
  const base = find(score.trace.steps, 'base')
  const units = find(score.trace.steps, 'units')
  if (metric?.input !== 'metric' || base === undefined) return []
  const definition = metricOf(template, metric.id)
  const unit = unitWords[definition?.unit ?? ''] ?? ''
  const word = definition?.unit === '%' ? '个百分点' : unit.trim()
  if (units === undefined) return [`没有上期数据，按 ${short(base.points)} 分`]
  const start = `${units.baseline}${unit}为 ${short(base.points)} 分`
  if (units.side === 'at') return [`${start}；${metric.value ?? ''}${unit}正好相等 = ${short(base.points)} 分`]
  const raw = formatPlain({ n: exact(base.points).n + exact(units.points).n, d: exact(base.points).d })
  const side = units.side === 'above' ? '高' : '低'
  const first = `${start}；${metric.value ?? ''}${unit}${side} ${units.units} ${word}，${signed(units.points)} 分 = ${raw} 分`
  return units.ignored === '0' ? [first] : [first, `不满 1 ${word}的 ${units.ignored} 不算`]
}

function attainmentSentences(item: TemplateItem, score: ItemScore): string[] {
  const share = find(score.trace.steps, 'share')
  if (share === undefined) return []
  const first = `${share.numerator} ÷ ${share.denominator} × ${item.max} = ${short(share.points)} 分`
  return share.isCapped ? [first, `超过部分不算，最多按 ${short(share.cap)} 倍`] : [first]
}

function deductionSentences(template: Template, item: TemplateItem, score: ItemScore): string[] {
  const start = find(score.trace.steps, 'start')
  if (start === undefined || item.rule.kind !== 'deduction') return []
  const incidents = score.trace.inputs.filter((input): input is Extract<TraceInput, { input: 'incident' }> => input.input === 'incident')
  const counted = new Map<string, { quantity: number; points: string[] }>()
  for (const incident of incidents.filter(({ counts }) => counts)) {
    const entry = counted.get(incident.kind) ?? { quantity: 0, points: [] }
    counted.set(incident.kind, { quantity: entry.quantity + incident.quantity, points: [...entry.points, incident.points] })
  }
  const total = (points: readonly string[]) => points.map((text) => exact(text)).reduce((sum, next) => ({ n: sum.n * next.d + next.n * sum.d, d: sum.d * next.d }))
  const parts = [...counted].map(([kind, { quantity, points }]) => `${kindTitle(template, kind)} ${quantity} 次，${signed(formatPlain(total(points)))} 分`)
  const first = parts.length === 0 ? `从 ${short(start.points)} 分起，没有计分的事件 = ${score.points === null ? '' : short(score.points)} 分`
    : `从 ${short(start.points)} 分起；${parts.join('；')} = ${score.points === null ? '' : short(score.points)} 分`
  const disputed = incidents.filter(({ status }) => status === 'disputed')
  const open = disputed.map((incident) => `1 起${kindTitle(template, incident.kind)}有异议，暂不计分；如果成立，${signed(incident.points)} 分`)
  const unverified = incidents.filter(({ counts, status }) => !counts && status === 'logged').map((incident) => `1 起${kindTitle(template, incident.kind)}还没核实，暂不计分`)
  return [first, ...open, ...unverified]
}

function ratingSentences(score: ItemScore): string[] {
  return score.trace.inputs.flatMap((input) => (input.input === 'rating' && input.counts ? [`${raterTitles[input.role] ?? input.role}${input.by === undefined ? '' : `（${input.by}）`}评 ${input.points} 分`] : []))
}

/** Why an item has its points, in Chinese sentences made from its trace alone: app, export and print say the same. The first is the arithmetic. */
export function explainItem(template: Template, score: ItemScore): readonly string[] {
  const item = template.items.find(({ id }) => id === score.id)
  if (score.status === 'pending' || item === undefined) return pendingSentences(template, item, score)
  const own = (() => {
    switch (item.rule.kind) {
      case 'deviation': return deviationSentences(template, score)
      case 'attainment': return attainmentSentences(item, score)
      case 'deduction': return deductionSentences(template, item, score)
      case 'rating': return ratingSentences(score)
    }
  })()
  return [...own, ...boundSentences(score.trace.steps)]
}

/** Where an input comes from; null for inputs that the sentences already name. */
export function sourceSentence(template: Template, input: TraceInput): string | null {
  if (input.input !== 'metric' || input.value === null) return null
  const metric = metricOf(template, input.id)
  const counts = input.numerator === undefined ? '' : `（${input.numerator} / ${input.denominator ?? ''} 单）`
  const scope = input.source?.scope === undefined || input.source.scope === 'employee' ? '' : `，${scopeWords[input.source.scope]}共用`
  const from = [input.source?.form, input.source?.enteredBy === undefined ? undefined : `${input.source.enteredBy}录入`].filter((part) => part !== undefined && part !== '').join('，')
  return `${metric?.title ?? input.id} ${short(input.value)}${unitWords[metric?.unit ?? ''] ?? ''}${counts}${from === '' ? '' : `，来自${from}`}${scope}`
}

/** How pay follows from the total: `80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50`; null on a sheet without a pay rule or while pay is open. */
export function explainPay(template: Template, scorecard: Scorecard, baseSalary: DecimalInput): string | null {
  const { pay } = template
  if (pay === null || scorecard.pay === null) return null
  const arithmetic = `${scorecard.total} ÷ ${short(pay.passMark)} × ${formatYuan(baseSalary)} = `
  const raw = roundToHundredths(multiply(divide(exact(scorecard.total), exact(pay.passMark)), exact(baseSalary)))
  if (compare(raw, exact(scorecard.pay)) === 0) return `${arithmetic}${formatYuan(scorecard.pay)}`
  return `${arithmetic}${formatYuan(formatHundredths(raw))}，${comparePoints(scorecard.pay, formatHundredths(raw)) > 0 ? '最低按' : '封顶按'} ${formatYuan(scorecard.pay)}`
}
