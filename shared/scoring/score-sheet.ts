import { exact, formatHundredths } from './exact'
import { readIncidents } from './incident-force'
import { scoreItem } from './kinds'
import type { SheetInputs } from './inputs'
import { traceOf, type Notes } from './notes'
import { excluded, type Outcome, type ScoringContext } from './outcome'
import type { ItemScore, Scorecard, Totals } from './scorecard'
import { sectionScores } from './section-points'
import type { Template, TemplateItem } from './template'
import { totalsOf, vetoesOf } from './totals'
import { validateInputs } from './validate-inputs'
import { applyVeto, settleOutcome } from './veto'

/** Recorded at every freeze: a sealed sheet replays with the engine that scored it. Changes whenever a result could. */
export const engineVersion = '1.2.0'

/** The rule first, then HR's settlement of what waits, then the veto; a settlement also stands in for a metric that only the veto waits for. */
function outcomeOf(item: TemplateItem, context: ScoringContext, notes: Notes | null): Outcome {
  if (item.isOff === true) {
    notes?.steps.push({ step: 'switched-off' })
    return excluded
  }
  const ruled = scoreItem(item, context, notes)
  const decided = settled(item, ruled, context, notes)
  return settled(item, applyVeto(item, decided, context, decided !== ruled, notes), context, notes)
}

function settled(item: TemplateItem, outcome: Outcome, { inputs }: ScoringContext, notes: Notes | null): Outcome {
  if (outcome.points !== null || outcome.isExcluded === true) return outcome
  const settlement = inputs.settlements?.find((given) => given.item === item.id)
  return settlement === undefined ? outcome : settleOutcome(item, outcome, settlement, notes)
}

function contextOf(template: Template, inputs: SheetInputs): ScoringContext {
  return { template, inputs, incidents: readIncidents(template, inputs.incidents) }
}

function itemScore(item: TemplateItem, { points, isSettled, waitsFor }: Outcome, notes: Notes): ItemScore {
  const status = isSettled === true ? 'settled' : points === null ? 'pending' : 'scored'
  const [id, max, trace] = [item.id, formatHundredths(exact(item.max)), traceOf(item.rule.kind, notes)]
  if (points !== null) return { id, points: formatHundredths(points), max, status, trace }
  return { id, points: null, max, status, ...(waitsFor === undefined ? {} : { waitsFor }), trace }
}

/**
 * Scores a sheet: the one function for the phone, the close and the replay. Pure and exact; the same template version and inputs give the same
 * Scorecard byte for byte. Throws `InputError` naming the field on inputs that can't be scored (scoring.md).
 */
export function scoreSheet(template: Template, inputs: SheetInputs): Scorecard {
  validateInputs(template, inputs)
  const context = contextOf(template, inputs)
  const outcomes: Outcome[] = []
  const items = template.items.map((item) => {
    const notes: Notes = { inputs: [], steps: [] }
    const outcome = outcomeOf(item, context, notes)
    outcomes.push(outcome)
    return itemScore(item, outcome, notes)
  })
  const sections = sectionScores(template, outcomes)
  const vetoedBy = vetoesOf(template, outcomes)
  return {
    template: { id: template.id, version: template.version }, items,
    ...(sections === undefined ? {} : { sections }), ...(vetoedBy.length === 0 ? {} : { vetoedBy }),
    ...totalsOf(template, inputs, outcomes),
  }
}

/**
 * The totals of `scoreSheet` alone, for whoever scores many sheets and explains none: the same rules on the same inputs, without a trace. It takes
 * inputs that `validateInputs` has let through and doesn't check them again.
 */
export function scoreTotals(template: Template, inputs: SheetInputs): Totals {
  const context = contextOf(template, inputs)
  return totalsOf(template, inputs, template.items.map((item) => outcomeOf(item, context, null)))
}
