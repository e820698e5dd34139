/** Codes by the number of their batch, as this phone saw each of them first. */
export type KeptWitnesses = Readonly<Record<string, string>>

/** A batch whose code is another now than when the phone saw it first: what was sealed was changed since. */
export interface ChangedWitness {
  readonly batchNo: number
  readonly kept: string
  readonly seen: string
}

/** Enough for the batches of many years of one person; the oldest batches go first. */
const most = 400

/** The batch number that a code begins with; null where it is no code. */
function batchOf(code: string): number | null {
  const no = /^(\d{1,8})-[0-9A-Z-]+$/.exec(code)?.[1]
  return no === undefined ? null : Number(no)
}

/** What a phone that keeps `kept` says to the codes that the cloud shows now: the first code of a batch stays for good, and another one later is told. */
export function compareWitnesses(kept: KeptWitnesses, seen: readonly string[]): { readonly kept: KeptWitnesses; readonly changed: readonly ChangedWitness[] } {
  const known = new Map(Object.entries(kept))
  const changed = new Map<number, ChangedWitness>()
  for (const code of seen) {
    const batchNo = batchOf(code)
    if (batchNo === null) continue
    const before = known.get(String(batchNo))
    if (before === undefined) known.set(String(batchNo), code)
    else if (before !== code) changed.set(batchNo, { batchNo, kept: before, seen: code })
  }
  const ordered = [...known].sort(([a], [b]) => Number(a) - Number(b))
  return { kept: Object.fromEntries(ordered.slice(-most)), changed: [...changed.values()] }
}
