/** How far the server's clock is ahead of the phone's, from the latest reply: dates and due times are shown by server time, which alone decides. */
let aheadMs = 0

export function noteServerTime(now: string, receivedAtMs = Date.now()): void {
  aheadMs = Date.parse(now) - receivedAtMs
}

/** The server's time as the phone knows it, as ISO instant. */
export function serverNow(): string {
  return new Date(Date.now() + aheadMs).toISOString()
}
