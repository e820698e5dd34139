import type { Queued } from './queued'

/** What the phone's queue may take: WeChat gives 10 MB of storage and 200 MB of files, which other things need a part of. */
const most = { entries: 200, storageBytes: 8_000_000, photoBytes: 150_000_000 }

/** How full the phone is. */
export interface QueueLoad {
  readonly entries: number
  readonly storageBytes: number
  readonly photoBytes: number
}

/** The load of everybody's entries on this phone; `storageBytes` is what the platform tells of its storage. */
export function loadOf(entries: readonly Queued[], storageBytes: number): QueueLoad {
  const photoBytes = entries.flatMap(({ photos }) => photos).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return { entries: entries.length, storageBytes, photoBytes }
}

/** Why no further entry fits, in a sentence that is said before anything is typed; null while there is room. */
export function fullTextOf({ entries, storageBytes, photoBytes }: QueueLoad): string | null {
  const way = '先连上网络，等它们发出去再记。'
  if (entries >= most.entries) return `手机里已经有 ${entries} 笔没发出去，存不下更多了。${way}`
  if (photoBytes >= most.photoBytes) return `没发出去的照片已经有 ${Math.floor(photoBytes / 1_000_000)} MB，手机存不下更多了。${way}`
  if (storageBytes >= most.storageBytes) return `小程序在手机里的空间快满了，存不下更多。${way}`
  return null
}
