import { Db } from '@cloudbase/database'
import type { Sending } from './world'

/**
 * The SDK for a test that runs the real handlers in its own process: the SDK's own database classes, with their requests answered at once by the
 * local cloud's protocol instead of over the network. Each request first waits for its turn.
 */
let send: Sending | null = null

/** From now on requests go there. */
export function sendTo(next: Sending | null): void {
  send = next
}

class Requester {
  async send(action: string, params: object): Promise<unknown> {
    if (send === null) throw new Error(`${action} after the world has ended`)
    return send({ ...params, action })
  }
}
Db.reqClass = Requester

/** What the functions' kit asks of the module. */
const sdk = {
  SYMBOL_CURRENT_ENV: Symbol.for('SYMBOL_CURRENT_ENV'),
  init: () => ({ database: () => new Db({}) }),
  getCloudbaseContext: () => ({}),
}
export default sdk
