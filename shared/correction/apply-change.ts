import { refuse, type Refusal } from '../contract/refusal'
import { exact, formatHundredths } from '../scoring/exact'
import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import type { InputChange } from './input-change'

/** Who makes the change, for the trace. */
interface Maker {
  readonly name: string
  readonly at: string
}

function withMetric(inputs: SheetInputs, template: Template, change: Extract<InputChange, { kind: 'metric' }>, maker: Maker): SheetInputs | Refusal {
  if (!template.metrics.some((metric) => metric.id === change.metricId)) return refuse('metric-unknown', undefined, 'metricId')
  return { ...inputs, metrics: { ...inputs.metrics, [change.metricId]: { ...change.value, source: { enteredBy: maker.name, form: '更正', at: maker.at, scope: 'employee' } } } }
}

function withIncident(inputs: SheetInputs, change: Extract<InputChange, { kind: 'incident' }>): SheetInputs | Refusal {
  const known = (inputs.incidents ?? []).find((incident) => incident.id === change.incidentId)
  if (known === undefined) return refuse('not-found', '这张表上没有这件事', 'incidentId')
  const changed = change.quantity === 0 ? { ...known, status: 'dropped' as const } : { ...known, quantity: change.quantity, status: 'upheld' as const }
  return { ...inputs, incidents: (inputs.incidents ?? []).map((incident) => (incident.id === known.id ? changed : incident)) }
}

function withRating(inputs: SheetInputs, change: Extract<InputChange, { kind: 'rating' }>, maker: Maker): SheetInputs | Refusal {
  const known = (inputs.ratings ?? []).find(({ item, role }) => item === change.item && role === change.role)
  if (known === undefined) return refuse('points-invalid', '这个项目没有这位评分人给的分', 'item')
  const by = known.by === undefined ? {} : { by: `${maker.name}（更正，原为${known.by}）` }
  return { ...inputs, ratings: (inputs.ratings ?? []).map((rating) => (rating === known ? { ...known, points: change.points, ...by } : rating)) }
}

function withLevel(inputs: SheetInputs, change: Extract<InputChange, { kind: 'level' }>, maker: Maker): SheetInputs | Refusal {
  const known = (inputs.levels ?? []).find(({ item, role }) => item === change.item && role === change.role)
  if (known === undefined) return refuse('points-invalid', '这个项目没有这位评分人评的级', 'item')
  const by = known.by === undefined ? {} : { by: `${maker.name}（更正，原为${known.by}）` }
  return { ...inputs, levels: (inputs.levels ?? []).map((given) => (given === known ? { ...known, level: change.level, ...by } : given)) }
}

/** The frozen inputs with the change; refuses what the sheet does not have. Whether the value itself is possible, the engine says. */
export function applyChange(inputs: SheetInputs, template: Template, change: InputChange, maker: Maker): SheetInputs | Refusal {
  switch (change.kind) {
    case 'metric': return withMetric(inputs, template, change, maker)
    case 'incident': return withIncident(inputs, change)
    case 'rating': return withRating(inputs, change, maker)
    case 'level': return withLevel(inputs, change, maker)
    case 'base': return { ...inputs, baseSalary: formatHundredths(exact(change.amount)) }
  }
}
