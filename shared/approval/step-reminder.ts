import { addHours } from '../cycle/beijing-time'
import type { Sheet } from '../appraisal/sheet'

/** Hours that a step waits for its holder before they are reminded, and before the next person up may sign it too. It is never signed by the clock. */
export const remindAfterHours = 24
export const escalateAfterHours = 48
/** Hours before the due moment at which somebody without a self-score is reminded of it. */
export const selfScoreNoticeHours = 24

/** Something that a person should be told about a sheet, once: `key` is the same whenever it is asked for. */
export interface SheetReminder {
  readonly key: string
  readonly kind: 'self-score' | 'remind-holder' | 'next-up'
  readonly toId: string
  /** The moment from which it is due. */
  readonly at: string
}

function remindersOn(sheet: Sheet): readonly SheetReminder[] {
  const { holder, escalatedToId } = sheet
  if ((sheet.state === 'collecting' || sheet.state === 'rating') && sheet.selfScore === null) {
    return [{ key: `${sheet._id}:self-score`, kind: 'self-score', toId: sheet.employeeId, at: addHours(sheet.dates.ratingsDueAt, -selfScoreNoticeHours) }]
  }
  if (holder === null) return []
  const key = `${sheet._id}:${holder.action}:${holder.since}`
  return [
    { key: `${key}:remind`, kind: 'remind-holder', toId: holder.personId, at: addHours(holder.since, remindAfterHours) },
    ...(escalatedToId === null ? [] : [{ key: `${key}:next-up:${escalatedToId}`, kind: 'next-up' as const, toId: escalatedToId, at: addHours(holder.since, escalateAfterHours) }]),
  ]
}

/** Who should have been told what about the sheet by now; whoever sends it remembers the keys. */
export function reminderOf(sheet: Sheet, now: string): readonly SheetReminder[] {
  return remindersOn(sheet).filter(({ at }) => now >= at)
}
