import { decimalParameter, optionalDecimalParameter, type Parameter, type ParameterContext } from '../parameter'
import { metricTitle, unitWord } from '../sentences/words'
import type { AttainmentRule } from '../template'
import { boundParameters } from './bound-parameters'
import { withoutPreviousParameter } from './previous-parameters'

/** The target where a company sets it: one for everybody, or each person their own; not where it is another metric's value or the period before. */
function targetParameters(rule: AttainmentRule, { template }: ParameterContext): readonly Parameter<AttainmentRule>[] {
  const { target } = rule
  if (typeof target === 'object' && !('perEmployee' in target)) return []
  return [optionalDecimalParameter({
    key: 'target', label: '统一目标', help: `大家的“${metricTitle(template, rule.metric)}”都和它比；不填就给每个人单独定`, unit: unitWord(template, rule.metric).trim(), least: '0.01', most: '100000000',
    none: '每个人单独定', value: typeof target === 'object' ? null : target, change: (value) => ({ ...rule, target: value ?? { perEmployee: true } }),
  })]
}

/** What of an attainment a company may tune. */
export function attainmentParameters(rule: AttainmentRule, context: ParameterContext): readonly Parameter<AttainmentRule>[] {
  const isAgainstPrevious = typeof rule.target === 'object' && 'previous' in rule.target
  return [
    ...targetParameters(rule, context),
    optionalDecimalParameter({ key: 'cap', label: '最多按几倍算', help: '1 倍就是最多得满分；1.2 倍是做到 120% 还能多得', unit: '倍', least: '0.1', most: '10', none: '不封顶', value: rule.cap === undefined ? 1 : rule.cap, change: (cap) => ({ ...rule, cap }) }),
    ...(isAgainstPrevious ? [
      withoutPreviousParameter(rule),
      ...(rule.better === 'lower' ? [decimalParameter({ key: 'minimumPrevious', label: '上期最低按多少算', help: '上期几乎没出过错，本期一次就归零；设一个最低数可以避免', unit: unitWord(context.template, rule.metric).trim(), least: '0', most: '1000', value: rule.minimumPrevious ?? 0, change: (minimumPrevious) => ({ ...rule, minimumPrevious }) })] : []),
    ] : []),
    ...boundParameters(rule),
  ]
}
