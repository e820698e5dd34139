import type { Commit } from './commit'
import type { StoredDocument } from './stored-value'

/** Where commits become durable. A data folder has a SQLite file behind it; a test may do without. */
export interface Journal {
  load(): StoredState
  /** Resolves when the commits would survive kill -9 and a power cut; rejects when they would not. Called again only after that. */
  append(commits: readonly Commit[]): Promise<void>
  createCollection(name: string): void
  readSetting(key: string): string | null
  writeSetting(key: string, value: string): void
  close(): void
}

export interface StoredState {
  readonly collections: ReadonlyMap<string, readonly StoredDocument[]>
}

/** Keeps nothing: the store lives as long as the process. */
export class NoJournal implements Journal {
  private readonly settings = new Map<string, string>()

  load(): StoredState {
    return { collections: new Map() }
  }

  append(): Promise<void> {
    return Promise.resolve()
  }

  createCollection(): void {
    return
  }

  readSetting(key: string): string | null {
    return this.settings.get(key) ?? null
  }

  writeSetting(key: string, value: string): void {
    this.settings.set(key, value)
  }

  close(): void {
    return
  }
}
