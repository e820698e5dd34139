/** Beijing has kept UTC+8 without summer time since 1991: one fixed offset, whatever the machine's zone is. */
const offsetMs = 8 * 3_600_000
const dayMs = 86_400_000

export const hourMs = 3_600_000

/** Milliseconds of an ISO instant; throws on anything that is not one, since only checked instants get here. */
export function toMs(instant: string): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new TypeError(`not an instant: ${instant}`)
  return ms
}

/** ISO instant (UTC, `Z`) of milliseconds since 1970. */
export function toInstant(ms: number): string {
  return new Date(ms).toISOString()
}

/** The instant so many hours later. */
export function addHours(instant: string, hours: number): string {
  return toInstant(toMs(instant) + hours * hourMs)
}

/** The calendar parts of an instant in Beijing; `weekday` 0 is Sunday. */
export function beijingParts(instant: string): { year: number; month: number; day: number; hour: number; minute: number; weekday: number } {
  const shifted = new Date(toMs(instant) + offsetMs)
  return {
    year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), weekday: shifted.getUTCDay(),
  }
}

/** The instant at which a Beijing calendar day begins; months and days may overflow as in `Date.UTC`. */
export function beijingMidnight(year: number, month: number, day: number): string {
  return toInstant(Date.UTC(year, month - 1, day) - offsetMs)
}

/** The instant at which a calendar day (`YYYY-MM-DD`) begins in Beijing, or so many days after it. */
export function dayStartsAt(day: string, daysLater = 0): string {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number)
  return beijingMidnight(year, month, number + daysLater)
}

/** The month (`YYYY-MM`) to which an instant belongs in Beijing: server time decides the period (decision 7). */
export function periodIdOf(instant: string): string {
  const { year, month } = beijingParts(instant)
  return `${year}-${String(month).padStart(2, '0')}`
}

/** The calendar day (`YYYY-MM-DD`) of an instant in Beijing. */
export function beijingDayOf(instant: string): string {
  return new Date(toMs(instant) + offsetMs).toISOString().slice(0, 10)
}

/** The month before or after, `steps` may be negative. */
export function shiftPeriodId(periodId: string, steps: number): string {
  const [year = 0, month = 1] = periodId.split('-').map(Number)
  const months = year * 12 + (month - 1) + steps
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Whole days from one Beijing calendar day to another. */
export function beijingDaysBetween(from: string, to: string): number {
  return Math.floor((toMs(to) + offsetMs) / dayMs) - Math.floor((toMs(from) + offsetMs) / dayMs)
}
