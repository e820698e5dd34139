import type { MetricInput, SheetInputs } from './inputs'
import type { Template } from './template'
import type { ExactInput, ExactStep } from './print-trace'
import { compare, divide, exact, multiply, parseExact, type Exact } from './exact'
import type { DecimalInput, Provenance } from './inputs'

/** A metric as a rule kind uses it: its exact value, or why there is none yet. */
export interface MetricReading {
  readonly value: Exact | null
  readonly input: ExactInput
  /** Noted when the value was given as a share of too few jobs to count. */
  readonly tooFew: ExactStep | null
}

const hundred = exact(100)

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

/** Reads a metric from the inputs. A share is exact (numerator ÷ denominator × 100); a denominator of 0 or below the sheet's minimum gives no value yet. */
export function readMetric(template: Template, metrics: SheetInputs['metrics'], id: string): MetricReading {
  const given = metrics !== undefined && Object.hasOwn(metrics, id) ? metrics[id] : undefined
  if (given === undefined) return { value: null, input: { input: 'metric', id, value: null }, tooFew: null }
  const { value, numerator, denominator, source } = metricParts(given)
  const from = source === undefined ? {} : { source: inOrder(source) }
  if (value !== undefined) {
    const read = parseExact(value)
    return { value: read, input: { input: 'metric', id, value: read, ...from }, tooFew: null }
  }
  const counted = parseExact(numerator)
  const all = parseExact(denominator)
  if (counted === null || all === null) return { value: null, input: { input: 'metric', id, value: null, ...from }, tooFew: null }
  const shown = { input: 'metric' as const, id, numerator: counted, denominator: all, ...from }
  const least = exact(template.metrics.find((metric) => metric.id === id)?.minimumDenominator ?? 1)
  if (compare(all, least) < 0) return { value: null, input: { ...shown, value: null }, tooFew: { step: 'too-few', denominator: all, minimum: least } }
  const share = multiply(divide(counted, all), hundred)
  return { value: share, input: { ...shown, value: share }, tooFew: null }
}

/** The smallest and largest value that a metric can take; null where it has no bound. */
export function metricDomain(template: Template, id: string): { least: Exact | null; most: Exact | null } {
  const metric = template.metrics.find((candidate) => candidate.id === id)
  const isShare = metric?.unit === '%' || metric?.unit === 'score'
  const least = metric?.minimum ?? 0
  const most = metric?.maximum ?? (isShare ? 100 : null)
  return { least: exact(least), most: most === null ? null : exact(most) }
}
