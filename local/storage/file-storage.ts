import { allows } from '../rules/security-rule'
import type { SecurityRule } from '../rules/security-rule'
import { isCloudPath } from './cloud-path'
import type { FileShelf, StoredFile } from './file-shelf'

/** Rules of storage-rules.json: they bind clients, functions reach every file. */
export interface StorageRules {
  readonly read: SecurityRule
  readonly write: SecurityRule
}

export type ClientUpload = 'stored' | 'forbidden' | 'taken'

/** The files of the environment. Changes follow one another, so that nobody writes between another's look and write. */
export class FileStorage {
  private queue: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly shelf: FileShelf,
    private readonly rules: StorageRules,
  ) {}

  read(path: string): Promise<StoredFile | null> {
    return this.shelf.read(path)
  }

  /** By a function: no rule applies. */
  write(path: string, content: Buffer): Promise<void> {
    return this.inTurn(() => this.shelf.write(path, { content, owner: null }))
  }

  remove(path: string): Promise<boolean> {
    return this.inTurn(() => this.shelf.remove(path))
  }

  /** False where the target exists and may not be overwritten, null where there is no such file. */
  copy(from: string, to: string, options: { readonly overwrite: boolean; readonly removeOriginal: boolean }): Promise<boolean | null> {
    return this.inTurn(async () => {
      const file = await this.shelf.read(from)
      if (file === null) return null
      if (!options.overwrite && (await this.shelf.read(to)) !== null) return false
      await this.shelf.write(to, { content: file.content, owner: null })
      if (options.removeOriginal) await this.shelf.remove(from)
      return true
    })
  }

  /** Whether the client might write there at all, asked before its body is read. */
  async mayUpload(path: string, openid: string): Promise<boolean> {
    return isCloudPath(path) && this.isAllowed(path, openid, await this.shelf.read(path))
  }

  /**
   * By a client. The platform would let the owner of a file overwrite it; here the same bytes may come again, after an answer that was lost,
   * but never others.
   */
  upload(path: string, content: Buffer, openid: string): Promise<ClientUpload> {
    return this.inTurn(async () => {
      const there = await this.shelf.read(path)
      if (!isCloudPath(path) || !this.isAllowed(path, openid, there)) return 'forbidden'
      if (there !== null) return there.content.equals(content) ? 'stored' : 'taken'
      await this.shelf.write(path, { content, owner: openid })
      return 'stored'
    })
  }

  /** A file that is not there yet belongs to whoever brings it. */
  private isAllowed(path: string, openid: string, there: StoredFile | null): boolean {
    const owner = there === null ? openid : there.owner
    return allows(this.rules.write, { auth: { openid }, resource: { path, ...(owner === null ? {} : { openid: owner }) } })
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(work)
    this.queue = result.catch(() => undefined)
    return result
  }
}
