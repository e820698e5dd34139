/** The `code` that Node and SQLite put on their errors; empty where there is none. */
export function codeOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : ''
}

export function messageOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'message' in failure ? String(failure.message) : String(failure)
}

/** With the stack where there is one: for the log. */
export function detailsOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'stack' in failure ? String(failure.stack) : messageOf(failure)
}
