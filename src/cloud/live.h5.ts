import { readSession } from './session'

/** On H5 the local cloud tells of changes by server-sent events; the browser reconnects by itself. */
export function listen(_personId: string, onChange: () => void): () => void {
  const session = readSession()
  if (session === null) return () => undefined
  const source = new EventSource(`/local/events?token=${encodeURIComponent(session.token)}`)
  source.addEventListener('signal', onChange)
  return () => { source.close() }
}
