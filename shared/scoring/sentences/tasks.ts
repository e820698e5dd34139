import { exact } from '../exact'
import type { ItemScore } from '../scorecard'
import type { TemplateItem } from '../template'
import { figure, inputsOf, result, short, stepsOf } from './words'

/** `3 项任务按权重完成 10.5 / 14，× 30 = 22.5 分`, then every job with its weight. */
export function tasksSentences(item: TemplateItem, { trace }: ItemScore): readonly string[] {
  const [weighted] = stepsOf(trace.steps, 'weighted')
  const tasks = inputsOf(trace.inputs, 'task')
  if (weighted === undefined) return []
  return [
    `${tasks.length} 项任务按权重完成 ${figure(weighted.done)} ÷ ${short(weighted.weight)} × ${item.max} ${result(exact(weighted.points))}`,
    ...tasks.map(({ name, urgency, importance, weight, completion }) => `${name}：完成 ${short(completion)}%，权重 ${weight}（紧急 ${urgency} × 重要 ${importance}）`),
  ]
}
