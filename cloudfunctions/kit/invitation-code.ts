import { randomInt } from 'node:crypto'
import { hashOf } from './hash'

/** Letters and digits that can't be taken for one another when read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A fresh code of 10 characters (about 49 bits), from the system's secure random source. */
export function newCode(): string {
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** Under which id a customer's code is kept: its hash. */
export function answerCodeIdOf(code: string): string {
  return hashOf(['answer', code])
}

/** Under which id an invitation is kept: the code itself is not in the database. */
export function invitationIdOf(code: string): string {
  return hashOf(['invitation', code])
}
