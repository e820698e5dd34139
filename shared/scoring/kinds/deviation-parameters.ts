import { choiceParameter, decimalParameter, type Parameter, type ParameterContext } from '../parameter'
import { distanceWord, metricTitle, unitWord } from '../sentences/words'
import type { DeviationRule } from '../template'
import { boundParameters } from './bound-parameters'
import { withoutPreviousParameter } from './previous-parameters'

/** What of a deviation a company may tune. */
export function deviationParameters(rule: DeviationRule, { template }: ParameterContext): readonly Parameter<DeviationRule>[] {
  const title = metricTitle(template, rule.metric)
  const distance = distanceWord(template, rule.metric)
  const [good, bad] = rule.better === 'higher' ? ['高', '低'] : ['低', '高']
  return [
    ...(typeof rule.baseline === 'object' ? [] : [decimalParameter({ key: 'baseline', label: '基准', help: `“${title}”正好到这里，得基准分`, unit: unitWord(template, rule.metric).trim(), least: '0', most: '1000000', value: rule.baseline, change: (baseline) => ({ ...rule, baseline }) })]),
    decimalParameter({ key: 'base', label: '基准分', help: typeof rule.baseline === 'object' ? '和自己上期持平得的分' : '正好到基准得的分', unit: '分', least: '0', most: '200', value: rule.base, change: (base) => ({ ...rule, base }) }),
    decimalParameter({ key: 'up', label: `每${good}一级加`, help: '一级是多少，看下面“一级的大小”', unit: '分', least: '0', most: '100', value: rule.up, change: (up) => ({ ...rule, up }) }),
    decimalParameter({ key: 'down', label: `每${bad}一级扣`, help: '一级是多少，看下面“一级的大小”', unit: '分', least: '0', most: '100', value: rule.down, change: (down) => ({ ...rule, down }) }),
    decimalParameter({ key: 'size', label: '一级的大小', help: '差多少算一级', unit: distance, least: '0.01', most: '1000000', value: rule.size, change: (size) => ({ ...rule, size }) }),
    choiceParameter({ key: 'partial', label: '不满一级的零头', help: '差 3.5 级，按 3 级还是 3.5 级算', choices: [['ignore', '不算'], ['prorate', '按比例算']], value: rule.partial, change: (partial) => ({ ...rule, partial }) }),
    ...(typeof rule.baseline === 'object' ? [withoutPreviousParameter(rule)] : []),
    ...boundParameters(rule),
  ]
}
