/** What a log line may carry: ids, names of actions and codes. No text that a person typed, no money, no phone number (safety T31). */
export interface LogFields {
  readonly requestId: string
  readonly action?: string
  readonly personId?: string | null
  readonly code?: string
  readonly ms?: number
  readonly count?: number
  readonly sheetId?: string
}

/** One line of JSON for the platform's log service. */
export function log(event: string, fields: LogFields): void {
  console.log(JSON.stringify({ event, ...fields }))
}

/** A bug: logged whole with the request id that the person was shown. */
export function logBug(failure: unknown, fields: LogFields): void {
  console.error(JSON.stringify({ event: 'bug', ...fields, stack: failure instanceof Error ? failure.stack : String(failure) }))
}
