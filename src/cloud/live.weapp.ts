import Taro from '@tarojs/taro'

/** A document reference that can be watched; Taro's types leave this part of WeChat's out. */
interface Watchable {
  watch(handlers: { onChange: () => void; onError: (failure: unknown) => void }): { close(): unknown }
}

function isWatchable(reference: unknown): reference is Watchable {
  return typeof (reference as { watch?: unknown } | null)?.watch === 'function'
}

/** In WeChat the person's own signal document is watched; where that fails the page still asks once a minute. */
export function listen(personId: string, onChange: () => void): () => void {
  try {
    const reference: unknown = Taro.cloud.database().collection('signals').doc(personId)
    if (!isWatchable(reference)) return () => undefined
    const watcher = reference.watch({
      onChange: () => { onChange() },
      onError: (failure: unknown) => { console.warn('live updates stopped', failure) },
    })
    return () => { watcher.close() }
  } catch (failure) {
    console.warn('no live updates', failure)
    return () => undefined
  }
}
