/** Answers as they are kept on the phone for reading without network. */
export interface Copy {
  readonly data: unknown
  readonly fetchedAt: string
}

/** The phone's key-value storage. */
export interface PhoneStorage {
  keys(): readonly string[]
  read(key: string): unknown
  write(key: string, value: string): void
  remove(key: string): void
}

interface Limits {
  readonly copies: number
  readonly characters: number
}

/** WeChat allows 1 MB a key and 10 MB in all; larger answers are not worth keeping. */
const usual: Limits = { copies: 60, characters: 120_000 }

/**
 * Copies of answers, of at most so many and so large that they always fit; the oldest goes first. They are an extra: where the phone has no
 * room, the app works on without. `shape` changes with every version of the app that may answer in another shape; copies of others are not read.
 */
export class CopyShelf {
  constructor(private readonly storage: PhoneStorage, private readonly shape: string, private readonly owner: () => string, private readonly limits = usual) {}

  read(key: string): Copy | null {
    const text = this.storage.read(this.nameOf(key))
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Copy) : null
  }

  write(key: string, copy: Copy): void {
    const text = JSON.stringify(copy)
    if (text.length > this.limits.characters) {
      this.remove(key)
      return
    }
    this.makeRoom(this.nameOf(key))
    try {
      this.storage.write(this.nameOf(key), text)
    } catch (failure) {
      console.warn('no room for copies', failure)
      this.removeAll()
    }
  }

  remove(key: string): void {
    this.storage.remove(this.nameOf(key))
  }

  /** At sign-out, and when another person signs in: theirs are removed, other people's in other tabs stay. */
  removeMine(): void {
    const mine = this.nameOf('')
    for (const name of this.names()) if (name.startsWith(mine)) this.storage.remove(name)
  }

  private makeRoom(forName: string): void {
    const others = this.names().filter((name) => name !== forName)
    const foreign = others.filter((name) => !name.startsWith(`${prefix}${this.shape}:`))
    for (const name of foreign) this.storage.remove(name)
    const kept = others.filter((name) => !foreign.includes(name))
    if (kept.length < this.limits.copies) return
    const byAge = kept.map((name) => ({ name, fetchedAt: fetchedAtOf(this.storage.read(name)) })).sort((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1))
    for (const { name } of byAge.slice(0, kept.length - this.limits.copies + 1)) this.storage.remove(name)
  }

  private removeAll(): void {
    for (const name of this.names()) this.storage.remove(name)
  }

  private names(): readonly string[] {
    return this.storage.keys().filter((name) => name.startsWith(prefix))
  }

  /** Copies belong to the person who was signed in, so that tabs of several people never show each other's. */
  private nameOf(key: string): string {
    return `${prefix}${this.shape}:${this.owner()}:${key}`
  }
}

const prefix = 'shifu:copy:'

function fetchedAtOf(text: unknown): string {
  if (typeof text !== 'string' || text === '') return ''
  return (JSON.parse(text) as Copy).fetchedAt
}
