import { join } from 'node:path'
import { buildIfStale } from '../local/test-cloud'

/** The built mini-program, as it would be uploaded; built first where it is stale. */
export function builtWeapp(): string {
  buildIfStale('weapp')
  return join(__dirname, '..', '..', 'dist', 'weapp')
}
