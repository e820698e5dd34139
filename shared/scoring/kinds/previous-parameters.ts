import { choiceParameter, type Parameter } from '../parameter'
import type { AttainmentRule, DeviationRule } from '../template'

const choices = [['baseline', '按持平算'], ['full', '给满分'], ['exclude', '这一项不算，分摊给别的项目']] as const

/** What somebody without a period before gets, where a rule compares with it. */
export function withoutPreviousParameter<Own extends AttainmentRule | DeviationRule>(rule: Own): Parameter<Own> {
  return choiceParameter({ key: 'whenNoPrevious', label: '没有上期的人', help: '新来的人没有上期可以比', choices, value: rule.whenNoPrevious ?? 'baseline', change: (whenNoPrevious) => ({ ...rule, whenNoPrevious }) })
}
