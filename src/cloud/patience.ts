import { NoAnswerError } from './no-answer-error'

/** Pauses before a command is sent again when no answer came. */
export const retryPausesMs: readonly number[] = [400, 1_200, 3_000]

/** A pause that differs by chance, so that phones which lost the network together don't all come back at once. */
export function pauseByChance(ms: number, random: () => number = Math.random): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms * (0.7 + random() * 0.6)) })
}

/** Tries until an answer comes; after the last pause the lack of one is thrown. An answer that says no is an answer. */
export async function sendPatiently<Reply>(send: () => Promise<Reply>, pausesMs = retryPausesMs, pause = pauseByChance): Promise<Reply> {
  for (const ms of pausesMs) {
    try {
      return await send()
    } catch (failure) {
      if (!(failure instanceof NoAnswerError)) throw failure
      await pause(ms)
    }
  }
  return await send()
}
