import type { Entry } from './entry-draft'

/** Where the entry that is not answered yet is kept, so that it survives the app being killed. */
export interface EntryStorage {
  read(): unknown
  write(entry: Entry): void
  remove(): void
}

function isEntry(kept: unknown): kept is Entry {
  if (typeof kept !== 'object' || kept === null) return false
  const { input, name, what, points, isGood } = kept as Partial<Record<keyof Entry, unknown>>
  return typeof input === 'object' && input !== null && [name, what, points].every((text) => typeof text === 'string') && typeof isGood === 'boolean'
}

/** The entry on its way. It is kept before it is sent and dropped only when the server has answered, whatever the answer was. */
export class UnsentEntry {
  constructor(private readonly storage: EntryStorage) {}

  read(): Entry | null {
    const kept = this.storage.read()
    return isEntry(kept) ? kept : null
  }

  keep(entry: Entry): void {
    this.storage.write(entry)
  }

  drop(): void {
    this.storage.remove()
  }
}
