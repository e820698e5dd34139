import Taro from '@tarojs/taro'
import { photoEndings, uploadPathOf } from '@shared/evidence/photo'
import { answerOf, ask, command, type AppRefusal } from '../call'
import { cloudData } from '../cloud-data'
import { newCommandId } from '../command-outbox'
import { NoAnswerError } from '../no-answer-error'
import { phoneStorage } from '../phone-storage'
import { selfDrafts } from '../self-drafts'
import { clockNow, serverNow } from '../server-clock'
import { readSession } from '../session'
import { send } from '../transport'
import { alone } from './alone'
import { onOtherTabs } from './other-tabs'
import { notedIn, sweepOf } from './left-over-photos'
import { dropPhoto, keepPhoto, listPhotos, readPhoto } from './photo-files'
import { QueueRunner, type Outcome } from './queue-runner'
import { fullTextOf, loadOf } from './queue-room'
import { QueueStore } from './queue-store'
import { uploadPhoto } from './upload-photo'
import { repeated, type Queued, type QueuedDispute, type QueuedLog, type QueuedPhoto, type QueuedSelfScore } from './queued'

const store = new QueueStore(phoneStorage)
/** In WeChat, where nobody signs in: who the server last said is calling. */
const ownerKey = 'shifu:queue-owner'

/** Whose entries are shown and sent: on H5 whoever is signed in in this tab, in WeChat whoever the account was bound to last. */
function owner(): string | null {
  if (process.env.TARO_ENV === 'h5') return readSession()?.personId ?? null
  const kept: unknown = phoneStorage.read(ownerKey)
  return typeof kept === 'string' && kept !== '' ? kept : null
}

/** The app has learnt whose account this is; what they captured before goes now. */
export function noteOwner(personId: string): void {
  if (process.env.TARO_ENV !== 'h5' && owner() !== personId) phoneStorage.write(ownerKey, personId)
  runner.tell()
  void runner.run()
}

const runner = new QueueRunner(store, {
  owner,
  meet: async () => {
    const answer = await ask('read-me', {})
    if (answer.ok) return answer.output.id
    if (answer.refusal.code === 'offline') throw new NoAnswerError(answer.refusal.message)
    return null
  },
  send: async (entry) => {
    const { commandId } = entry
    const reply = await send({ action: entry.action, input: entry.input, commandId })
    cloudData.invalidate()
    if (entry.action === 'log-incident') return answerOf<'log-incident'>(reply)
    if (entry.action === 'dispute-incident') return answerOf<'dispute-incident'>(reply)
    const answer = answerOf<'submit-self-score'>(reply)
    const personId = owner()
    // It is handed in: what was kept in case it is not is of no more use.
    if (answer.ok && personId !== null) selfDrafts.remove(personId, entry.input.sheetId)
    return answer
  },
  upload: ({ recordId }, photo) => uploadPhoto(nameOf(photo), uploadPathOf(recordId ?? '', photo)),
  attach: async ({ action, recordId }, { sha256, fileId }) => {
    const bytes = { sha256, fileId: fileId ?? '' }
    const answer = action === 'submit-self-score' ? await command('attach-self-photo', { sheetId: recordId ?? '', ...bytes }) : await command('attach-photo', { incidentId: recordId ?? '', ...bytes })
    cloudData.invalidate()
    if (answer.ok) return answer.output.state === 'rejected' ? { ok: false, refusal: { code: 'bad-input', message: answer.output.note } } : answer
    if (answer.refusal.code === 'offline') throw new NoAnswerError(answer.refusal.message)
    // An answer that was lost on an earlier try.
    return answer.refusal.code === 'already-done' ? { ok: true, output: {} } : answer
  },
  release: (photos) => { void dropUnused(photos.map(nameOf)) },
  alone,
  later: (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => { clearTimeout(timer) }
  },
  aheadMs: () => clockNow().aheadMs, now: serverNow, random: Math.random,
})

