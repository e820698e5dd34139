import { phoneStorage } from './phone-storage'

/** How far the server's clock is ahead of the phone's, from the latest reply: dates and due times are shown by server time, which alone decides. */
let aheadMs: number | null = null
let isKnown = false
const listeners = new Set<() => void>()
/** Kept over a restart, so that what is captured without a network is not dated by a phone whose clock is known to be wrong. */
const key = 'shifu:clock-ahead-ms'

/** A smaller difference is only how long the reply took. */
const noticeableMs = 2_000

function ahead(): number {
  if (aheadMs === null) {
    const kept = Number(phoneStorage.read(key))
    aheadMs = Number.isFinite(kept) ? kept : 0
  }
  return aheadMs
}

export function noteServerTime(now: string, receivedAtMs = Date.now()): void {
  const before = ahead()
  aheadMs = Date.parse(now) - receivedAtMs
  isKnown = true
  if (Math.abs(aheadMs - before) < noticeableMs) return
  phoneStorage.write(key, String(aheadMs))
  for (const listener of listeners) listener()
}

/** The server's time as the phone knows it, as ISO instant. */
export function serverNow(): string {
  return new Date(Date.now() + ahead()).toISOString()
}

/** How far the server's clock is ahead, and whether the server has said so since the app was opened. */
export function clockNow(): { readonly aheadMs: number; readonly isSure: boolean } {
  return { aheadMs: ahead(), isSure: isKnown }
}

/** Tells when the clock was moved, as the demonstration clock may be; the answer ends the telling. */
export function onClockMoved(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}
