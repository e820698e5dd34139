import { refuse, type Refusal } from '../contract/refusal'
import { beijingParts } from '../cycle/beijing-time'

/** How many entries one reporter may log on a Beijing day: about one person, and in all (safety T13). A company sets its own. */
export interface EntryLimits {
  readonly perPerson: number
  readonly inAll: number
}

export const defaultEntryLimits: EntryLimits = { perPerson: 10, inAll: 60 }

/** What a reporter has logged on one day; `_id` is `reporter:YYYY-MM-DD`. */
export interface EntryCount {
  readonly _id: string
  readonly inAll: number
  readonly people: readonly { readonly employeeId: string; readonly count: number }[]
}

/** The id under which a reporter's count of a Beijing day exists once. */
export function entryCountIdOf(reporterId: string, now: string): string {
  const { year, month, day } = beijingParts(now)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${reporterId}:${year}-${two(month)}-${two(day)}`
}

/** The day's count with one entry more, or a refusal that says who may still log. */
export function countEntry(earlier: EntryCount | null, countId: string, employeeId: string, limits: EntryLimits = defaultEntryLimits): EntryCount | Refusal {
  const { inAll, people } = earlier ?? { inAll: 0, people: [] }
  const own = people.find((known) => known.employeeId === employeeId)?.count ?? 0
  if (own >= limits.perPerson) return refuse('daily-limit', `今天已经给这位师傅记了 ${own} 笔，再有请店长来记`, 'employeeId')
  if (inAll >= limits.inAll) return refuse('daily-limit', `您今天已经记了 ${inAll} 笔，再有请店长来记`)
  return { _id: countId, inAll: inAll + 1, people: [...people.filter((known) => known.employeeId !== employeeId), { employeeId, count: own + 1 }] }
}
