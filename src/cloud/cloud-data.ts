import { CopyShelf } from './copy-shelf'
import { phoneStorage } from './phone-storage'
import { QueryCache } from './query-cache'
import { readSession } from './session'

const copies = new CopyShelf(phoneStorage, ANSWER_SHAPE, () => readSession()?.personId ?? '')

/** The app's one cache of cloud data, with copies on the phone for reading without network. */
export const cloudData = new QueryCache(copies)

/** Forgets all cloud data of the person on this phone: at sign-out, and when another person signs in. */
export function forgetCloudData(): void {
  cloudData.clear()
  copies.removeMine()
}
