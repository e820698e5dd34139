import type { ActionName } from './actions'
import type { RefusalCode } from './refusal'

/** What the app sends to the function `api`. A command carries an id made on the phone (decision 4); a query carries none. */
export interface CallRequest {
  readonly action: ActionName
  readonly input: unknown
  readonly commandId?: string
}

/** What comes back. `now` is the server's time, which alone decides; `requestId` finds the log entry. */
export type CallReply =
  | { readonly ok: true; readonly output: unknown; readonly now: string }
  | { readonly ok: false; readonly refusal: { readonly code: RefusalCode; readonly message: string; readonly field?: string }; readonly now: string; readonly requestId: string }
