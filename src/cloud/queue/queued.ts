import type { ActionInput } from '@shared/contract/actions'
import type { AppRefusal } from '../call'

/** A photo of an entry, bound to it by the SHA-256 of its bytes. `uploaded`: the cloud's storage has it; `attached`: the function has looked at it. */
export interface QueuedPhoto {
  readonly sha256: string
  readonly sizeBytes: number
  readonly type: 'image/jpeg'
  /** Null for one from the album, of which nobody knows when it was taken. */
  readonly takenAt: string | null
  readonly state: 'waiting' | 'uploaded' | 'attached' | 'refused'
  readonly fileId: string | null
}

/** The words to show an entry by: whom it is about, what happened, and what it does to the score. */
export interface EntryWords {
  readonly name: string
  readonly what: string
  readonly points: string
  readonly isGood: boolean
}

/** How the clock stood when the entry was made: how far the server's was ahead, and whether the server had said so since the app was opened. */
export interface ClockAtCapture {
  readonly aheadMs: number
  readonly isSure: boolean
}

/** What of an entry is the same whatever it asks for. */
interface QueuedState {
  readonly commandId: string
  /** Its place in the order in which entries were made. */
  readonly seq: number
  readonly words: EntryWords
  readonly photos: readonly QueuedPhoto[]
  readonly state: 'waiting' | 'sent' | 'refused'
  /** From the first try on the input is fixed, so that every further try repeats the same. */
  readonly isTried: boolean
  /** The incident, or the sheet of a self-score: known once the server has done it; then a refusal is about its photos. */
  readonly recordId: string | null
  readonly refusal: AppRefusal | null
  /** Answers that left open whether it was done. */
  readonly unclear: number
}

/** 记一笔 on its way. `clock`: null where the person said themselves when it happened. */
export interface QueuedLog extends QueuedState {
  readonly action: 'log-incident'
  readonly input: ActionInput<'log-incident'>
  readonly clock: ClockAtCapture | null
}

/** 有异议 on its way, with the evidence against the incident. */
export interface QueuedDispute extends QueuedState {
  readonly action: 'dispute-incident'
  readonly input: ActionInput<'dispute-incident'>
}

/** 自评 on its way, with the photos beside its items. */
export interface QueuedSelfScore extends QueuedState {
  readonly action: 'submit-self-score'
  readonly input: ActionInput<'submit-self-score'>
}

/**
 * An entry on its way to the cloud. `waiting`: not answered yet; `sent`: done there, photos still to go; `refused`: stands aside with its reason and
 * holds up nobody. One that is wholly done is in no state: it is gone from the phone.
 */
export type Queued = QueuedLog | QueuedDispute | QueuedSelfScore

/** After so many answers of a broken server an entry steps aside, so that it does not hold up the others for good. */
export const mostUnclear = 5

/** What to do next. Facts go before photos: an incident counts from the moment it is received, and photos are heavy. */
export type QueueStep =
  | { readonly kind: 'send'; readonly entry: Queued }
  | { readonly kind: 'upload'; readonly entry: Queued; readonly photo: QueuedPhoto }
  | { readonly kind: 'attach'; readonly entry: Queued; readonly photo: QueuedPhoto }

/** The order in which entries were made; two pages that made one each at the same moment are told apart by the ids. */
export function inOrder(entries: readonly Queued[]): readonly Queued[] {
  return [...entries].sort((a, b) => a.seq - b.seq || (a.commandId < b.commandId ? -1 : 1))
}

/** The next step of the queue, or null when nothing is left that could be done without the person. */
export function nextStep(entries: readonly Queued[]): QueueStep | null {
  const ordered = inOrder(entries)
  const waiting = ordered.find(({ state }) => state === 'waiting')
  if (waiting !== undefined) return { kind: 'send', entry: waiting }
  for (const entry of ordered) {
    const photo = entry.state === 'sent' ? entry.photos.find(({ state }) => state === 'waiting' || state === 'uploaded') : undefined
    if (photo !== undefined) return { kind: photo.state === 'waiting' ? 'upload' : 'attach', entry, photo }
  }
  return null
}

