import { invalidParam } from '../cloud-error'
import { LOCAL_ENV_ID } from '../functions/call-context'

const MAX_PATH_BYTES = 850
/** Ids look like the platform's: `cloud://<environment>.<bucket>/<path>`. */
const PREFIX = `cloud://${LOCAL_ENV_ID}.6c6f-${LOCAL_ENV_ID}-1250000000/`

/** Whether a file may lie there: names between single slashes, none of them `.` or `..`, and nothing that means something in an address. */
export function isCloudPath(path: string): boolean {
  // eslint-disable-next-line no-control-regex -- what no path holds
  if (path === '' || Buffer.byteLength(path) > MAX_PATH_BYTES || /[\u0000-\u0020\u007f\\?#%]/.test(path)) return false
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

/** The path if it is one; throws the platform's error where it is none. */
export function cloudPath(path: unknown): string {
  if (typeof path !== 'string' || !isCloudPath(path)) throw invalidParam('the cloud path is not allowed')
  return path
}

export function fileIdOf(path: string): string {
  return PREFIX + path
}

/** The path in an id of this environment; null for whatever else. */
export function pathOf(fileId: unknown): string | null {
  if (typeof fileId !== 'string' || !fileId.startsWith(PREFIX)) return null
  const path = fileId.slice(PREFIX.length)
  return isCloudPath(path) ? path : null
}
