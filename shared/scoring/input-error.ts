import type { ProblemCode } from './problem-text'

/**
 * What is wrong with an input: a code with the values that its text quotes (`problemText` says it in English), or that text itself where no phone
 * carries the check.
 */
export type Problem = string | { readonly code: ProblemCode; readonly quoted: readonly unknown[] }

/** An input that can't be scored. `field` names it (`metrics.first-pass-rate`), `sentence` says in Chinese what to do. */
export class InputError extends Error {
  override readonly name = 'InputError'
  constructor(readonly field: string, readonly problem: Problem, readonly sentence: string) {
    super(`${field}: ${typeof problem === 'string' ? problem : problem.code}`)
  }
}
