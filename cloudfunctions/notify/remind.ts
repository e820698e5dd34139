import { owedNotices, signingNotices } from '@shared/message/reminder-notices'
import { afterCheck, type MonthReminder, type Reminder, type SigningReminder } from '@shared/message/reminder'
import { readLeads, readTemplate } from '../kit/company'
import { logBug } from '../kit/log'
import { listDocuments, pageDocuments } from '../kit/read'
import { signal } from '../kit/signal'
import { inTransaction } from '../kit/transaction'
import { writeNotices } from '../kit/write-messages'
import type { Slice } from './drain'

/** How many sheets one transaction looks at. */
const sheetsAtOnce = 25

/** Does what a reminder is due for: messages, and its own next moment, in one transaction. Answers whether it moved. */
export async function remindDue(due: Reminder, slice: Slice): Promise<boolean> {
  try {
    if (due.kind === 'signing') return await remindSigner(due, slice.requestId)
    let current: MonthReminder | null = due
    while (current !== null && current.dueAt !== null && Date.now() < slice.deadlineMs) current = await remindNextSheets(current, slice.requestId)
    return true
  } catch (failure) {
    logBug(failure, { requestId: slice.requestId, action: 'remind' })
    return false
  }
}

/** Whoever has not answered the anonymous questions about the sheet's person. */
async function unansweredOf(sheetId: string): Promise<string[]> {
  return (await listDocuments('answer-marks', { sheetId })).filter(({ hasAnswered }) => !hasAnswered).map(({ personId }) => personId)
}

/** The next sheets of the month; the reminder as it stands then, null where another slice was first. */
async function remindNextSheets(reminder: MonthReminder, requestId: string): Promise<MonthReminder | null> {
  const sheets = await pageDocuments('sheets', { periodId: reminder.periodId }, reminder.afterId, sheetsAtOnce)
  const owed = await Promise.all(sheets.map(async (sheet) => owedNotices(sheet, sheet.survey === null ? [] : await unansweredOf(sheet._id), reminder)))
  const moved = await inTransaction(async (transaction) => {
    const now = new Date().toISOString()
    const latest = await transaction.read('reminders', reminder._id)
    if (latest?.kind !== 'month' || latest.dueAt === null || latest.afterId !== reminder.afterId) return null
    const isOver = sheets.length < sheetsAtOnce || now >= latest.until
    const next: MonthReminder = { ...latest, afterId: sheets[sheets.length - 1]?._id ?? latest.afterId, dueAt: isOver ? null : latest.dueAt }
    // After the deadline there is nothing to remind of.
    const told = now >= latest.until ? [] : await writeNotices(transaction, owed.flat(), () => [], now)
    await transaction.write('reminders', next)
    return { next, told }
  })
  if (moved === null) return null
  await signal(moved.told, requestId)
  return moved.next
}

async function remindSigner(due: SigningReminder, requestId: string): Promise<boolean> {
  const held = (await listDocuments('sheets', { holderId: due.personId })).filter(({ periodId, holder }) => periodId === due.periodId && holder?.action === due.action)
  const [leads, sheets] = await Promise.all([readLeads(), Promise.all(held.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template })))])
  const told = await inTransaction(async (transaction) => {
    const now = new Date().toISOString()
    const latest = await transaction.read('reminders', due._id)
    if (latest?.kind !== 'signing' || latest.dueAt === null || latest.checks !== due.checks) return []
    const ids = await writeNotices(transaction, signingNotices(latest, latest.dueAt, sheets, leads), () => leads, now)
    await transaction.write('reminders', held.length === 0 ? { ...latest, dueAt: null } : afterCheck(latest))
    return ids
  })
  await signal(told, requestId)
  return true
}
