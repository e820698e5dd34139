/** What a part of `npm test` amounts to; `problems` has a line for each failure. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly problems: readonly string[]
}

/** The part of jest's `--json` report that is read. */
export interface JestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export const nothing: Tally
export function tallyOfCheck(name: string, isGood: boolean): Tally
export function tallyOfJest(name: string, report: JestReport | null, isGoodEnd: boolean): Tally
export function sumOf(tallies: readonly Tally[]): Tally
export function lastLineOf(tally: Tally): string
export function exitStatusOf(tally: Tally): 0 | 1
