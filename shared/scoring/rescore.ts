import { formatHundredths } from './exact'
import type { SheetInputs } from './inputs'
import type { Outcome } from './outcome'
import { cardOf, contextOf, explainedItem, outcomeOf } from './score-items'
import type { Scorecard } from './scorecard'
import type { Rule, Template, TemplateItem } from './template'
import { validateInputs } from './validate-inputs'

type IsChanged = (field: keyof SheetInputs) => boolean

function ruleReadsAny(rule: Rule, isChanged: IsChanged): boolean {
  switch (rule.kind) {
    case 'deviation': return isChanged('metrics') || isChanged('previous')
    case 'attainment': return isChanged('metrics') || isChanged('targets') || isChanged('previous')
    case 'bands': return isChanged('metrics')
    case 'deduction': return rule.entries.some((entry) => isChanged('incident' in entry ? 'incidents' : 'metrics'))
    case 'rating': return isChanged('ratings')
    case 'levels': return isChanged('levels')
    case 'tasks': return isChanged('tasks')
  }
}

/** Whether an item's points or explanation could be others now. */
function readsAny({ rule, veto }: TemplateItem, isChanged: IsChanged): boolean {
  if (isChanged('settlements') || ruleReadsAny(rule, isChanged)) return true
  return veto !== undefined && isChanged('incident' in veto.when ? 'incidents' : 'metrics')
}

/** A sheet as it was scored: `scorecard` is what these inputs gave. */
export interface ScoredSheet {
  readonly inputs: SheetInputs
  readonly scorecard: Scorecard
}

/**
 * The Scorecard of a sheet some of whose inputs changed: byte for byte that of `scoreSheet` on the new inputs, with the same `InputError`s, but
 * faster. Inputs that are the very ones of `before` are not checked again, and an item that reads none of the others keeps its explanation;
 * every outcome is computed, so sections, vetoes and totals never rest on the past. A score that does not come out as it stood is explained anew.
 */
export function rescore(template: Template, before: ScoredSheet, inputs: SheetInputs): Scorecard {
  validateInputs(template, inputs, before.inputs)
  const context = contextOf(template, inputs)
  const isChanged = (field: keyof SheetInputs): boolean => inputs[field] !== before.inputs[field]
  const outcomes: Outcome[] = []
  const items = template.items.map((item, place) => {
    const known = before.scorecard.items[place]
    if (known === undefined || known.id !== item.id || readsAny(item, isChanged)) return explainedItem(item, context, outcomes)
    const outcome = outcomeOf(item, context, null)
    if (known.points !== (outcome.points === null ? null : formatHundredths(outcome.points))) return explainedItem(item, context, outcomes)
    outcomes.push(outcome)
    return known
  })
  return cardOf(template, inputs, items, outcomes)
}
