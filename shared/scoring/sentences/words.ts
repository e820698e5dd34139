import { compare, exact, formatHundredths, formatPlain, isZero, negate, signOf, type Exact } from '../exact'
import type { DecimalInput } from '../inputs'
import { metricOf } from '../read-metric'
import type { TraceInput, TraceStep } from '../scorecard'
import type { Template, TemplateMetric } from '../template'

/** What raters are called on the sheets (scoring.md, role names). */
export const raterTitles: Readonly<Record<string, string>> = {
  'self': '自评', 'supervisor': '主管', 'assessor': '考核人', 'reviewer': '审核人', 'store-manager': '店长', 'sales-manager': '销售经理', 'general-manager': '总经理',
  'subordinate': '下属', 'peer': '同事', 'other-department': '其他部门', 'customer': '客户',
}

/** A rater's name on the sheet; the role's own word where a company named it otherwise. */
export function raterTitle(role: string): string {
  return raterTitles[role] ?? role
}

const unitWords: Readonly<Record<TemplateMetric['unit'], string>> = { '%': '%', 'score': ' 分', 'yuan': ' 元', 'count': ' 个', 'days': ' 天', 'hours': ' 小时' }

/** What stands behind a metric's value: `%`, ` 分`; nothing for a metric that the template doesn't have. */
export function unitWord(template: Template, metric: string): string {
  const unit = metricOf(template, metric)?.unit
  return unit === undefined ? '' : unitWords[unit]
}

/** The word for a distance between two values: percentages differ by percentage points. */
export function distanceWord(template: Template, metric: string): string {
  const unit = metricOf(template, metric)?.unit
  return unit === undefined ? '' : unit === '%' ? '个百分点' : unitWords[unit].trim()
}

/** What people call a metric; its id where the template doesn't know it. */
export function metricTitle(template: Template, id: string): string {
  return metricOf(template, id)?.title ?? id
}

/** What people call a kind of incident. */
export function kindTitle(template: Template, kind: string): string {
  return template.incidentKinds.find(({ id }) => id === kind)?.title ?? kind
}

/** Points without needless zeros and with a real minus: `8.5`, `−1`. */
export function short(points: DecimalInput): string {
  return formatPlain(exact(points)).replace('-', '−')
}

/** Points as a change: `+3`, `−2`, `0`. */
export function signed(points: DecimalInput): string {
  return signOf(exact(points)) > 0 ? `+${short(points)}` : short(points)
}

/** A value in a sentence: two places at most, cut and called 约 beyond, so that 89.996 never reads as 90. */
export function figure(value: DecimalInput): string {
  const plain = formatPlain(exact(value))
  const cut = /^(-?\d+\.\d\d)\d+$/.exec(plain)?.[1]
  if (cut === undefined) return short(plain)
  return isZero(exact(cut)) ? '不到 0.01' : `约 ${short(cut)}`
}

/** A Chinese word with a value behind it: a space before a digit, none before 约. */
export function wordFigure(word: string, value: DecimalInput): string {
  const text = figure(value)
  return /^[约不]/.test(text) ? `${word}${text}` : `${word} ${text}`
}

/** How a calculation ends: `= 17.6 分`, or `≈ 7.33 分` where two places don't hold it. */
export function result(value: Exact, rounded = formatHundredths(value)): string {
  return `${compare(value, exact(rounded)) === 0 ? '=' : '≈'} ${short(rounded)} 分`
}

/** The positive size of a number of points. */
export function size(points: DecimalInput): string {
  const value: Exact = exact(points)
  return formatPlain(signOf(value) < 0 ? negate(value) : value)
}

type StepOf<Name extends TraceStep['step']> = Extract<TraceStep, { step: Name }>
type InputOf<Name extends TraceInput['input']> = Extract<TraceInput, { input: Name }>

/** The steps of one name, in the order of the calculation. */
export function stepsOf<Name extends TraceStep['step']>(steps: readonly TraceStep[], name: Name): readonly StepOf<Name>[] {
  return steps.filter((step): step is StepOf<Name> => step.step === name)
}

/** The inputs of one sort that an item used. */
export function inputsOf<Name extends TraceInput['input']>(inputs: readonly TraceInput[], name: Name): readonly InputOf<Name>[] {
  return inputs.filter((input): input is InputOf<Name> => input.input === name)
}
