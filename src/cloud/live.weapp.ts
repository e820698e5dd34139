import Taro from '@tarojs/taro'

/** In WeChat the person's own signal document is watched; where that fails the page still asks once a minute. */
export function listen(personId: string, onChange: () => void): () => void {
  try {
    const watcher = Taro.cloud.database().collection('signals').doc(personId).watch({
      onChange: () => { onChange() },
      onError: (failure: unknown) => { console.warn('live updates stopped', failure) },
    })
    return () => { void watcher.close() }
  } catch (failure) {
    console.warn('no live updates', failure)
    return () => undefined
  }
}
