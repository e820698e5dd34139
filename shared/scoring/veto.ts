import { meets } from './condition'
import { compare, exact, minimum, roundToHundredths, zero, type Exact } from './exact'
import { forceOf, type Force } from './incident-force'
import { excluded, type Outcome, type ScoringContext } from './outcome'
import { readMetric } from './read-metric'
import type { SettlementInput } from './inputs'
import type { ExactInput, ExactStep } from './print-trace'
import type { TemplateItem, Veto } from './template'

interface VetoReading {
  readonly force: Force
  readonly by: string
  readonly inputs: readonly ExactInput[]
  /** The metric that has to be there before anybody can tell. */
  readonly missing: string | null
}

function readVeto({ when }: Veto, { template, inputs }: ScoringContext): VetoReading {
  if ('incident' in when) {
    const found = (inputs.incidents ?? []).filter(({ kind }) => kind === when.incident).map((incident) => ({ incident, force: forceOf(incident, template) }))
    const force = found.some((one) => one.force === 'counts') ? 'counts' : found.some((one) => one.force === 'open') ? 'open' : 'never'
    const used = found.sort((a, b) => (a.incident.id < b.incident.id ? -1 : 1)).map((one): ExactInput => ({
      input: 'incident', id: one.incident.id, kind: one.incident.kind, quantity: one.incident.quantity ?? 1, status: one.incident.status ?? 'acknowledged', counts: one.force === 'counts', points: zero,
    }))
    return { force, by: when.incident, inputs: used, missing: null }
  }
  const { value, input } = readMetric(template, inputs.metrics, when.metric)
  const force = value === null ? 'open' : meets(value, when) ? 'counts' : 'never'
  return { force, by: when.metric, inputs: [input], missing: value === null ? when.metric : null }
}

function withTrace({ trace }: Outcome, reading: VetoReading, step: ExactStep | null): Outcome['trace'] {
  const keyOf = (input: ExactInput) => (input.input === 'incident' || input.input === 'metric' ? `${input.input}:${input.id}` : null)
  const known = new Set(trace.inputs.map(keyOf))
  const more = reading.inputs.filter((input) => !known.has(keyOf(input)))
  return { ...trace, inputs: [...trace.inputs, ...more], steps: step === null ? trace.steps : [...trace.steps, step] }
}

const lowered = (points: Exact | null): Exact | null => (points === null ? null : minimum(points, zero))
const notAbove0 = (points: Exact | null): Exact => (points === null ? zero : minimum(points, zero))

/** What an item's veto makes of its outcome: nothing, 0 for the item, or 0 for the sheet; below 0 a veto never lifts anything. */
export function applyVeto(item: TemplateItem, outcome: Outcome, context: ScoringContext, isMissingSettled: boolean): Outcome {
  const { veto } = item
  if (veto === undefined || veto.isOn === false) return outcome
  const reading = readVeto(veto, context)
  const from = outcome.points
  const step: ExactStep | null = reading.force === 'never' ? null : { step: 'veto', by: reading.by, effect: veto.effect, isOpen: reading.force === 'open', from }
  const trace = withTrace(outcome, reading, step)
  if (reading.force === 'never') return { ...outcome, trace }
  if (reading.missing !== null && isMissingSettled) return outcome
  const waits = reading.missing === null || outcome.isExcluded === true ? {} : { points: null, waitsFor: outcome.waitsFor ?? { kind: 'metric' as const, subject: reading.missing } }
  if (veto.effect === 'sheet-zero') return { ...outcome, ...waits, trace, sheetZero: reading.force === 'open' ? 'open' : 'now' }
  if (outcome.isExcluded === true) return { ...outcome, trace }
  if (reading.force === 'open') return { ...outcome, ...waits, trace, least: lowered(outcome.least) }
  const least = lowered(outcome.least)
  const most = notAbove0(outcome.most)
  if (outcome.points !== null) return { points: minimum(outcome.points, zero), least, most, trace, ...(outcome.isSettled === undefined ? {} : { isSettled: true as const }) }
  // Points have two places when the item is done: an end that is a hair below 0 is 0, and an item that can only become 0 waits no longer.
  const points = roundToHundredths(most)
  const isCertain = least !== null && compare(roundToHundredths(least), points) >= 0
  return isCertain ? { points, least: points, most: points, trace } : { ...outcome, trace, least, most }
}

/** The outcome of a waiting item that HR settled: full marks, 0, or left out. */
export function settleOutcome(item: TemplateItem, outcome: Outcome, { choice, reason }: SettlementInput): Outcome {
  const points = choice === 'full' ? exact(item.max) : zero
  const step: ExactStep = { step: 'settlement', choice, reason, points: choice === 'exclude' ? null : points }
  const trace = { ...outcome.trace, steps: [...outcome.trace.steps, step] }
  const zeroes = outcome.sheetZero === undefined ? {} : { sheetZero: outcome.sheetZero }
  if (choice === 'exclude') return { ...excluded(trace), ...zeroes }
  return { points, least: points, most: points, isSettled: true, trace, ...zeroes }
}
