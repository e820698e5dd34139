import { add, comparePoints, exact, formatPlain } from '../scoring/exact'
import type { IncidentInput, MetricInput, SheetInputs } from '../scoring/inputs'
import { metricParts } from '../scoring/read-metric'
import type { Lever } from './levers'

/** What is assumed: a value by the id of its lever; a lever without one stays as it is. */
export type Assumptions = Readonly<Record<string, string>>

function withMetric(inputs: SheetInputs, metric: string, value: MetricInput): SheetInputs {
  return { ...inputs, metrics: { ...inputs.metrics, [metric]: value } }
}

function withJobs(inputs: SheetInputs, metric: string, better: 'higher' | 'lower', jobs: string): SheetInputs {
  const given = inputs.metrics?.[metric]
  const { numerator, denominator } = given === undefined ? {} : metricParts(given)
  if (numerator === undefined || denominator === undefined) return inputs
  const more = exact(jobs)
  return withMetric(inputs, metric, {
    numerator: formatPlain(better === 'higher' ? add(exact(numerator), more) : exact(numerator)), denominator: formatPlain(add(exact(denominator), more)),
  })
}

/** A claim as it would stand once it is decided: dropped, reduced, or upheld as it was recorded. */
function decided(incident: IncidentInput, quantity: number): IncidentInput {
  if (quantity === 0) return { ...incident, status: 'dropped' }
  return { ...incident, quantity, status: quantity < (incident.quantity ?? 1) ? 'reduced' : 'upheld' }
}

function inOrder(incidents: readonly IncidentInput[]): readonly IncidentInput[] {
  return [...incidents].sort((a, b) => (a.id < b.id ? -1 : 1))
}

type Given = { readonly item: string; readonly role: string }
const isOthers = (item: string, role: string) => (given: Given) => given.item !== item || given.role !== role

function withLever(inputs: SheetInputs, lever: Lever, value: string): SheetInputs {
  switch (lever.kind) {
    case 'metric': return withMetric(inputs, lever.metric, value)
    case 'jobs': return withJobs(inputs, lever.metric, lever.better, value)
    case 'claim': return { ...inputs, incidents: (inputs.incidents ?? []).map((incident) => (incident.id === lever.incident ? decided(incident, Number(value)) : incident)) }
    case 'more': return { ...inputs, incidents: inOrder([...(inputs.incidents ?? []), { id: `assumed:${lever.incidentKind}`, kind: lever.incidentKind, quantity: Number(value), status: 'acknowledged' }]) }
    case 'rating': return { ...inputs, ratings: [...(inputs.ratings ?? []).filter(isOthers(lever.item, lever.role)), ...Array.from({ length: lever.answers }, () => ({ item: lever.item, role: lever.role, points: value }))] }
    case 'level': return { ...inputs, levels: [...(inputs.levels ?? []).filter(isOthers(lever.item, lever.role)), ...Array.from({ length: lever.answers }, () => ({ item: lever.item, role: lever.role, level: Number(value) }))] }
    case 'task': {
      const own = (inputs.tasks ?? []).filter(({ item }) => item === lever.item)
      return { ...inputs, tasks: (inputs.tasks ?? []).map((task) => (task === own[lever.place] ? { ...task, completion: value } : task)) }
    }
  }
}

/** Whether a value is just what the lever stands at anyway. */
function isAsItIs(lever: Lever, value: string): boolean {
  return lever.now !== null && comparePoints(lever.now, value) === 0
}

/** The inputs as they would be with what is assumed: for the shared engine, which scores them like any others. Nothing assumed, nothing changed. */
export function assumedInputs(inputs: SheetInputs, levers: readonly Lever[], assumptions: Assumptions): SheetInputs {
  return levers.reduce((given, lever) => {
    const value = assumptions[lever.id]
    return value === undefined || isAsItIs(lever, value) ? given : withLever(given, lever, value)
  }, inputs)
}
