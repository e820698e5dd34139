import { useEffect, useSyncExternalStore } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { onQueueChange, queuedEntries } from './queue'
import type { Queued } from './queued'

/** The person's entries that are not wholly sent, for a page. */
export function useQueue(): readonly Queued[] {
  return useSyncExternalStore(onQueueChange, queuedEntries)
}

/** The tab 事件, by its place in the bar. */
const incidentsTab = 1

async function showBadge(count: number): Promise<void> {
  try {
    if (count === 0) await Taro.removeTabBarBadge({ index: incidentsTab })
    else await Taro.setTabBarBadge({ index: incidentsTab, text: String(count) })
  } catch (failure) {
    // The bar is drawn only while a page of it is on show; the next one shows the count.
    console.info('no bar to put a badge on', failure)
  }
}

/** For pages of the tab bar: the number of entries that are not wholly sent, on the tab where they are listed. */
export function useQueueBadge(): void {
  const { length } = useQueue()
  useEffect(() => { void showBadge(length) }, [length])
  useDidShow(() => { void showBadge(length) })
}
