import { refuse, type Refusal } from '../contract/refusal'
import type { AnswerCode } from './survey'

/** The code if it may still be used; unknown, used and expired give the same answer, so that guessing teaches nothing. */
export function checkAnswerCode(code: AnswerCode | null, now: string): AnswerCode | Refusal {
  return code === null || code.isUsed || now >= code.expiresAt ? refuse('answer-code-invalid', undefined, 'code') : code
}
