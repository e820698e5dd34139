import { addHours } from '@shared/cycle/beijing-time'
import { addressOf } from '@shared/message/message-address'
import { messageKindRows } from '@shared/message/message-kinds'
import {
  afterError, consentIdOf, ended, isQuiet, isStale, maximumConsents, templateDataOf, type Consent, type Message, type MessageSettings, type SubscriptionTemplate,
} from '@shared/message/message'
import { logBug } from '../kit/log'
import { openidOf } from '../kit/openid'
import { sendSubscribeMessage, type SendOutcome } from '../kit/subscribe-message'
import { inTransaction, type Transaction } from '../kit/transaction'
import { isStillAsked } from './still-asked'

/** A message that is `sending` is left alone for so long; then whoever sent it is gone. */
const sendingHours = 0.25

/** Whose message it is, and whether it still asks for something that is to be done. */
interface Reader {
  readonly openid: string | null
  readonly isAsked: boolean
}

interface Taken {
  readonly message: Message
  readonly template: SubscriptionTemplate
  readonly openid: string
}

/**
 * Sends one message: taken with its consent in a transaction, then WeChat is asked, then what became of it is written. Killed in between it stays
 * `sending`, is found again and ends as `unknown`: a person is rather told once too few than twice, and the inbox has it anyway.
 */
export async function sendDue(due: Message, settings: MessageSettings, requestId: string): Promise<boolean> {
  try {
    const [openid, isAsked] = await Promise.all([openidOf(due.personId), isStillAsked(due)])
    const taken = await inTransaction((transaction) => take(transaction, due._id, { openid, isAsked }, settings))
    if (taken === null) return true
    const { message, template } = taken
    const outcome = await sendSubscribeMessage({ openid: taken.openid, templateId: template.id, page: addressOf(message).slice(1), data: templateDataOf(message, template) })
    await inTransaction((transaction) => settle(transaction, message, outcome))
    return true
  } catch (failure) {
    logBug(failure, { requestId, action: 'send-message' })
    await setAside(due._id, requestId)
    return false
  }
}

/** Why the message is for the inbox alone; null when it may be sent. */
async function keptBecause(transaction: Transaction, message: Message, { openid, isAsked }: Reader, template: SubscriptionTemplate | undefined, now: string): Promise<string | null> {
  const person = await transaction.read('people', message.personId)
  if (person === null || person.status === 'left') return 'person-left'
  if (isStale(message, now)) return 'stale'
  if (message.isRead) return 'read'
  if (!isAsked) return 'done'
  if (template === undefined) return 'no-template'
  return openid === null ? 'no-account' : null
}

/** Marks the message as `sending` and uses up the consent for it; null where nothing is to be sent. */
async function take(transaction: Transaction, messageId: string, reader: Reader, settings: MessageSettings): Promise<Taken | null> {
  const now = new Date().toISOString()
  const { openid } = reader
  const message = await transaction.read('outbox', messageId)
  if (message === null || message.dueAt === null || now < message.dueAt || isQuiet(settings, now)) return null
  if (message.delivery !== 'waiting') {
    await transaction.write('outbox', ended(message, 'unknown', 'no-answer'))
    return null
  }
  const key = messageKindRows[message.kind].subscription
  const template = settings.templates[key]
  const because = await keptBecause(transaction, message, reader, template, now)
  const consent = because === null ? await transaction.read('consents', consentIdOf(message.personId, key)) : null
  if (because !== null || template === undefined || openid === null || consent === null || consent.count < 1) {
    await transaction.write('outbox', ended(message, 'kept', because ?? 'no-consent'))
    return null
  }
  const sending: Message = { ...message, delivery: 'sending', tries: message.tries + 1, dueAt: addHours(now, sendingHours) }
  await transaction.write('consents', { ...consent, count: consent.count - 1 })
  await transaction.write('outbox', sending)
  return { message: sending, template, openid }
}

/** The consents after the outcome: given back where nothing was sent, none where WeChat knows of none. */
function consentsAfter(consent: Consent, outcome: SendOutcome): number {
  if (outcome.kind === 'refused') return 0
  return outcome.kind === 'error' ? Math.min(consent.count + 1, maximumConsents) : consent.count
}

/** Writes what became of it, once: somebody may have given it up meanwhile. */
async function settle(transaction: Transaction, sent: Message, outcome: SendOutcome): Promise<void> {
  const message = await transaction.read('outbox', sent._id)
  if (message === null || message.delivery !== 'sending' || message.tries !== sent.tries) return
  const now = new Date().toISOString()
  const next = outcome.kind === 'sent' ? ended(message, 'sent', '') : outcome.kind === 'refused' ? ended(message, 'kept', 'refused')
    : outcome.kind === 'unknown' ? ended(message, 'unknown', outcome.code) : afterError(message, outcome.code, now)
  await transaction.write('outbox', next)
  const consent = await transaction.read('consents', consentIdOf(message.personId, messageKindRows[message.kind].subscription))
  if (consent === null) return
  const count = consentsAfter(consent, outcome)
  if (count !== consent.count) await transaction.write('consents', { ...consent, count })
}

/** A message that can't be sent because its record is broken: it is looked at no more and stops nobody else. */
async function setAside(messageId: string, requestId: string): Promise<void> {
  try {
    await inTransaction(async (transaction) => {
      const message = await transaction.read('outbox', messageId)
      if (message !== null && message.delivery !== 'sending') await transaction.write('outbox', ended(message, 'failed', 'broken'))
    })
  } catch (failure) {
    logBug(failure, { requestId, action: 'set-aside-message' })
  }
}
