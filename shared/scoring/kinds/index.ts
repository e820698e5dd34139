import type { Outcome, ScoringContext } from '../outcome'
import type { Rule, TemplateItem } from '../template'
import { scoreAttainment } from './attainment'
import { scoreBands } from './bands'
import { scoreDeduction } from './deduction'
import { scoreDeviation } from './deviation'
import { scoreLevels } from './levels'
import { scoreRating } from './rating'
import { scoreTasks } from './tasks'

/** The registry: a kind of rule is its file and its line here; the compiler asks for the line. */
export function scoreItem(item: TemplateItem, context: ScoringContext): Outcome {
  const rule: Rule = item.rule
  switch (rule.kind) {
    case 'deviation': return scoreDeviation(item, rule, context)
    case 'attainment': return scoreAttainment(item, rule, context)
    case 'deduction': return scoreDeduction(item, rule, context)
    case 'rating': return scoreRating(item, rule, context)
    case 'levels': return scoreLevels(item, rule, context)
    case 'bands': return scoreBands(item, rule, context)
    case 'tasks': return scoreTasks(item, rule, context)
  }
}
