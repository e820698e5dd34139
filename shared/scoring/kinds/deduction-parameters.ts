import { exact, signOf } from '../exact'
import { choiceParameter, decimalParameter, type Parameter, type ParameterContext } from '../parameter'
import { kindTitle, metricTitle, size, unitWord } from '../sentences/words'
import type { DeductionEntry, DeductionRule } from '../template'
import { boundParameters } from './bound-parameters'

function withEntry(rule: DeductionRule, place: number, entry: DeductionEntry): DeductionRule {
  return { ...rule, entries: rule.entries.map((other, index) => (index === place ? entry : other)) }
}

/** What each incident, or unit of a metric, costs or earns: the amount is a company's, whether it costs or earns is the form's. */
function entryParameters(rule: DeductionRule, { template }: ParameterContext, entry: DeductionEntry, place: number): readonly Parameter<DeductionRule>[] {
  const isGain = signOf(exact(entry.points)) > 0
  const what = 'incident' in entry ? `${kindTitle(template, entry.incident)}每次` : `${metricTitle(template, entry.metric)}每 1${unitWord(template, entry.metric)}`
  const amount = decimalParameter({
    key: `entries.${place}`, label: `${what}${isGain ? '加' : '扣'}`, help: isGain ? '表扬一次加多少' : '一次扣多少；填 0 就只记录，不扣分', unit: '分', least: '0', most: '100', value: size(entry.points),
    change: (points) => withEntry(rule, place, { ...entry, points: isGain || points === 0 ? points : typeof points === 'number' ? -points : `-${points}` }),
  })
  if ('incident' in entry) return [amount]
  return [amount, choiceParameter({
    key: `entries.${place}.partial`, label: `${metricTitle(template, entry.metric)}的零头`, help: '不满 1 个单位算不算', choices: [['ignore', '不算'], ['prorate', '按比例算']], value: entry.partial ?? 'ignore',
    change: (partial) => withEntry(rule, place, { ...entry, partial }),
  })]
}

/** What of a deduction a company may tune. */
export function deductionParameters(rule: DeductionRule, context: ParameterContext): readonly Parameter<DeductionRule>[] {
  return [
    decimalParameter({ key: 'start', label: '起始分', help: '什么都没发生得的分', unit: '分', least: '0', most: '200', value: rule.start, change: (start) => ({ ...rule, start }) }),
    ...rule.entries.flatMap((entry, place) => entryParameters(rule, context, entry, place)),
    ...boundParameters(rule),
  ]
}