/** A photo as the page has it before the entry is handed in. */
export interface TakenPhoto {
  readonly sha256: string
  readonly takenAt: string | null
  readonly bytes: ArrayBuffer
}

const nameOf = ({ sha256, type }: Pick<QueuedPhoto, 'sha256' | 'type'>): string => `${sha256}.${photoEndings[type]}`

const usedNames = () => new Set([...store.listAll().flatMap(({ photos }) => photos.map(nameOf)), ...selfDrafts.photoHashes().map((sha256) => nameOf({ sha256, type: 'image/jpeg' }))])

/** Removes the bytes of photos that no entry and no draft of anybody has any more. */
async function dropUnused(names: readonly string[]): Promise<void> {
  const used = usedNames()
  for (const name of names) if (!used.has(name)) await dropPhoto(name)
}

const noRoom: AppRefusal = { code: 'too-large', message: '手机存不下这一笔了，先清理一些空间再记' }

/** What a new entry begins with, whatever it asks for. */
type Fresh = Pick<Queued, 'commandId' | 'seq' | 'photos' | 'state' | 'isTried' | 'recordId' | 'refusal' | 'unclear'>
/** What became of an entry, and its id. */
export type HandedIn = Outcome & { readonly commandId: string }

/** Keeps an entry on the phone, photos first, and sends it with the others. */
async function submit(taken: readonly TakenPhoto[], entryOf: (fresh: Fresh) => Queued): Promise<HandedIn> {
  const commandId = newCommandId()
  const personId = owner()
  if (personId === null) return { kind: 'refused', refusal: { code: 'not-signed-in', message: '还没有登录' }, commandId }
  const photos = taken.map(({ sha256, takenAt, bytes }): QueuedPhoto => ({ sha256, takenAt, type: 'image/jpeg', sizeBytes: bytes.byteLength, state: 'waiting', fileId: null }))
  try {
    for (const photo of photos) await keepPhoto(nameOf(photo), taken.find(({ sha256 }) => sha256 === photo.sha256)?.bytes ?? new ArrayBuffer(0))
    const entry = entryOf({ commandId, photos, seq: store.nextSeq(personId), state: 'waiting', isTried: false, recordId: null, refusal: null, unclear: 0 })
    return { ...await runner.submit(personId, entry), commandId }
  } catch (failure) {
    console.warn('the phone could not keep an entry', failure)
    await dropUnused(photos.map(nameOf))
    return { kind: 'refused', refusal: noRoom, commandId }
  }
}

/** The photos as they are bound to an incident or an item; a field that is left out where there are none. */
export function bound(photos: readonly Pick<QueuedPhoto, 'sha256' | 'sizeBytes' | 'type' | 'takenAt'>[]) {
  return photos.length === 0 ? {} : { photos: photos.map(({ sha256, sizeBytes, type, takenAt }) => ({ sha256, sizeBytes, type, ...(takenAt === null ? {} : { takenAt }) })) }
}

/** 记一笔: keeps it on the phone and sends it. */
export function submitEntry(given: Pick<QueuedLog, 'input' | 'words' | 'clock'>, taken: readonly TakenPhoto[]): Promise<HandedIn> {
  return submit(taken, (fresh) => ({ ...fresh, action: 'log-incident', words: given.words, clock: given.clock, input: { ...given.input, ...bound(fresh.photos) } }))
}

/** 有异议: keeps it on the phone with its evidence and sends it. */
export function submitDispute(given: Pick<QueuedDispute, 'input' | 'words'>, taken: readonly TakenPhoto[]): Promise<HandedIn> {
  return submit(taken, (fresh) => ({ ...fresh, action: 'dispute-incident', words: given.words, input: { ...given.input, ...bound(fresh.photos) } }))
}

/** 自评: keeps it on the phone with the photos of its items and sends it. */
export function submitSelfScore(given: Pick<QueuedSelfScore, 'input' | 'words'>, taken: readonly TakenPhoto[]): Promise<HandedIn> {
  return submit(taken, (fresh) => ({ ...fresh, action: 'submit-self-score', words: given.words, input: given.input }))
}

