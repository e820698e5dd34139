import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** What the tests unpack and generate; may be deleted at any time. */
export const cacheDir = join(projectDir, '.cache')
