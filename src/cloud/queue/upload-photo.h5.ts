import { NoAnswerError } from '../no-answer-error'
import { readSession } from '../session'
import { readPhoto } from './photo-files.h5'
import { photoGone, photoNotTaken } from './photo-gone'
import type { Reply } from './queue-runner'

/** A photo of some hundred KB goes up within this even where there is hardly a signal. */
const timeoutMs = 60_000

/** To the local cloud's storage, under the token of its sign-in. */
export async function uploadPhoto(name: string, cloudPath: string): Promise<Reply<{ readonly fileId: string }>> {
  const bytes = await readPhoto(name)
  if (bytes === null) return photoGone
  const controller = new AbortController()
  const timer = setTimeout(() => { controller.abort() }, timeoutMs)
  try {
    const response = await fetch(`/upload/${cloudPath}`, { method: 'PUT', signal: controller.signal, body: bytes, headers: { authorization: `Bearer ${readSession()?.token ?? ''}` } })
    if (response.status === 401) return { ok: false, refusal: { code: 'not-signed-in', message: '还没有登录' } }
    if (!response.ok) return photoNotTaken
    const body: unknown = await response.json()
    const fileId = (body as { fileID?: unknown } | null)?.fileID
    if (typeof fileId !== 'string') throw new NoAnswerError(`answered ${response.status}`)
    return { ok: true, output: { fileId } }
  } catch (failure) {
    throw failure instanceof NoAnswerError ? failure : new NoAnswerError(failure instanceof Error ? failure.message : String(failure))
  } finally {
    clearTimeout(timer)
  }
}
