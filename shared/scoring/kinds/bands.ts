import { meets } from '../condition'
import { add, compare, divide, exact, formatPlain, maximum, minimum, one, subtract, zero, type Exact } from '../exact'
import { InputError } from '../input-error'
import { bound, stands, waiting, type Outcome, type ScoringContext } from '../outcome'
import { metricDomain, readMetric } from '../read-metric'
import type { ExactStep } from '../print-trace'
import type { BandsRule, Template, TemplateItem } from '../template'

/** The points of the first band that matches, else `otherwise` (scoring.md, `bands`). */
export function scoreBands(_item: TemplateItem, rule: BandsRule, { template, inputs }: ScoringContext): Outcome {
  const { value, input, tooFew } = readMetric(template, inputs.metrics, rule.metric)
  if (value !== null) {
    const band = bandOf(rule, value)
    if (band === null) throw new InputError(`metrics.${rule.metric}`, `${formatPlain(value)} is in none of the bands and the sheet gives no points for the rest`, '这个数值不在任何一档里，考核表也没有规定其余怎么算')
    return stands(rule, band.points, [input], [band.step])
  }
  const possible = sampleValues(template, rule).flatMap((sample) => bandOf(rule, sample)?.points ?? [])
  const trace = { rule: rule.kind, inputs: [input], steps: tooFew === null ? [] : [tooFew] }
  if (possible.length === 0) return waiting({ kind: 'metric', subject: rule.metric }, trace, bound(zero, rule), bound(zero, rule))
  return waiting({ kind: 'metric', subject: rule.metric }, trace, bound(possible.reduce(minimum), rule), bound(possible.reduce(maximum), rule))
}

function bandOf(rule: BandsRule, value: Exact): { points: Exact; step: ExactStep } | null {
  const band = rule.bands.find((candidate) => meets(value, candidate))
  if (band !== undefined) {
    const points = exact(band.points)
    return { points, step: { step: 'band', comparison: band.comparison, value: exact(band.value), points } }
  }
  if (rule.otherwise === null) return null
  const points = exact(rule.otherwise)
  return { points, step: { step: 'otherwise', points } }
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
