import type { Trace, TraceInput, TraceStep } from './scorecard'

/**
 * What a rule kind writes down while it scores: the inputs that it used and the steps that it took, decimals as text. Where nobody reads a
 * trace there are no notes and the kind writes nothing: `notes?.steps.push(…)` then costs nothing either.
 */
export interface Notes {
  readonly inputs: TraceInput[]
  readonly steps: TraceStep[]
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

/** The notes on an item as a scorecard holds them: the same bytes in whatever order people's points arrived. */
export function traceOf(rule: string, { inputs, steps }: Notes): Trace {
  return { rule, inputs: inputs.length < 2 ? inputs : inByteOrder(inputs), steps }
}
