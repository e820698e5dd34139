import type { CardFigures, PeerTotals } from './card-figures'

/** A package that the bench folder installs, loaded by its name; the app never depends on one. */
export type LoadPackage = (name: string) => Promise<unknown>

/** A tool that somebody would use instead: the card sheet written in it the way its own documentation does it. */
export interface Peer {
  readonly name: string
  readonly package: string
  readonly prepare: (load: LoadPackage) => Promise<(people: readonly CardFigures[]) => Promise<readonly PeerTotals[]>>
}
