import { createHash, randomBytes } from 'node:crypto'
import type { Journal } from '../store/journal'

const SETTING = 'sessions'
const MAX_SESSIONS = 500

/** A browser that is signed in as a WeChat account of the demonstration. */
export interface Session {
  readonly openid: string
}

/** Bearer tokens. The data folder keeps their hashes, so that a restart keeps people signed in and tells no token. */
export class Sessions {
  private readonly byHash: Map<string, Session>

  constructor(private readonly journal: Journal) {
    this.byHash = new Map(JSON.parse(journal.readSetting(SETTING) ?? '[]') as [string, Session][])
  }

  open(openid: string): string {
    const token = randomBytes(32).toString('base64url')
    this.byHash.set(hashOf(token), { openid })
    const [oldest] = this.byHash.keys()
    if (this.byHash.size > MAX_SESSIONS && oldest !== undefined) this.byHash.delete(oldest)
    this.journal.writeSetting(SETTING, JSON.stringify([...this.byHash]))
    return token
  }

  find(token: string): Session | null {
    return this.byHash.get(hashOf(token)) ?? null
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
