import Taro from '@tarojs/taro'
import type { ActionInput, ActionName, ActionOutput } from '@shared/contract/actions'
import type { Json } from '@shared/contract/canonical-json'
import type { CallReply, CallRequest } from '@shared/contract/call'
import type { RefusalCode } from '@shared/contract/refusal'
import { CommandOutbox, intentOf, newCommandId, type PendingCommand } from './command-outbox'
import { NoAnswerError } from './no-answer-error'
import { noteServerTime, serverNow } from './server-clock'
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

const storageKey = 'shifu:pending-commands'
const outbox = new CommandOutbox({
  read: () => (Taro.getStorageSync(storageKey) || {}) as Record<string, PendingCommand>,
  write: (pending) => { Taro.setStorageSync(storageKey, pending) },
}, newCommandId, serverNow)

/** Pauses before a command is sent again after no answer came; it keeps its id, so it can't happen twice. */
const retryPausesMs = [400, 1_200, 3_000]

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms * (0.7 + Math.random() * 0.6)) })
}

async function sendPatiently(request: CallRequest, pausesMs: readonly number[]): Promise<CallReply> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await send(request)
    } catch (failure) {
      const wait = pausesMs[tried]
      if (!(failure instanceof NoAnswerError) || wait === undefined) throw failure
      await pause(wait)
    }
  }
}

function answerOf<Name extends ActionName>(reply: CallReply): Answer<Name> {
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
  const intent = intentOf(action, input as Json)
  const commandId = outbox.open(intent)
  try {
    const reply = await sendPatiently({ action, input, commandId }, retryPausesMs)
    const isUnknown = !reply.ok && (reply.refusal.code === 'internal' || reply.refusal.code === 'busy')
    if (!isUnknown) outbox.settle(intent)
    return answerOf<Name>(reply)
  } catch (failure) {
    if (!(failure instanceof NoAnswerError)) throw failure
    return { ok: false, refusal: { code: 'offline', message: '没有连上网络，内容还在，连上后再点一次就行，不会重复' } }
  }
}
