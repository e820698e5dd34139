import type { DocumentChange } from '../../local/store/commit'
import { SqliteJournal } from '../../local/store/sqlite-journal'
import type { StoredDocument } from '../../local/store/stored-value'

/** In one commit of the harness; the function never writes so. */
const seedBatch = 2_000

/** A collection of the data folder, page by page: of a large company not everything at once is held in memory. */
export function* documentsOf(journal: SqliteJournal, collection: string): Generator<StoredDocument> {
  for (let after = ''; ;) {
    const page = journal.page(collection, after, seedBatch)
    yield* page
    const last = page[page.length - 1]
    if (last === undefined || page.length < seedBatch) return
    after = last._id
  }
}

/** Writes documents straight into the data folder while no cloud holds it. */
export async function write(dataDir: string, changesOf: (journal: SqliteJournal) => Iterable<DocumentChange>): Promise<void> {
  const journal = SqliteJournal.open(dataDir)
  let changes: DocumentChange[] = []
  const flush = async () => {
    await journal.append([{ number: 0, changes }])
    changes = []
  }
  for (const change of changesOf(journal)) {
    changes.push(change)
    if (changes.length >= seedBatch) await flush()
  }
  await flush()
  journal.close()
}
