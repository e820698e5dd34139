import { formatHundredths } from './exact'
import type { SheetInputs } from './inputs'
import { onceFor } from './once-for'
import type { Outcome } from './outcome'
import { readyItems } from './ready-item'
import { cardOf, contextOf, explainedItem, outcomeOf } from './score-items'
import type { Scorecard } from './scorecard'
import type { Rule, Template } from './template'
import { validateInputs } from './validate-inputs'

function ruleReads(rule: Rule): readonly (keyof SheetInputs)[] {
  switch (rule.kind) {
    case 'deviation': return ['metrics', 'previous']
    case 'attainment': return ['metrics', 'targets', 'previous']
    case 'bands': return ['metrics']
    case 'deduction': return rule.entries.map((entry) => ('incident' in entry ? 'incidents' : 'metrics'))
    case 'rating': return ['ratings']
    case 'levels': return ['levels']
    case 'tasks': return ['tasks']
  }
}

/** The inputs that each item's points and explanation can depend on. */
const readsOf = onceFor((template: Template) => readyItems(template).map(({ rule, veto }): readonly (keyof SheetInputs)[] => [
  'settlements', ...ruleReads(rule), ...(veto === null ? [] : ['incident' in veto.when ? 'incidents' as const : 'metrics' as const]),
]))

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
  const reads = readsOf(template)
  const outcomes: Outcome[] = []
  const items = readyItems(template).map((item, place) => {
    const known = before.scorecard.items[place]
    if (known === undefined || known.id !== item.id || reads[place]?.some(isChanged) !== false) return explainedItem(item, context, outcomes)
    const outcome = outcomeOf(item, context, null)
    if (known.points !== (outcome.points === null ? null : formatHundredths(outcome.points))) return explainedItem(item, context, outcomes)
    outcomes.push(outcome)
    return known
  })
  return cardOf(template, inputs, items, outcomes)
}
