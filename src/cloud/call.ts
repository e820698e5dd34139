import Taro from '@tarojs/taro'
import type { ActionInput, ActionName, ActionOutput } from '@shared/contract/actions'
import type { Json } from '@shared/contract/canonical-json'
import type { CallReply } from '@shared/contract/call'
import type { RefusalCode } from '@shared/contract/refusal'
import { CommandOutbox, intentOf, newCommandId, type PendingCommand } from './command-outbox'
import { NoAnswerError } from './no-answer-error'
import { sendPatiently } from './patience'
import { noteServerTime, serverNow } from './server-clock'
import { readSession } from './session'
import { send } from './transport'

/** A no as the app shows it; `offline` is the app's own: no answer came. */
export interface AppRefusal {
  readonly code: RefusalCode | 'offline'
  readonly message: string
  readonly field?: string
  readonly requestId?: string
}

export type Answer<Name extends ActionName> =
  | { readonly ok: true; readonly output: ActionOutput<Name>; readonly now: string }
  | { readonly ok: false; readonly refusal: AppRefusal }

/** Commands belong to the person who gave them: another one's on the same device get ids of their own. */
const storageKey = () => `shifu:pending-commands:${readSession()?.personId ?? ''}`

const outbox = new CommandOutbox({
  read: () => {
    const kept: unknown = Taro.getStorageSync(storageKey())
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, PendingCommand>) : {}
  },
  write: (pending) => { Taro.setStorageSync(storageKey(), pending) },
}, newCommandId, serverNow)

/** A reply as the app takes it; the server's clock is noted on the way. */
export function answerOf<Name extends ActionName>(reply: CallReply): Answer<Name> {
  noteServerTime(reply.now)
  // The output was cut to its schema by the function that sent it; it is not checked a second time on the phone.
  if (reply.ok) return { ok: true, output: reply.output as ActionOutput<Name>, now: reply.now }
  return { ok: false, refusal: { ...reply.refusal, requestId: reply.requestId } }
}

/** Asks a question. Without an answer the refusal is `offline`; asking again is up to the cache. */
export async function ask<Name extends ActionName>(action: Name, input: ActionInput<Name>): Promise<Answer<Name>> {
  try {
    return answerOf<Name>(await send({ action, input }))
  } catch (failure) {
    if (!(failure instanceof NoAnswerError)) throw failure
    return { ok: false, refusal: { code: 'offline', message: '没有连上网络，请检查后重试' } }
  }
}

/**
 * Does something. Its id is stored before it is sent and repeated until an answer has come; when none comes the refusal is `offline` and the
 * next tap on the same thing repeats the same command.
 */
export async function command<Name extends ActionName>(action: Name, input: ActionInput<Name>): Promise<Answer<Name>> {
  const json: Json = input
  const intent = intentOf(action, json)
  const commandId = outbox.open(intent)
  try {
    const reply = await sendPatiently(() => send({ action, input, commandId }))
    const isUnknown = !reply.ok && (reply.refusal.code === 'internal' || reply.refusal.code === 'busy')
    if (!isUnknown) outbox.settle(intent)
    return answerOf<Name>(reply)
  } catch (failure) {
    if (!(failure instanceof NoAnswerError)) throw failure
    return { ok: false, refusal: { code: 'offline', message: '没有连上网络，内容还在，连上后再点一次就行，不会重复' } }
  }
}
