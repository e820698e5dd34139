import { compare, exact, isZero, zero } from '../../exact'
import type { Check, Finding } from '../finding'
import { found, itemExample, numbersOf, points, type ExaminedItem } from '../found'
import { reachingFull } from '../reaching-full'
import { downToZero } from '../down-to-zero'
import { within } from '../within'
import type { Template, TemplateItem } from '../../template'
import { ruleProbes } from '../probe-inputs'

/** How far beyond its full marks an item can go; nothing where it can't. */
function aboveFindings(template: Template, { item, extremes }: ExaminedItem): readonly Finding[] {
  const max = exact(item.max)
  if (extremes === null || (!extremes.most.isOpen && compare(extremes.most.points, max) <= 0)) return []
  const { most } = extremes
  return [found('unbounded-above', {
    item: item.id, field: `items.${item.id}.rule.ceiling`, numbers: numbersOf({ max, ...(most.isOpen ? {} : { most: most.points }) }),
    sentence: most.isOpen ? `“${item.title}”上不封顶，超过满分 ${points(max)} 分还能一直加` : `“${item.title}”最多能到 ${points(most.points)} 分，高于满分 ${points(max)} 分`,
    example: itemExample(template, item, extremes.above ?? most.inputs),
    mend: { sentence: `最高 ${points(max)} 分`, change: { items: [{ ...item, rule: within(item, { ceiling: item.max }) }] } },
  })]
}

function belowFindings(template: Template, { item, extremes }: ExaminedItem): readonly Finding[] {
  if (extremes === null || (!extremes.least.isOpen && compare(extremes.least.points, zero) >= 0)) return []
  const { least } = extremes
  return [found('unbounded-below', {
    item: item.id, field: `items.${item.id}.rule.floor`, numbers: numbersOf(least.isOpen ? {} : { least: least.points }),
    sentence: least.isOpen ? `“${item.title}”下不保底，扣到 0 分以下还能一直扣` : `“${item.title}”最低会到 ${points(least.points)} 分，吃掉其他项的分`,
    example: itemExample(template, item, extremes.below ?? least.inputs),
    mend: { sentence: '最低 0 分', change: { items: [{ ...item, rule: within(item, { floor: 0 }) }] } },
  })]
}

/** A fixed target that nothing can be measured against. */
function isAlwaysRefused(template: Template, { rule }: TemplateItem): boolean {
  return rule.kind === 'attainment' && typeof rule.target !== 'object' && rule.better === 'higher' && isZero(exact(rule.target)) && template.metrics.some(({ id }) => id === rule.metric)
}

function refusedFinding(template: Template, item: TemplateItem): Finding {
  return found('unreachable-points', {
    item: item.id, field: `items.${item.id}.max`, numbers: numbersOf({ max: item.max, most: 0 }), sentence: `“${item.title}”目标是 0，怎么做都算不出分`,
    example: itemExample(template, item, ruleProbes(template, item)[0] ?? {}), mend: reachingFull(template, item),
  })
}

function unreachableFindings(template: Template, { item, extremes }: ExaminedItem): readonly Finding[] {
  if (extremes === null) return isAlwaysRefused(template, item) ? [refusedFinding(template, item)] : []
  if (extremes.most.isOpen || compare(extremes.most.points, exact(item.max)) >= 0) return []
  const { most } = extremes
  return [found('unreachable-points', {
    item: item.id, field: `items.${item.id}.max`, numbers: numbersOf({ max: item.max, most: most.points }),
    sentence: `“${item.title}”满分 ${points(item.max)} 分，最多只能拿到 ${points(most.points)} 分`,
    example: itemExample(template, item, most.inputs), mend: reachingFull(template, item),
  })]
}

/** Points that the rule itself gives for the worst, or whatever somebody does; a share that never quite vanishes is no matter. */
function alwaysSomeFindings(template: Template, { item, extremes }: ExaminedItem): readonly Finding[] {
  if (extremes === null || extremes.least.isOpen || compare(extremes.least.points, zero) <= 0) return []
  const { least } = extremes
  const mend = downToZero(template, item)
  const isConstant = item.rule.kind !== 'bands' && !extremes.most.isOpen && compare(least.points, extremes.most.points) === 0
  return mend === null && !isConstant ? [] : [found('unreachable-zero', {
    item: item.id, field: `items.${item.id}.rule`, numbers: numbersOf({ least: least.points }), sentence: `“${item.title}”${isConstant ? '怎么做都是' : '最差也有'} ${points(least.points)} 分`,
    example: itemExample(template, item, least.inputs), mend,
  })]
}

/** What an item can earn against its full marks and against 0. */
export const checkReach: Check = ({ template, items }) =>
  items.flatMap((item) => [aboveFindings, belowFindings, unreachableFindings, alwaysSomeFindings].flatMap((findings) => findings(template, item)))
