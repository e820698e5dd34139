import tcb from '@cloudbase/node-sdk'

/**
 * The only handle on the SDK. `SYMBOL_CURRENT_ENV` is the environment in which the function runs; nothing here knows whether that is
 * Tencent's cloud or the local one.
 */
export const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
export const database = app.database()
export const command = database.command

/** The SDK answers some failures as an object with a `code` instead of throwing: make them errors, so that none is overlooked. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  constructor(readonly code: string, message: string) {
    super(`${code}: ${message}`)
  }
}

/** The code of a failure, whichever of its shapes the SDK chose; null when it carries none. */
export function codeOf(failure: unknown): string | null {
  if (typeof failure !== 'object' || failure === null) return null
  const code = (failure as { code?: unknown }).code
  return typeof code === 'string' && code !== '' ? code : null
}

/** Gives the answer back when it is one, and throws where it is a failure in disguise. */
export function checked<Answer>(answer: Answer): Answer {
  const code = codeOf(answer)
  if (code === null) return answer
  const message = (answer as { message?: unknown }).message
  throw new DatabaseError(code, typeof message === 'string' ? message : '')
}
