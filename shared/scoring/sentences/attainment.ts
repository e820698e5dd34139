import { exact } from '../exact'
import type { ItemScore } from '../scorecard'
import type { AttainmentRule, Template, TemplateItem } from '../template'
import { figure, inputsOf, metricTitle, result, short, stepsOf, unitWord } from './words'

/** `质检电话回访得分 88 分 ÷ 100 × 20 = 17.6 分`; turned round where lower is better. */
export function attainmentSentences(template: Template, item: TemplateItem, rule: AttainmentRule, { trace }: ItemScore): readonly string[] {
  const [share] = stepsOf(trace.steps, 'share')
  const [target] = inputsOf(trace.inputs, 'target')
  if (share === undefined) return []
  const isHigherBetter = rule.better === 'higher'
  const [value, goal] = isHigherBetter ? [share.numerator, share.denominator] : [share.denominator, share.numerator]
  const actual = `${metricTitle(template, rule.metric)} ${figure(value)}${unitWord(template, rule.metric)}`
  if (share.denominator === '0') return [`${actual}，没有可扣的 = ${short(share.points)} 分`]
  const named = typeof rule.target === 'object' && 'metric' in rule.target ? `${metricTitle(template, rule.target.metric)} ` : { fixed: '', employee: '目标 ', previous: '上期 ', metric: '' }[target?.from ?? 'fixed']
  const against = `${named}${figure(goal)}${isHigherBetter ? '' : unitWord(template, rule.metric)}`
  const calculation = `${isHigherBetter ? `${actual} ÷ ${against}` : `${named === '' ? '目标 ' : ''}${against} ÷ ${actual}`} × ${item.max}`
  const raised = stepsOf(trace.steps, 'minimum-previous').map(({ from, to }) => `上期 ${figure(from)}${unitWord(template, rule.metric)} 太低，按 ${short(to)}${unitWord(template, rule.metric)} 算`)
  return [share.isCapped ? `${calculation}，封顶 ${short(share.points)} 分` : `${calculation} ${result(exact(share.points))}`, ...raised]
}
