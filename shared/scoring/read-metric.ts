import type { MetricInput, SheetInputs } from './inputs'
import type { Template, TemplateMetric } from './template'
import type { Notes } from './notes'
import type { TraceStep } from './scorecard'
import { compare, divide, exact, formatPlain, hundred, multiply, parseExact, type Exact } from './exact'
import type { DecimalInput, Provenance } from './inputs'

/** A metric as a rule kind uses it: its exact value, or why there is none yet. */
export interface MetricReading {
  readonly value: Exact | null
  /** To be noted where the value was given as a share of too few jobs to count. */
  readonly tooFew: TraceStep | null
}

const notThere: MetricReading = { value: null, tooFew: null }

interface MetricParts {
  readonly value?: DecimalInput
  readonly numerator?: DecimalInput
  readonly denominator?: DecimalInput
  readonly source?: Provenance
}

/** The parts of a metric input, whichever way it was given. */
export function metricParts(input: MetricInput): MetricParts {
  return typeof input === 'object' ? input : { value: input }
}

/** The same facts give the same bytes, whichever way a caller ordered the keys. */
function inOrder({ enteredBy, form, at, scope }: Provenance): Provenance {
  return { ...(enteredBy === undefined ? {} : { enteredBy }), ...(form === undefined ? {} : { form }), ...(at === undefined ? {} : { at }), ...(scope === undefined ? {} : { scope }) }
}

/**
 * Reads a metric from the inputs and notes it. A share is exact (numerator ÷ denominator × 100); a denominator of 0 or below the sheet's
 * minimum gives no value yet.
 */
export function readMetric(template: Template, metrics: SheetInputs['metrics'], id: string, notes: Notes | null): MetricReading {
  const given = metrics?.[id]
  if (typeof given !== 'object') {
    const value = given === undefined ? null : parseExact(given)
    notes?.inputs.push({ input: 'metric', id, value: textOf(value) })
    return value === null ? notThere : { value, tooFew: null }
  }
  const { value, numerator, denominator, source } = metricParts(given)
  const from = source === undefined ? {} : { source: inOrder(source) }
  const counted = value === undefined ? parseExact(numerator) : null
  const all = value === undefined ? parseExact(denominator) : null
  if (counted === null || all === null) {
    const read = parseExact(value)
    notes?.inputs.push({ input: 'metric', id, value: textOf(read), ...from })
    return { value: read, tooFew: null }
  }
  const least = exact(metricOf(template, id)?.minimumDenominator ?? 1)
  const isTooFew = compare(all, least) < 0
  const share = isTooFew ? null : multiply(divide(counted, all), hundred)
  notes?.inputs.push({ input: 'metric', id, numerator: formatPlain(counted), denominator: formatPlain(all), ...from, value: textOf(share) })
  return { value: share, tooFew: isTooFew ? { step: 'too-few', denominator: formatPlain(all), minimum: formatPlain(least) } : null }
}

/** A metric of the template by its id. */
export function metricOf({ metrics }: Template, id: string): TemplateMetric | undefined {
  return metrics.find((metric) => metric.id === id)
}

/** A decimal as people write it, or null where there is none. */
export function textOf(value: Exact | null): string | null {
  return value === null ? null : formatPlain(value)
}

/** The smallest and largest value that a metric can take; null where it has no bound. */
export function metricDomain(template: Template, id: string): { least: Exact | null; most: Exact | null } {
  const metric = metricOf(template, id)
  const isShare = metric?.unit === '%' || metric?.unit === 'score'
  const least = metric?.minimum ?? 0
  const most = metric?.maximum ?? (isShare ? 100 : null)
  return { least: exact(least), most: most === null ? null : exact(most) }
}
