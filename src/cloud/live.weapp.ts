import Taro from '@tarojs/taro'

/** A document reference that can be watched; Taro's types leave this part of WeChat's out. */
interface Watchable {
  watch(handlers: { onChange: () => void; onError: (failure: unknown) => void }): { close(): unknown }
}

function isWatchable(reference: unknown): reference is Watchable {
  return typeof (reference as { watch?: unknown } | null)?.watch === 'function'
}

/** After the connection broke it is tried again this much later; meanwhile the page asks once a minute. */
const againAfterMs = 60_000

/** In WeChat the person's own signal document is watched. */
export function listen(personId: string, onChange: () => void): () => void {
  let close: () => void = () => undefined
  let timer: ReturnType<typeof setTimeout> | null = null
  let isFirst = true
  const start = () => {
    timer = null
    try {
      const reference: unknown = Taro.cloud.database().collection('signals').doc(personId)
      if (!isWatchable(reference)) return
      const watcher = reference.watch({
        // The first call tells how the document stands; after a break it may have changed meanwhile.
        onChange: () => {
          if (!isFirst) onChange()
          isFirst = false
        },
        onError: restart,
      })
      close = () => { watcher.close() }
    } catch (failure) {
      restart(failure)
    }
  }
  const restart = (failure: unknown) => {
    console.warn('live updates stopped', failure)
    timer ??= setTimeout(start, againAfterMs)
  }
  start()
  return () => {
    if (timer !== null) clearTimeout(timer)
    close()
  }
}
