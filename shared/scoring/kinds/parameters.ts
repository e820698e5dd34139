import type { Parameter, ParameterContext } from '../parameter'
import type { Rule } from '../template'
import { attainmentParameters } from './attainment-parameters'
import { bandsParameters } from './bands-parameters'
import { deductionParameters } from './deduction-parameters'
import { deviationParameters } from './deviation-parameters'
import { levelsParameters } from './levels-parameters'
import { ratingParameters } from './rating-parameters'

/** What of an item's rule a company may tune: a kind is its file and its line here; the compiler asks for the line. */
export function ruleParameters(context: ParameterContext): readonly Parameter<Rule>[] {
  const { rule } = context.item
  switch (rule.kind) {
    case 'deviation': return deviationParameters(rule, context)
    case 'attainment': return attainmentParameters(rule, context)
    case 'deduction': return deductionParameters(rule, context)
    case 'rating': return ratingParameters(rule)
    case 'levels': return levelsParameters(rule)
    case 'bands': return bandsParameters(rule, context)
    case 'tasks': return []
  }
}
