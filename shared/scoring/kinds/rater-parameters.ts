import { defaultMinAnswers } from '../counting-raters'
import { choiceParameter, decimalParameter, type Parameter } from '../parameter'
import { raterTitle } from '../sentences/words'
import type { RatersRule } from '../template'

function finalParameter<Own extends RatersRule>(rule: Own): readonly Parameter<Own>[] {
  if (rule.raters.filter(({ role }) => role !== 'self').length < 2 || rule.final === 'weighted') return []
  return [choiceParameter({
    key: 'final', label: '几个人都打了分', help: '“后面的优先”：后一位打了分就按后一位的', choices: [['last', '后面的优先'], ['mean', '取平均']], value: rule.final ?? 'last', change: (final) => ({ ...rule, final }),
  })]
}

/** How the points of several people become one, as far as a company may tune it. An anonymous group never counts below three answers. */
export function raterParameters<Own extends RatersRule>(rule: Own): readonly Parameter<Own>[] {
  const weights = rule.final !== 'weighted' ? [] : rule.raters.map((rater, place) => decimalParameter<Own>({
    key: `raters.${place}`, label: `${raterTitle(rater.role)}的权重`, help: '各评分人的权重加起来要正好 100%', unit: '%', least: '0', most: '100', value: rater.weight ?? 0,
    change: (weight) => ({ ...rule, raters: rule.raters.map((other, index) => (index === place ? { ...other, weight: Number(weight) } : other)) }),
  }))
  if (!rule.raters.some(({ isAnonymous }) => isAnonymous === true)) return [...finalParameter(rule), ...weights]
  const answers: readonly (readonly [string, string])[] = Array.from({ length: 8 }, (_, index) => [String(index + defaultMinAnswers), `${index + defaultMinAnswers} 人`])
  return [...finalParameter(rule), ...weights, choiceParameter({
    key: 'minAnswers', label: '匿名评分满几人才算', help: '人太少会猜出是谁打的，所以至少 3 人', choices: answers, value: String(rule.minAnswers ?? defaultMinAnswers), change: (text) => ({ ...rule, minAnswers: Number(text) }),
  })]
}
