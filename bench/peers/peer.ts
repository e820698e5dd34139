import type { CardFigures, PeerTotals } from './card-figures'

/** A package that the bench folder installs, loaded by its name; the app never depends on one. */
export type LoadPackage = (name: string) => Promise<unknown>

/** Small sums in which binary fractions show, with what is right; points and yuan to two places. */
export const decimalProbes = [
  { title: '0.1 + 0.2', right: 0.3 }, { title: '98.99 ≥ 99', right: false }, { title: '20 × 1.1 ÷ 3', right: 7.33 }, { title: '1.005 to two places', right: 1.01 },
] as const

/** The same sums as a formula of a tool whose rounding function has this name. */
export const probeFormulas = (round: string): readonly string[] => ['0.1 + 0.2', '98.99 >= 99', `${round}(20 * 1.1 / 3, 2)`, `${round}(1.005, 2)`]

/** A tool that somebody would use instead: the card sheet written in it the way its own documentation does it. */
export interface Peer {
  readonly name: string
  readonly package: string
  /** What the tool answers to the decimal probes, in their order; true may be 1. */
  readonly probe: (load: LoadPackage) => Promise<readonly unknown[]>
  readonly prepare: (load: LoadPackage) => Promise<(people: readonly CardFigures[]) => Promise<readonly PeerTotals[]>>
}
