import { add, exact, formatPlain, multiply, roundToHundredths, signOf, wholeUnits, zero, type Exact } from '../exact'
import type { Notes } from '../notes'
import { bound, finish, waiting, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ReadyItem } from '../ready-item'
import type { DeductionRule } from '../template'

/** `start` plus signed points for every incident in force and every unit of a metric (scoring.md, `deduction`). */
export function scoreDeduction(item: ReadyItem, rule: DeductionRule, { template, inputs, incidents }: ScoringContext, notes: Notes | null): Outcome {
  let now = exact(rule.start)
  notes?.steps.push({ step: 'start', points: formatPlain(now) })
  let least: Exact | null = zero
  let most: Exact | null = zero
  let missing: string | null = null
  for (const entry of rule.entries) {
    const each = exact(entry.points)
    if ('metric' in entry) {
      const { value } = readMetric(template, inputs.metrics, entry.metric, notes)
      if (value === null) {
        missing ??= entry.metric
        const domain = metricDomain(template, entry.metric)
        const [low, high] = signOf(each) < 0 ? [domain.most, domain.least] : [domain.least, domain.most]
        least = addOrNull(least, low === null ? null : multiply(each, unitsOf(low, entry.partial)))
        most = addOrNull(most, high === null ? null : multiply(each, unitsOf(high, entry.partial)))
      } else {
        const units = unitsOf(value, entry.partial)
        const points = multiply(each, units)
        now = add(now, points)
        notes?.steps.push({ step: 'measured', metric: entry.metric, units: formatPlain(units), each: formatPlain(each), points: formatPlain(points) })
      }
      continue
    }
    for (const incident of incidents) {
      if (incident.kind !== entry.incident) continue
      const { id, kind, quantity, status, force } = incident
      const points = multiply(each, exact(quantity))
      notes?.inputs.push({ input: 'incident', id, kind, quantity, status, counts: force === 'counts', points: formatPlain(points) })
      if (force === 'counts') {
        now = add(now, points)
        notes?.steps.push({ step: 'counted', incident: id, quantity, each: formatPlain(each), points: formatPlain(points) })
      } else if (force === 'open') {
        if (signOf(points) < 0) least = addOrNull(least, points)
        else most = addOrNull(most, points)
      }
    }
  }
  if (missing !== null) return waiting({ kind: 'metric', subject: missing }, endOf(item, now, least, item.floor), endOf(item, now, most, item.ceiling))
  const points = finish(item, now, notes)
  return { points, least: least === zero ? points : endOf(item, now, least, null), most: most === zero ? points : endOf(item, now, most, null) }
}

/** What the item can end with when that much is still open; where nothing bounds it, its own bound on that side. */
function endOf(item: ReadyItem, now: Exact, open: Exact | null, otherwise: Exact | null): Exact | null {
  return open === null ? otherwise : roundToHundredths(bound(add(now, open), item))
}

function addOrNull(a: Exact | null, b: Exact | null): Exact | null {
  return a === null || b === null ? null : add(a, b)
}

/** Of a metric counted in days or hours only whole units count, unless the entry prorates. */
function unitsOf(value: Exact, partial: 'ignore' | 'prorate' = 'ignore'): Exact {
  return partial === 'ignore' ? wholeUnits(value) : value
}