/** The list on show, made anew after every change. */
const shown = new Map<string, readonly Queued[]>()
runner.subscribe(() => { shown.clear() })

/** The entries of whoever acts on this phone, in the order in which they were made; the same list until something changes. */
export function queuedEntries(): readonly Queued[] {
  const personId = owner() ?? ''
  const entries = shown.get(personId) ?? store.list(personId)
  shown.set(personId, entries)
  return entries
}

export function onQueueChange(listener: () => void): () => void {
  return runner.subscribe(listener)
}

/** What the server answered to an entry since the app was opened. */
export const answerTo = (commandId: string) => runner.answerTo(commandId)

/** Takes an entry out for good. */
export function discardEntry(commandId: string): void {
  const personId = owner()
  if (personId !== null) runner.discard(personId, commandId)
}

/** Sends one that stands aside once more, under its old id. */
export function repeatEntry(commandId: string): void {
  const personId = owner()
  const entry = personId === null ? null : store.read(personId, commandId)
  if (personId === null || entry === null) return
  store.put(personId, repeated(entry))
  runner.tell()
  void runner.run()
}

/** Sends what waits, now. */
export function runQueue(): void {
  void runner.run()
}

/** The kept bytes of an entry's photos, for changing the entry; those that are gone are left out. */
export async function takenPhotosOf(entry: Queued): Promise<readonly TakenPhoto[]> {
  const photos = await Promise.all(entry.photos.map(async (photo) => ({ photo, bytes: await readPhoto(nameOf(photo)) })))
  return photos.flatMap(({ photo: { sha256, takenAt }, bytes }) => (bytes === null ? [] : [{ sha256, takenAt, bytes }]))
}

/** Why no further entry fits on this phone, before anything is typed; null while there is room. */
export function queueFullText(): string | null {
  // WeChat tells in KB; on H5 the platform doesn't know.
  const { currentSize } = Taro.getStorageInfoSync()
  return fullTextOf(loadOf(store.listAll(), Number.isFinite(currentSize) ? currentSize * 1_024 : 0))
}

const leftOverKey = 'shifu:left-over-photos'

/** Photos whose entry never came, or whose end an earlier end of the app cut off. Another tab may be about to make the entry, so none goes at once. */
async function sweepPhotos(): Promise<void> {
  const { drop, noted } = sweepOf(await listPhotos(), usedNames(), notedIn(phoneStorage.read(leftOverKey)), Date.parse(serverNow()))
  phoneStorage.write(leftOverKey, JSON.stringify(noted))
  await dropUnused(drop)
}

/** At the start of the app: sends what waits, then and whenever there is a network again; bytes that were left over for hours go. */
export function startQueue(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => { if (isConnected) runQueue() })
  onOtherTabs(() => { runner.tell() })
  runQueue()
  void sweepPhotos().catch((failure: unknown) => { console.warn('left-over photos could not be removed', failure) })
}

/** Keeps a photo of a draft until it is handed in or taken out. */
export async function keepDraftPhoto({ sha256, bytes }: Pick<TakenPhoto, 'sha256' | 'bytes'>): Promise<void> {
  await keepPhoto(nameOf({ sha256, type: 'image/jpeg' }), bytes)
}

/** The bytes of a draft's photo; null where they are not on this phone. */
export function readDraftPhoto(sha256: string): Promise<ArrayBuffer | null> {
  return readPhoto(nameOf({ sha256, type: 'image/jpeg' }))
}

/** A photo was taken out of a draft: its bytes go where nothing else has them. */
export function dropDraftPhoto(sha256: string): void {
  void dropUnused([nameOf({ sha256, type: 'image/jpeg' })])
}

/** Who fills in a draft on this phone. */
export const draftOwner = (): string => owner() ?? ''
