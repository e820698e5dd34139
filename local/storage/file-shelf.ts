import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../failure'
import { damaged } from '../store/data-folder'

/** A file of the storage. `owner` is the openid of the client that uploaded it, null for a function's. */
export interface StoredFile {
  readonly content: Buffer
  readonly owner: string | null
}

/** Where files are kept, by cloud path. A write is there whole or not at all. */
export interface FileShelf {
  read(path: string): Promise<StoredFile | null>
  write(path: string, file: StoredFile): Promise<void>
  /** False where there was none. */
  remove(path: string): Promise<boolean>
}

/** Files of a local cloud that keeps nothing. */
export class MemoryShelf implements FileShelf {
  private readonly files = new Map<string, StoredFile>()

  read(path: string): Promise<StoredFile | null> {
    return Promise.resolve(this.files.get(path) ?? null)
  }

  write(path: string, file: StoredFile): Promise<void> {
    this.files.set(path, file)
    return Promise.resolve()
  }

  remove(path: string): Promise<boolean> {
    return Promise.resolve(this.files.delete(path))
  }
}

const UNFINISHED = '.part'

interface FileHead {
  readonly path: string
  readonly owner: string | null
  readonly sha256: string
}

/**
 * A folder with one file per cloud path, named by the path's hash, so that no path reaches anything else. Its first line says what it is and
 * to whom it belongs; the content follows. A write goes to a file of another name, reaches the disk, and is renamed.
 */
export class FolderShelf implements FileShelf {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // What was being written when the process died.
    for (const name of readdirSync(folder)) if (name.endsWith(UNFINISHED)) rmSync(join(folder, name), { force: true })
  }

  async read(path: string): Promise<StoredFile | null> {
    let bytes: Buffer
    try {
      bytes = await readFile(this.fileOf(path))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
    const end = bytes.indexOf('\n')
    const head = headOf(bytes.subarray(0, Math.max(end, 0)))
    const content = bytes.subarray(end + 1)
    if (head?.path !== path || head.sha256 !== sha256Of(content)) throw damaged(this.fileOf(path), '内容和记录的不一样')
    return { content, owner: head.owner }
  }

  async write(path: string, { content, owner }: StoredFile): Promise<void> {
    const unfinished = join(this.folder, `${randomUUID()}${UNFINISHED}`)
    const head: FileHead = { path, owner, sha256: sha256Of(content) }
    try {
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.write(`${JSON.stringify(head)}\n`)
        await file.writeFile(content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, this.fileOf(path))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    await this.syncFolder()
  }

  async remove(path: string): Promise<boolean> {
    try {
      await rm(this.fileOf(path))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    }
    await this.syncFolder()
    return true
  }

  private fileOf(path: string): string {
    return join(this.folder, sha256Of(Buffer.from(path)))
  }

  /** Names reach the disk with the folder, not with the file. */
  private async syncFolder(): Promise<void> {
    const folder = await open(this.folder)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }
}

function headOf(line: Buffer): FileHead | null {
  try {
    return JSON.parse(line.toString('utf8')) as FileHead
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
