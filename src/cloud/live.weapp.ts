import Taro from '@tarojs/taro'

/** A query that can be watched; Taro's types leave this part of WeChat's out. */
interface Watchable {
  watch(handlers: { onChange: () => void; onError: (failure: unknown) => void }): { close(): unknown }
}

function isWatchable(query: unknown): query is Watchable {
  return typeof (query as { watch?: unknown } | null)?.watch === 'function'
}

/** After the connection broke it is tried again this much later; meanwhile the page asks once a minute. */
const againAfterMs = 60_000

/**
 * In WeChat the person's own signal document is watched. The query names its owner although the id alone would find it: the platform lets a
 * client read only what the query itself proves to be allowed, and `{openid}` stands for whoever asks.
 */
export function listen(personId: string, onChange: () => void): () => void {
  let close: () => void = () => undefined
  let timer: ReturnType<typeof setTimeout> | null = null
  let isFirst = true
  const start = () => {
    timer = null
    try {
      const query: unknown = Taro.cloud.database().collection('signals').where({ _id: personId, openid: '{openid}' })
      if (!isWatchable(query)) return
      const watcher = query.watch({
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
