import type { SheetInputs } from './inputs'
import type { Outcome } from './outcome'
import { readyItems } from './ready-item'
import { cardOf, contextOf, explainedItem } from './score-items'
import type { Scorecard } from './scorecard'
import type { Template } from './template'
import { validateInputs } from './validate-inputs'

/** Recorded at every freeze: a sealed sheet replays with the engine that scored it. Changes whenever a result could. */
export const engineVersion = '1.3.0'

/**
 * Scores a sheet: the one function for the phone, the close and the replay. Pure and exact; the same template version and inputs give the same
 * Scorecard byte for byte. Throws `InputError` naming the field on inputs that can't be scored (scoring.md).
 */
export function scoreSheet(template: Template, inputs: SheetInputs): Scorecard {
  validateInputs(template, inputs)
  const context = contextOf(template, inputs)
  const outcomes: Outcome[] = []
  const items = readyItems(template).map((item) => explainedItem(item, context, outcomes))
  return cardOf(template, inputs, items, outcomes)
}
