import { formatHundredths } from './exact'
import { readIncidents } from './incident-force'
import { scoreItem } from './kinds'
import type { SheetInputs } from './inputs'
import { traceOf, type Notes } from './notes'
import { excluded, type Outcome, type ScoringContext } from './outcome'
import type { ReadyItem } from './ready-item'
import type { ItemScore, Scorecard } from './scorecard'
import { sectionScores } from './section-points'
import type { Template } from './template'
import { totalsOf, vetoesOf } from './totals'
import { applyVeto, settleOutcome } from './veto'

/** The rule first, then HR's settlement of what waits, then the veto; a settlement also stands in for a metric that only the veto waits for. */
export function outcomeOf(item: ReadyItem, context: ScoringContext, notes: Notes | null): Outcome {
  if (item.isOff) {
    notes?.steps.push({ step: 'switched-off' })
    return excluded
  }
  const ruled = scoreItem(item, context, notes)
  if (item.veto === null && context.inputs.settlements === undefined) return ruled
  const decided = settled(item, ruled, context, notes)
  return settled(item, applyVeto(item, decided, context, decided !== ruled, notes), context, notes)
}

function settled(item: ReadyItem, outcome: Outcome, { inputs }: ScoringContext, notes: Notes | null): Outcome {
  if (outcome.points !== null || outcome.isExcluded === true) return outcome
  const settlement = inputs.settlements?.find((given) => given.item === item.id)
  return settlement === undefined ? outcome : settleOutcome(item, outcome, settlement, notes)
}

/** What the items of a sheet are scored from. */
export function contextOf(template: Template, inputs: SheetInputs): ScoringContext {
  return { template, inputs, incidents: readIncidents(template, inputs.incidents) }
}

function itemScore(item: ReadyItem, { points, isSettled, waitsFor }: Outcome, notes: Notes): ItemScore {
  const status = isSettled === true ? 'settled' : points === null ? 'pending' : 'scored'
  const [id, max, trace] = [item.id, formatHundredths(item.max), traceOf(item.rule.kind, notes)]
  if (points !== null) return { id, points: formatHundredths(points), max, status, trace }
  return waitsFor === undefined ? { id, points, max, status, trace } : { id, points, max, status, waitsFor, trace }
}

/** An item with its explanation; its outcome is added to those of the sheet. */
export function explainedItem(item: ReadyItem, context: ScoringContext, outcomes: Outcome[]): ItemScore {
  const notes: Notes = { inputs: [], steps: [] }
  const outcome = outcomeOf(item, context, notes)
  outcomes.push(outcome)
  return itemScore(item, outcome, notes)
}

/** A sheet's Scorecard from its items and their outcomes, both in the order of the sheet. */
export function cardOf(template: Template, inputs: SheetInputs, items: readonly ItemScore[], outcomes: readonly Outcome[]): Scorecard {
  const sections = sectionScores(template, outcomes)
  const vetoedBy = vetoesOf(template, outcomes)
  return {
    template: { id: template.id, version: template.version }, items,
    ...(sections === undefined ? {} : { sections }), ...(vetoedBy.length === 0 ? {} : { vetoedBy }),
    ...totalsOf(template, inputs, outcomes),
  }
}
