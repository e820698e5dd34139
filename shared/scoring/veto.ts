import { meets } from './condition'
import { compare, formatPlain, minimum, roundToHundredths, zero, type Exact } from './exact'
import type { Force } from './incident-force'
import type { Notes } from './notes'
import { excluded, type Outcome, type ScoringContext } from './outcome'
import { readMetric, textOf } from './read-metric'
import type { SettlementInput } from './inputs'
import type { TraceInput } from './scorecard'
import type { ReadyItem } from './ready-item'
import type { Veto } from './template'

interface VetoReading {
  readonly force: Force
  readonly by: string
  /** The metric that has to be there before anybody can tell. */
  readonly missing: string | null
}

function readVeto({ when }: Veto, { template, inputs, incidents }: ScoringContext, notes: Notes | null): VetoReading {
  if ('incident' in when) {
    let strongest: Force = 'never'
    for (const { id, kind, quantity, status, force } of incidents) {
      if (kind !== when.incident) continue
      if (force === 'counts' || strongest === 'never') strongest = force
      notes?.inputs.push({ input: 'incident', id, kind, quantity, status, counts: force === 'counts', points: '0' })
    }
    return { force: strongest, by: when.incident, missing: null }
  }
  const { value } = readMetric(template, inputs.metrics, when.metric, notes)
  const force = value === null ? 'open' : meets(value, when) ? 'counts' : 'never'
  return { force, by: when.metric, missing: value === null ? when.metric : null }
}

const keyOf = (input: TraceInput): string | null => ('id' in input ? `${input.input}:${input.id}` : null)

/** Notes what the veto used beside what the rule had used already. */
function noteInputs(used: readonly TraceInput[], notes: Notes): void {
  const known = new Set(notes.inputs.map(keyOf))
  for (const input of used) if (!known.has(keyOf(input))) notes.inputs.push(input)
}

const lowered = (points: Exact | null): Exact | null => (points === null ? null : minimum(points, zero))
const notAbove0 = (points: Exact | null): Exact => (points === null ? zero : minimum(points, zero))

/** What an item's veto makes of its outcome: nothing, 0 for the item, or 0 for the sheet; below 0 a veto never lifts anything. */
export function applyVeto({ veto }: ReadyItem, outcome: Outcome, context: ScoringContext, isMissingSettled: boolean, notes: Notes | null): Outcome {
  if (veto === null) return outcome
  const used: Notes | null = notes === null ? null : { inputs: [], steps: [] }
  const { force, by, missing } = readVeto(veto, context, used)
  if (missing !== null && isMissingSettled) return outcome
  if (used !== null && notes !== null) noteInputs(used.inputs, notes)
  if (force === 'never') return outcome
  notes?.steps.push({ step: 'veto', by, effect: veto.effect, isOpen: force === 'open', from: textOf(outcome.points) })
  const waits = missing === null || outcome.isExcluded === true ? {} : { points: null, waitsFor: outcome.waitsFor ?? { kind: 'metric' as const, subject: missing } }
  if (veto.effect === 'sheet-zero') return { ...outcome, ...waits, sheetZero: force === 'open' ? 'open' : 'now' }
  if (outcome.isExcluded === true) return outcome
  if (force === 'open') return { ...outcome, ...waits, least: lowered(outcome.least) }
  const least = lowered(outcome.least)
  const most = notAbove0(outcome.most)
  if (outcome.points !== null) return { points: minimum(outcome.points, zero), least, most, ...(outcome.isSettled === undefined ? {} : { isSettled: true as const }) }
  // Points have two places when the item is done: an end that is a hair below 0 is 0, and an item that can only become 0 waits no longer.
  const points = roundToHundredths(most)
  const isCertain = least !== null && compare(roundToHundredths(least), points) >= 0
  return isCertain ? { points, least: points, most: points } : { ...outcome, least, most }
}

/** The outcome of a waiting item that HR settled: full marks, 0, or left out. */
export function settleOutcome(item: ReadyItem, outcome: Outcome, { choice, reason }: SettlementInput, notes: Notes | null): Outcome {
  const points = choice === 'full' ? item.max : zero
  notes?.steps.push({ step: 'settlement', choice, reason, points: choice === 'exclude' ? null : formatPlain(points) })
  const zeroes = outcome.sheetZero === undefined ? {} : { sheetZero: outcome.sheetZero }
  return choice === 'exclude' ? { ...excluded, ...zeroes } : { points, least: points, most: points, isSettled: true, ...zeroes }
}
