import { readSession } from './session'

/** On H5 the local cloud tells of changes by server-sent events. The browser reconnects by itself; what it missed meanwhile counts as a change. */
export function listen(_personId: string, onChange: () => void): () => void {
  const session = readSession()
  if (session === null) return () => undefined
  const source = new EventSource(`/local/events?token=${encodeURIComponent(session.token)}`)
  let isFirstOpen = true
  source.addEventListener('open', () => {
    if (!isFirstOpen) onChange()
    isFirstOpen = false
  })
  source.addEventListener('signal', onChange)
  return () => { source.close() }
}
