/** Photos that no entry had when the app was started, with the moment (server time, ms) at which that was first seen. */
export type LeftOver = Readonly<Record<string, number>>

/** A photo is kept shortly before its entry, so one that was only just seen without any may get its entry still. */
const graceMs = 6 * 3_600_000

/** What a start of the app removes, and what it leaves noted for a later one. `kept`: the names of all photos; `used`: those that an entry has. */
export function sweepOf(kept: readonly string[], used: ReadonlySet<string>, noted: LeftOver, nowMs: number): { readonly drop: readonly string[]; readonly noted: LeftOver } {
  const unused = kept.filter((name) => !used.has(name))
  const since = (name: string) => Math.min(noted[name] ?? nowMs, nowMs)
  const drop = unused.filter((name) => nowMs - since(name) >= graceMs)
  return { drop, noted: Object.fromEntries(unused.filter((name) => !drop.includes(name)).map((name) => [name, since(name)])) }
}

/** The notes as they lie in storage; none where they can't be read. */
export function notedIn(text: unknown): LeftOver {
  if (typeof text !== 'string' || text === '') return {}
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
}
