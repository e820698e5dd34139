import { join } from 'node:path'
import { buildIfStale } from '../local/test-cloud'

/** Long enough for a first build on a busy machine. */
export const buildTimeoutMs = 240_000

/** The built mini-program, as it would be uploaded; built first where it is stale. */
export function builtWeapp(): string {
  buildIfStale('weapp')
  return join(__dirname, '..', '..', 'dist', 'weapp')
}
