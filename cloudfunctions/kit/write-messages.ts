import { incidentNotices } from '@shared/message/incident-notices'
import { messageOf, type Message } from '@shared/message/message'
import { recipientIds, type Notice } from '@shared/message/notice'
import { objectionNotices } from '@shared/message/objection-notices'
import { monthReminderOf, signingReminderOf } from '@shared/message/reminder'
import { sheetNotices } from '@shared/message/sheet-notices'
import { kindTitle } from '@shared/incident/incident-kind'
import type { Incident } from '@shared/incident/incident'
import type { LeadFinder } from '@shared/people/lead-finder'
import { atOnce } from './at-once'
import { companyReader, readTemplate } from './company'
import { logBug } from './log'
import { readDocument } from './read'
import type { Transaction } from './transaction'

/** Leads are read anew every fifteen seconds at most: a close moves thousands of sheets. */
const readCompany = companyReader()

/** What the incident's kind is called on its sheet; one that is on none is told without it. */
async function titleOf(transaction: Transaction, { sheetId, kind }: Incident): Promise<string> {
  if (sheetId === null) return '一件事'
  const written = transaction.changesOf('sheets').find(({ after }) => after._id === sheetId)?.after
  const sheet = written ?? await readDocument('sheets', sheetId)
  return sheet === null ? '一件事' : kindTitle((await readTemplate(sheet.templateId, sheet.templateVersion)).template, kind)
}

/** Whom the changes of a transaction concern, and what is to be said to them. */
async function noticesOf(transaction: Transaction, now: string): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  for (const { before, after } of transaction.changesOf('incidents')) notices.push(...incidentNotices(before, after, await titleOf(transaction, after), now))
  for (const { before, after } of transaction.changesOf('objections')) notices.push(...objectionNotices(before, after))
  for (const { before, after } of transaction.changesOf('sheets')) if (before !== null) notices.push(...sheetNotices(before, after, now))
  return notices
}

/**
 * Writes the notices as messages in the transaction that they follow from, one for each event and person; those that were written before are left
 * alone. Answers who has a new one.
 */
export async function writeNotices(transaction: Transaction, notices: readonly Notice[], leadsOf: LeadFinder, now: string): Promise<readonly string[]> {
  // Sheets that move together mostly fall to the same people, who are told once.
  const messages = new Map<string, Message>()
  for (const notice of notices) {
    for (const personId of recipientIds(notice.to, 'may' in notice.to ? leadsOf(notice.to.about) : [], transaction.actorId)) {
      const message = messageOf(notice, personId, now)
      if (!transaction.toldBefore.has(message._id)) messages.set(message._id, messages.get(message._id) ?? message)
    }
  }
  const fresh: Message[] = []
  await atOnce([...messages.values()], async (message) => {
    if (await transaction.read('outbox', message._id) === null) fresh.push(message)
  })
  await transaction.createAll('outbox', fresh)
  await transaction.createAll('reminders', fresh.map(signingReminderOf).filter((reminder) => reminder !== null))
  return fresh.map(({ personId }) => personId)
}

/**
 * The messages and reminders that follow from what the transaction changed; who has a new message. Work is never lost for a message: what can't be
 * worked out is logged and not told.
 */
export async function writeMessages(transaction: Transaction): Promise<readonly string[]> {
  const now = new Date().toISOString()
  let notices: readonly Notice[] = []
  let leadsOf: LeadFinder = () => []
  try {
    notices = await noticesOf(transaction, now)
    if (notices.some(({ to }) => 'may' in to)) leadsOf = (await readCompany()).leadsOf
  } catch (failure) {
    logBug(failure, { requestId: 'messages', action: 'write-messages' })
    notices = []
  }
  for (const { before, after } of transaction.changesOf('periods')) {
    if (before === null || before.dates.ratingsDueAt !== after.dates.ratingsDueAt) await transaction.write('reminders', monthReminderOf(after._id, after.dates, now))
  }
  return writeNotices(transaction, notices, leadsOf, now)
}