/** The entry with its input fixed for the first try: a time taken from a clock that has turned out wrong since is put right, and never lies ahead. */
export function tried(entry: Queued, aheadMs: number, now: string): Queued {
  if (entry.isTried) return entry
  if (entry.action !== 'log-incident' || entry.clock === null) return { ...entry, isTried: true }
  const { clock, input } = entry
  const moved = Date.parse(input.occurredAt) + (clock.isSure ? 0 : aheadMs - clock.aheadMs)
  return { ...entry, isTried: true, input: { ...input, occurredAt: new Date(Math.min(moved, Date.parse(now))).toISOString() } }
}

/** An entry whose photos are all settled is done, or stands aside where one of them was refused. */
function settled(entry: Queued): Queued | null {
  if (entry.photos.some(({ state }) => state === 'waiting' || state === 'uploaded')) return entry
  return entry.photos.some(({ state }) => state === 'refused') ? { ...entry, state: 'refused' } : null
}

/** The server has done it; null when there are no photos to follow. */
export function sent(entry: Queued, recordId: string): Queued | null {
  return settled({ ...entry, state: 'sent', recordId, refusal: null, unclear: 0 })
}

/** The server said no for certain. */
export function refused(entry: Queued, refusal: AppRefusal): Queued {
  return { ...entry, state: 'refused', refusal }
}

/** The server was in trouble and nobody knows whether it was done: the same is tried again, but not for ever. */
export function unclear(entry: Queued, refusal: AppRefusal): Queued {
  const next = { ...entry, unclear: entry.unclear + 1 }
  return next.unclear >= mostUnclear ? refused(next, refusal) : next
}

function withPhoto(entry: Queued, sha256: string, change: Partial<QueuedPhoto>): Queued {
  return { ...entry, photos: entry.photos.map((photo) => (photo.sha256 === sha256 ? { ...photo, ...change } : photo)) }
}

/** The bytes are in the cloud's storage; if the app is killed now they are not sent again. */
export function uploaded(entry: Queued, sha256: string, fileId: string): Queued {
  return withPhoto(entry, sha256, { state: 'uploaded', fileId })
}

/** The function has looked at the photo and bound it; null when that was the last thing to do. */
export function attached(entry: Queued, sha256: string): Queued | null {
  return settled({ ...withPhoto(entry, sha256, { state: 'attached' }), unclear: 0 })
}

/** A photo that can't go: its incident stands all the same, and the other photos go on. */
export function photoRefused(entry: Queued, sha256: string, refusal: AppRefusal): Queued | null {
  return settled({ ...withPhoto(entry, sha256, { state: 'refused' }), refusal })
}

/** Whether sending the very same again can help: where the server never said for certain what became of it, and where only photos are missing. */
export function mayRepeat(entry: Queued): boolean {
  return entry.state === 'refused' && (entry.refusal?.code === 'internal' || entry.recordId !== null)
}

/** Whether the person may change it and send it as a new one: only what is known not to have been logged. A dispute is made anew on the incident's page. */
export function mayEdit(entry: Queued): boolean {
  return entry.action === 'log-incident' && entry.state === 'refused' && entry.recordId === null && !mayRepeat(entry)
}

/** Back in the queue under the same id, in its old place. */
export function repeated(entry: Queued): Queued {
  const photos = entry.photos.map((photo): QueuedPhoto => (photo.state === 'refused' ? { ...photo, state: 'waiting', fileId: null } : photo))
  return { ...entry, state: entry.recordId === null ? 'waiting' : 'sent', refusal: null, unclear: 0, photos }
}

/** Whether a dispute of the incident waits on this phone. */
export function isDisputeWaiting(entries: readonly Queued[], incidentId: string): boolean {
  return entries.some((entry) => entry.action === 'dispute-incident' && entry.state === 'waiting' && entry.input.incidentId === incidentId)
}

/** Whether a self-score of the sheet waits on this phone. */
export function isSelfScoreWaiting(entries: readonly Queued[], sheetId: string): boolean {
  return entries.some((entry) => entry.action === 'submit-self-score' && entry.state === 'waiting' && entry.input.sheetId === sheetId)
}
