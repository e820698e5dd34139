import type { ItemScore } from '../scorecard'
import type { BandsRule, Template } from '../template'
import { figure, inputsOf, metricTitle, short, stepsOf, unitWord } from './words'

const comparisonWords = { '>=': '达到', '>': '高于', '<=': '不超过', '<': '低于' } as const

/** `客户回访率 95%，达到 90% = 5 分`; where no band matches, the points of the rest. */
export function bandsSentences(template: Template, rule: BandsRule, { trace }: ItemScore): readonly string[] {
  const [metric] = inputsOf(trace.inputs, 'metric')
  const [band] = stepsOf(trace.steps, 'band')
  const [otherwise] = stepsOf(trace.steps, 'otherwise')
  if (metric?.value === undefined || metric.value === null) return []
  const unit = unitWord(template, rule.metric)
  const actual = `${metricTitle(template, rule.metric)} ${figure(metric.value)}${unit}`
  if (band !== undefined) return [`${actual}，${comparisonWords[band.comparison]} ${short(band.value)}${unit} = ${short(band.points)} 分`]
  return otherwise === undefined ? [] : [`${actual}，没到任何一档 = ${short(otherwise.points)} 分`]
}
