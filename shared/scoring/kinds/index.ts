import type { Notes } from '../notes'
import type { Outcome, ScoringContext } from '../outcome'
import type { ReadyItem } from '../ready-item'
import { scoreAttainment } from './attainment'
import { scoreBands } from './bands'
import { scoreDeduction } from './deduction'
import { scoreDeviation } from './deviation'
import { scoreLevels } from './levels'
import { scoreRating } from './rating'
import { scoreTasks } from './tasks'

/** The registry: a kind of rule is its file and its line here; the compiler asks for the line. */
export function scoreItem(item: ReadyItem, context: ScoringContext, notes: Notes | null): Outcome {
  const { rule } = item
  switch (rule.kind) {
    case 'deviation': return scoreDeviation(item, rule, context, notes)
    case 'attainment': return scoreAttainment(item, rule, context, notes)
    case 'deduction': return scoreDeduction(item, rule, context, notes)
    case 'rating': return scoreRating(item, rule, context, notes)
    case 'levels': return scoreLevels(item, rule, context, notes)
    case 'bands': return scoreBands(item, rule, context, notes)
    case 'tasks': return scoreTasks(item, rule, context, notes)
  }
}
