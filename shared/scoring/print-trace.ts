import { formatHundredths, formatPlain, type Exact } from './exact'
import type { Trace, TraceInput, TraceStep } from './scorecard'

/** A trace while the engine works: its decimals are exact and become text only where somebody reads it. */
export type ExactTrace = Trace<Exact>
export type ExactInput = TraceInput<Exact>
export type ExactStep = TraceStep<Exact>

const isExact = (value: unknown): value is Exact => typeof value === 'object' && value !== null && 'n' in value && 'd' in value

/** The same fields in the same order, exact numbers as people write them. */
function printed(entry: ExactInput | ExactStep): Record<string, unknown> {
  const fields: Readonly<Record<string, unknown>> = { ...entry }
  const text: Record<string, unknown> = {}
  for (const key of Object.keys(fields)) text[key] = isExact(fields[key]) ? formatPlain(fields[key]) : fields[key]
  return text
}

function printStep(step: ExactStep): TraceStep {
  const text = printed(step) as TraceStep
  return step.step === 'rounded' && text.step === 'rounded' ? { ...text, to: formatHundredths(step.to) } : text
}

/** Given by people, in no order of their own. */
const isGiven = ({ input }: TraceInput): boolean => input === 'rating' || input === 'level' || input === 'group' || input === 'task'

/** Inputs without an order of their own, put in the order of their bytes before those that have one. */
function inByteOrder(inputs: readonly TraceInput[]): readonly TraceInput[] {
  const given = inputs.filter(isGiven)
  if (given.length < 2) return inputs
  const sorted = given.map((input) => ({ input, key: JSON.stringify(input) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ input }) => input)
  return [...sorted, ...inputs.filter((input) => !isGiven(input))]
}

/** A trace as a scorecard holds it: decimals as text, the same bytes in whatever order people's points arrived. */
export function printTrace({ rule, inputs, steps }: ExactTrace): Trace {
  return { rule, inputs: inByteOrder(inputs.map((input) => printed(input) as TraceInput)), steps: steps.map(printStep) }
}
