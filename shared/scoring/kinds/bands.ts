import { meets } from '../condition'
import { add, compare, divide, exact, formatPlain, maximum, minimum, one, subtract, zero, type Exact } from '../exact'
import { wrong } from '../input-fields'
import type { Notes } from '../notes'
import { bound, stands, waitingForMetric, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ReadyItem } from '../ready-item'
import type { BandsRule, Template } from '../template'

/** The points of the first band that matches, else `otherwise` (scoring.md, `bands`). */
export function scoreBands(item: ReadyItem, rule: BandsRule, { template, inputs }: ScoringContext, notes: Notes | null): Outcome {
  const { value, tooFew } = readMetric(template, inputs.metrics, rule.metric, notes)
  if (value !== null) {
    const points = pointsAt(rule, value, notes)
    if (points === null) wrong(`metrics.${rule.metric}`, '这个数值不在任何一档里，考核表也没有规定其余怎么算', 'in-no-band', formatPlain(value))
    return stands(item, points, notes)
  }
  const possible = sampleValues(template, rule).flatMap((sample) => pointsAt(rule, sample, null) ?? [])
  const ends = possible.length === 0 ? [zero] : possible
  return waitingForMetric(rule.metric, tooFew, bound(ends.reduce(minimum), item), bound(ends.reduce(maximum), item), notes)
}

function pointsAt(rule: BandsRule, value: Exact, notes: Notes | null): Exact | null {
  const band = rule.bands.find((candidate) => meets(value, candidate))
  const given = band === undefined ? rule.otherwise : band.points
  if (given === null) return null
  const points = exact(given)
  notes?.steps.push(band === undefined ? { step: 'otherwise', points: formatPlain(points) } : { step: 'band', comparison: band.comparison, value: formatPlain(exact(band.value)), points: formatPlain(points) })
  return points
}

/** Values of which one lies in every band that the metric can reach: its ends, the bands' edges, and one between each two. */
function sampleValues(template: Template, rule: BandsRule): readonly Exact[] {
  const { least, most } = metricDomain(template, rule.metric)
  const edges = rule.bands.map(({ value }) => exact(value)).filter((edge) => (least === null || compare(edge, least) >= 0) && (most === null || compare(edge, most) <= 0))
  const known = [...edges, ...(least === null ? [] : [least]), ...(most === null ? [] : [most])]
  const beyond = known.length === 0 ? [one] : [...(least === null ? [subtract(known.reduce(minimum), one)] : []), ...(most === null ? [add(known.reduce(maximum), one)] : [])]
  const sorted = [...known, ...beyond].sort(compare)
  return sorted.flatMap((value, index) => [value, divide(add(value, sorted[index + 1] ?? value), exact(2))])
}
