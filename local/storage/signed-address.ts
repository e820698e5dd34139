import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Journal } from '../store/journal'

const SETTING = 'storage-key'

/** What an address lets its holder do. */
export type AddressUse = 'get' | 'put'

/** Signs addresses of files: whoever holds one may use it until it expires, and nobody can make one up. */
export class SignedAddresses {
  private readonly key: Buffer

  /** The key lies in the data folder, so that a link outlives a restart. */
  constructor(journal: Journal, private readonly now: () => Date) {
    const kept = journal.readSetting(SETTING)
    const key = kept ?? randomBytes(32).toString('hex')
    if (kept === null) journal.writeSetting(SETTING, key)
    this.key = Buffer.from(key, 'hex')
  }

  /** Good for so many seconds of the demonstration clock. */
  sign(use: AddressUse, path: string, seconds: number): { readonly sign: string; readonly t: string } {
    const t = String(Math.floor(this.now().getTime() / 1000) + seconds)
    return { sign: this.signature(use, path, t), t }
  }

  isGood(use: AddressUse, path: string, sign: string, t: string): boolean {
    const expected = Buffer.from(this.signature(use, path, t))
    const given = Buffer.from(sign)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
    return this.now().getTime() < Number(t) * 1000
  }

  private signature(use: AddressUse, path: string, t: string): string {
    return createHmac('sha256', this.key).update(`${use}\n${path}\n${t}`).digest('hex')
  }
}
