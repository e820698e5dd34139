import { add, compare, exact, formatHundredths } from '../exact'
import type { ItemScore } from '../scorecard'
import type { DeviationRule, Template } from '../template'
import { distanceWord, figure, inputsOf, result, short, signed, stepsOf, unitWord, wordFigure } from './words'

/** `90% 为 20 分；93.5% 高 3 个百分点，+3 分 = 23 分`, and what was left over. */
export function deviationSentences(template: Template, rule: DeviationRule, { trace }: ItemScore): readonly string[] {
  const [metric] = inputsOf(trace.inputs, 'metric')
  const [base] = stepsOf(trace.steps, 'base')
  const [units] = stepsOf(trace.steps, 'units')
  if (metric?.value === undefined || metric.value === null || base === undefined || units === undefined) return []
  const unit = unitWord(template, metric.id)
  const word = distanceWord(template, metric.id)
  const start = `${typeof rule.baseline === 'object' ? '上期 ' : ''}${figure(units.baseline)}${unit} 为 ${short(base.points)} 分；${figure(metric.value)}${unit}`
  if (units.side === 'at') return [`${start} 正好相等 = ${short(base.points)} 分`]
  const side = units.side === 'above' ? '高' : '低'
  const isWholeSize = compare(exact(rule.size), exact(1)) === 0
  const full = `不满 ${short(rule.size)} ${word}`
  if (units.units === '0') return [`${start} ${wordFigure(`只${side}`, units.distance)} ${word}，${full}不算 = ${short(base.points)} 分`]
  const raw = add(exact(base.points), exact(units.points))
  const far = isWholeSize ? `${wordFigure(side, units.units)} ${word}` : `${wordFigure(side, units.distance)} ${word}（每 ${short(rule.size)} ${word}算 1 档，${figure(units.units)} 档）`
  const moved = rule.partial === 'ignore' ? signed(units.points) : signed(formatHundredths(exact(units.points)))
  const first = `${start} ${far}，${moved} 分 ${result(raw)}`
  return units.ignored === '0' ? [first] : [first, `${wordFigure(`${full}的`, units.ignored)} 不算`]
}
