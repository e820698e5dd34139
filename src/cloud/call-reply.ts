import type { CallReply } from '@shared/contract/call'

/** Whether something that came over the network has the shape of a reply. */
export function isCallReply(value: unknown): value is CallReply {
  if (typeof value !== 'object' || value === null) return false
  const { ok, now, refusal } = value as { ok?: unknown; now?: unknown; refusal?: unknown }
  return typeof now === 'string' && (ok === true || (ok === false && typeof refusal === 'object' && refusal !== null))
}
