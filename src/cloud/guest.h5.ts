import { keepGuest, readSession } from './session'

/** On the local cloud a guest gets a WeChat account of their own that is bound to nobody, for this tab only. */
export async function becomeGuest(): Promise<void> {
  if (readSession()?.personId === '') return
  const response = await fetch('/local/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ guest: true }) }).catch(() => null)
  const body: unknown = response === null ? null : await response.json()
  const token = (body as { token?: unknown } | null)?.token
  // Without an answer the call that follows says that there is no network.
  if (typeof token === 'string') keepGuest(token)
}
