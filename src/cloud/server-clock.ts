/** How far the server's clock is ahead of the phone's, from the latest reply: dates and due times are shown by server time, which alone decides. */
let aheadMs = 0
const listeners = new Set<() => void>()

/** A smaller difference is only how long the reply took. */
const noticeableMs = 2_000

export function noteServerTime(now: string, receivedAtMs = Date.now()): void {
  const before = aheadMs
  aheadMs = Date.parse(now) - receivedAtMs
  if (Math.abs(aheadMs - before) < noticeableMs) return
  for (const listener of listeners) listener()
}

/** The server's time as the phone knows it, as ISO instant. */
export function serverNow(): string {
  return new Date(Date.now() + aheadMs).toISOString()
}

/** Tells when the clock was moved, as the demonstration clock may be; the answer ends the telling. */
export function onClockMoved(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}
