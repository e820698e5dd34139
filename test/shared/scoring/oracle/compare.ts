import { comparePoints } from '@shared/scoring/exact'
import type { IncidentStatus, SheetInputs } from '@shared/scoring/inputs'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { scoreTotals } from '@shared/scoring/score-totals'
import type { Range, Scorecard } from '@shared/scoring/scorecard'
import type { Template } from '@shared/scoring/template'
import { Random } from './random'
import { earlier, randomInputs, reordered } from './random-sheets'
import { oracleCard } from './sheet'

/** The first thing that is wrong with a case, or null. */
export type Fault = string | null

function differs(card: Scorecard, template: Template, inputs: SheetInputs): Fault {
  const { items, total, range, pay, payRange } = card
  const ours = JSON.stringify({ items: items.map(({ points, status }) => ({ points, status })), total, range, pay, payRange })
  const theirs = JSON.stringify(oracleCard(template, inputs))
  return ours === theirs ? null : `engine ${ours}, oracle ${theirs}`
}

function leavesBounds(card: Scorecard, template: Template): Fault {
  for (const item of template.items) {
    const points = card.items.find(({ id }) => id === item.id)?.points ?? null
    const trace = card.items.find(({ id }) => id === item.id)?.trace.steps ?? []
    if (points === null || trace.some(({ step }) => step === 'settlement' || step === 'veto')) continue
    const { floor, ceiling } = item.rule
    if (floor !== undefined && floor !== null && comparePoints(points, floor) < 0 && comparePoints(floor, points) > 0.005) return `${item.id} ${points} is below its floor ${floor}`
    if (ceiling !== undefined && ceiling !== null && comparePoints(points, ceiling) > 0) return `${item.id} ${points} is above its ceiling ${ceiling}`
  }
  return null
}

/** Kinds that cost or veto and never earn, wherever the sheet names them. */
function violationsOf(template: Template): readonly string[] {
  const entries = template.items.flatMap(({ rule }) => (rule.kind === 'deduction' ? rule.entries.flatMap((entry) => ('incident' in entry ? [entry] : [])) : []))
  return template.incidentKinds.map(({ id }) => id).filter((id) => entries.filter(({ incident }) => incident === id).every(({ points }) => comparePoints(points, 0) <= 0))
}

function rewardsViolation(card: Scorecard, random: Random, template: Template, inputs: SheetInputs): Fault {
  const kinds = violationsOf(template)
  if (kinds.length === 0) return null
  const kind = random.pick(kinds)
  const worse = scoreSheet(template, { ...inputs, incidents: [...(inputs.incidents ?? []), { id: 'one-more', kind, status: 'upheld' }] })
  return comparePoints(worse.total, card.total) > 0 ? `one more ${kind} raises ${card.total} to ${worse.total}` : null
}

function dependsOnOrder(card: Scorecard, random: Random, template: Template, inputs: SheetInputs): Fault {
  return JSON.stringify(scoreSheet(template, reordered(random, inputs))) === JSON.stringify(card) ? null : 'another order of the inputs gives other bytes'
}

function totalsDiffer({ total, range, pay, payRange }: Scorecard, template: Template, inputs: SheetInputs): Fault {
  const [alone, whole] = [scoreTotals(template, inputs), { total, range, pay, payRange }].map((totals) => JSON.stringify(totals))
  return alone === whole ? null : `totals alone are ${alone ?? ''}, on the scorecard ${whole ?? ''}`
}

const decided: Readonly<Record<string, IncidentStatus>> = { disputed: 'upheld', logged: 'acknowledged' }

/** Whatever was still open earlier, the final total and pay lie within the ranges that were shown. */
function leavesRange(random: Random, template: Template): Fault {
  const given = randomInputs(random, template, 100)
  const inputs: SheetInputs = { ...given, settlements: [], incidents: (given.incidents ?? []).map((incident) => ({ ...incident, status: decided[incident.status ?? ''] ?? incident.status ?? 'upheld' })) }
  const final = scoreSheet(template, inputs)
  if (final.range !== null) return null
  const before = earlier(random, template, inputs)
  const open = scoreSheet(template, before)
  const isWithin = (points: string, range: Range | null, now: string) => {
    const { min, max } = range ?? { min: now, max: now }
    return (min === null || comparePoints(points, min) >= 0) && (max === null || comparePoints(points, max) <= 0)
  }
  if (!isWithin(final.total, open.range, open.total)) return `became ${final.total} outside of ${JSON.stringify(open.range)}; earlier ${JSON.stringify(before)}, in the end ${JSON.stringify(inputs)}`
  if (final.pay !== null && open.payRange !== null && !isWithin(final.pay, open.payRange, final.pay)) return `paid ${final.pay} outside of ${JSON.stringify(open.payRange)}`
  return null
}

/** Every guarantee on one random case. */
export function faultOf(template: Template, random: Random): Fault {
  const inputs = randomInputs(random, template, random.pick([60, 90, 100]))
  const card = scoreSheet(template, inputs)
  const fault = differs(card, template, inputs) ?? totalsDiffer(card, template, inputs) ?? leavesBounds(card, template) ?? dependsOnOrder(card, random, template, inputs) ?? rewardsViolation(card, random, template, inputs) ?? leavesRange(random, template)
  return fault === null ? null : `${fault}\n${JSON.stringify({ rules: template.items, sections: template.sections, inputs })}`
}

/** Runs cases from a seed and returns the first fault; the sheet comes from `sheetOf`, anew for every case. */
export function firstFault(seed: number, cases: number, sheetOf: (random: Random) => Template): Fault {
  const random = new Random(seed)
  for (let index = 0; index < cases; index += 1) {
    const fault = faultOf(sheetOf(random), random)
    if (fault !== null) return `seed ${seed}, case ${index}: ${fault}`
  }
  return null
}
