import { refuse, type Refusal } from '../contract/refusal'
import { beijingDayOf, dayStartsAt } from '../cycle/beijing-time'
import { stretchesOf, type PlannedPerson } from './sheet-plan'

/**
 * Why something can't change for a person from that day on; null when it can: tomorrow at the latest, since a sheet of a day that is still to come
 * could not be taken back, and after the last change, so that every stretch has a day at least. The first day of work is none: somebody new gets
 * their sheets from it on.
 */
export function refuseChangeDay(person: PlannedPerson, from: string, now: string): Refusal | null {
  if (from > beijingDayOf(dayStartsAt(beijingDayOf(now), 1))) return refuse('change-out-of-bounds', '最晚从明天起，以后的变动到时候再改', 'from')
  const stretches = stretchesOf(person)
  const [first] = stretches
  const last = stretches.filter(({ startsAt }) => startsAt <= now).pop() ?? first
  const isAfter = last !== undefined && (last === first ? dayStartsAt(from) >= last.startsAt : dayStartsAt(from) > last.startsAt)
  return !isAfter ? refuse('change-out-of-bounds', '要在上一次变动之后，至少隔一天', 'from') : null
}
