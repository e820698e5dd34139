import { add, exact, multiply, roundToHundredths, signOf, wholeUnits, zero, type Exact } from '../exact'
import { forceOf } from '../incident-force'
import { bound, finish, waiting, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ExactInput, ExactStep } from '../print-trace'
import type { DeductionRule, TemplateItem } from '../template'

/** `start` plus signed points for every incident in force and every unit of a metric (scoring.md, `deduction`). */
export function scoreDeduction(_item: TemplateItem, rule: DeductionRule, { template, inputs }: ScoringContext): Outcome {
  const used: ExactInput[] = []
  let now = exact(rule.start)
  const steps: ExactStep[] = [{ step: 'start', points: now }]
  let least = zero
  let most = zero
  let missing: string | null = null
  let leastMissing: Exact | null = zero
  let mostMissing: Exact | null = zero
  const incidents = [...(inputs.incidents ?? [])].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  for (const entry of rule.entries) {
    const each = exact(entry.points)
    if ('metric' in entry) {
      const { value, input } = readMetric(template, inputs.metrics, entry.metric)
      used.push(input)
      if (value === null) {
        missing ??= entry.metric
        const domain = metricDomain(template, entry.metric)
        const [low, high] = signOf(each) < 0 ? [domain.most, domain.least] : [domain.least, domain.most]
        leastMissing = addOrNull(leastMissing, low === null ? null : multiply(each, unitsOf(low, entry.partial)))
        mostMissing = addOrNull(mostMissing, high === null ? null : multiply(each, unitsOf(high, entry.partial)))
      } else {
        const units = unitsOf(value, entry.partial)
        const points = multiply(each, units)
        now = add(now, points)
        steps.push({ step: 'measured', metric: entry.metric, units, each, points })
      }
      continue
    }
    for (const incident of incidents.filter(({ kind }) => kind === entry.incident)) {
      const quantity = incident.quantity ?? 1
      const force = forceOf(incident, template)
      const points = multiply(each, exact(quantity))
      used.push({ input: 'incident', id: incident.id, kind: incident.kind, quantity, status: incident.status ?? 'acknowledged', counts: force === 'counts', points })
      if (force === 'counts') {
        now = add(now, points)
        steps.push({ step: 'counted', incident: incident.id, quantity, each, points })
      } else if (force === 'open') {
        if (signOf(points) < 0) least = add(least, points)
        else most = add(most, points)
      }
    }
  }
  const end = (points: Exact) => roundToHundredths(bound(points, rule))
  if (missing !== null) {
    const low = addOrNull(add(now, least), leastMissing)
    const high = addOrNull(add(now, most), mostMissing)
    const { floor = null, ceiling = null } = rule
    return waiting(
      { kind: 'metric', subject: missing }, { rule: rule.kind, inputs: used, steps },
      low === null ? (floor === null ? null : exact(floor)) : end(low), high === null ? (ceiling === null ? null : exact(ceiling)) : end(high),
    )
  }
  const { points, trace } = finish(rule, now, used, steps)
  return { points, least: end(add(now, least)), most: end(add(now, most)), trace }
}

function addOrNull(a: Exact | null, b: Exact | null): Exact | null {
  return a === null || b === null ? null : add(a, b)
}

/** Of a metric counted in days or hours only whole units count, unless the entry prorates. */
function unitsOf(value: Exact, partial: 'ignore' | 'prorate' = 'ignore'): Exact {
  return partial === 'ignore' ? wholeUnits(value) : value
}
