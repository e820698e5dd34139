import { readProjectFiles } from '../../../local/project/project-files'
import { OpenTransactions } from '../../../local/wire/open-transactions'
import { WireProtocol } from '../../../local/wire/wire-protocol'
import { UnindexedQueries } from '../../../local/query/unindexed-queries'
import { DocumentStore } from '../../../local/store/document-store'
import { NoJournal } from '../../../local/store/journal'
import type { StoredDocument } from '../../../local/store/stored-value'
import type { CollectionName, Collections } from '../../../cloudfunctions/kit/collections'

export type Sending = (body: object) => Promise<unknown>
/** Waits until the request may go. */
export type Gate = (label: string) => Promise<void>

/** Documents by collection, as a schedule begins with them. */
export type Documents = { readonly [Name in CollectionName]?: readonly Collections[Name][] }

const { indexes } = readProjectFiles(process.cwd())
const notHere = (): never => { throw new Error('not in this world') }

/** A database of its own with the local cloud's transactions: snapshot reads, and a commit that loses against whoever wrote first. */
export class World {
  private readonly store = new DocumentStore({ journal: new NoJournal(), indexes })
  private readonly transactions = new OpenTransactions(this.store, 60_000)
  private readonly protocol = new WireProtocol({
    store: this.store, transactions: this.transactions, unindexed: new UnindexedQueries(Number.MAX_SAFE_INTEGER, notHere), now: () => new Date(), invokeFunction: notHere,
    storage: {} as never, sent: {} as never, logBug: (failure) => { throw failure },
  })

  constructor(documents: Documents) {
    const view = this.store.begin()
    for (const [name, list] of Object.entries(documents)) for (const document of list) view.put(name, JSON.parse(JSON.stringify(document)) as StoredDocument)
    view.commit()
  }

  /** Requests of all callers, each when its turn has come. */
  sending(gate: Gate): Sending {
    return async (body) => {
      await gate((body as { action?: string }).action ?? '')
      return this.protocol.answer(body, { key: 'schedule', isWorker: false, isAwaited: true })
    }
  }

  read<Name extends CollectionName>(name: Name, id: string): Collections[Name] {
    const document = this.store.collection(name).get(id)
    if (document === null) throw new Error(`${name}/${id} is not there`)
    return JSON.parse(JSON.stringify(document)) as Collections[Name]
  }

  list<Name extends CollectionName>(name: Name): readonly Collections[Name][] {
    return [...this.store.collection(name).all()].map((document) => JSON.parse(JSON.stringify(document)) as Collections[Name])
  }
}
