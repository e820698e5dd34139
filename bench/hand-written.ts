import type { IncidentInput, SheetInputs } from '../shared/scoring/inputs'

/**
 * What a careful person would write by hand for one sheet: whole numbers, rounded as the form says, and nothing else. It knows one form only,
 * explains nothing, checks nothing and has no pending items, disputes or settlements; it answers what the engine's `scoreTotals` answers.
 */
export interface HandTotals {
  readonly total: string
  readonly pay: string | null
}

/** A decimal of at most 6 places as millionths; exact below nine thousand million. */
const micros = (value: number | string): number => Math.round(Number(value) * 1_000_000)

const bounded = (value: number, least: number, most: number): number => (value < least ? least : value > most ? most : value)

/** Half away from zero, of whole numbers. */
function dividedHalfUp(numerator: number, denominator: number): number {
  const size = Math.abs(numerator)
  const doubled = size * 2 + denominator
  return Math.sign(numerator) * ((doubled - (doubled % (denominator * 2))) / (denominator * 2))
}

function text(hundredths: number): string {
  const size = Math.abs(hundredths)
  const cents = size % 100
  return `${hundredths < 0 ? '-' : ''}${(size - cents) / 100}.${cents < 10 ? '0' : ''}${cents}`
}

function valueOf(inputs: SheetInputs, id: string): number {
  const given = inputs.metrics?.[id]
  return given === undefined || typeof given === 'object' ? NaN : micros(given)
}

const isInForce = ({ status }: IncidentInput): boolean => status === undefined || status === 'acknowledged' || status === 'upheld' || status === 'reduced' || status === 'logged'

function countOf(inputs: SheetInputs, kind: string, isCounted = isInForce): number {
  let count = 0
  for (const incident of inputs.incidents ?? []) if (incident.kind === kind && isCounted(incident)) count += incident.quantity ?? 1
  return count
}

function ratingOf(inputs: SheetInputs, item: string): number {
  for (const rating of inputs.ratings ?? []) if (rating.item === item && rating.role !== 'self') return micros(rating.points) / 10_000
  return NaN
}

/** Points for each whole percentage point above or below a standard. */
function deviation(micro: number, standard: number, base: number, most: number): number {
  const distance = Math.trunc((micro - standard * 1_000_000) / 1_000_000)
  return bounded((base + distance) * 100, 0, most * 100)
}

/** Sheet 1, `install-service-card`. */
export function scoreCardByHand(inputs: SheetInputs): HandTotals {
  const firstPass = deviation(valueOf(inputs, 'first-pass-rate'), 90, 20, 30)
  const inspection = dividedHalfUp(valueOf(inputs, 'inspection-survey-score') * 20, 1_000_000)
  const afterSales = deviation(valueOf(inputs, 'after-sales-satisfaction'), 95, 15, 20)
  const warehouse = bounded(8 - countOf(inputs, 'warehouse-violation') + countOf(inputs, 'warehouse-commendation'), 0, 10) * 100
  const tools = bounded(8 - countOf(inputs, 'tool-violation') - countOf(inputs, 'vehicle-violation') + countOf(inputs, 'tool-vehicle-commendation'), 0, 10) * 100
  const total = firstPass + inspection + afterSales + warehouse + tools + ratingOf(inputs, 'sales-coordination')
  const base = inputs.baseSalary
  return { total: text(total), pay: base === undefined ? null : text(dividedHalfUp(Math.max(total, 0) * (micros(base) / 100), 80 * 10_000)) }
}

function targetOf(inputs: SheetInputs, id: string): number {
  const given = inputs.targets?.[id]
  return given === undefined ? NaN : micros(given)
}

/** `max × share`, at most `max`, in hundredths. */
function attainment(numerator: number, denominator: number, max: number): number {
  return denominator === 0 || numerator >= denominator ? max * 100 : dividedHalfUp(numerator * max * 100, denominator)
}

/** Sheet 2, `installer`. */
export function scoreInstallerByHand(inputs: SheetInputs): HandTotals {
  const before = inputs.previous?.['backlog-rate']
  const backlog = before === undefined || typeof before === 'object' ? NaN : Math.trunc((micros(before) - valueOf(inputs, 'backlog-rate')) / 1_000_000)
  const isVerified = ({ status }: IncidentInput): boolean => isInForce({ id: '', kind: '', ...(status === undefined ? {} : { status }) }) && status !== 'logged'
  const total = attainment(targetOf(inputs, 'install-error-rate'), valueOf(inputs, 'install-error-rate'), 20)
    + attainment(valueOf(inputs, 'sales'), targetOf(inputs, 'sales'), 20)
    + attainment(valueOf(inputs, 'orders-completed'), valueOf(inputs, 'orders-assigned'), 15)
    + Math.max(10 + 2 * backlog, 0) * 100
    + (5 - 5 * countOf(inputs, 'customer-complaint', isVerified)) * 100
    + (10 - 2 * countOf(inputs, 'late-order')) * 100
    + ratingOf(inputs, 'attendance') + ratingOf(inputs, 'conduct-standard') + ratingOf(inputs, 'cleanliness') + ratingOf(inputs, 'sample-care')
    + Math.max(5 - countOf(inputs, 'incomplete-archive'), 0) * 100
  return { total: text(total), pay: null }
}
