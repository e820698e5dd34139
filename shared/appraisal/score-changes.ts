import { beijingDaysBetween, beijingParts } from '../cycle/beijing-time'
import { subtractPoints, sumPoints } from '../scoring/exact'
import type { Scorecard } from '../scoring/scorecard'
import type { ScoreChange } from './sheet'

/** How many moves of the total a sheet remembers: more than the days of a month and its close, few enough to keep the document small. */
export const maximumChanges = 80

/** What the moves of one cause on one day came to. */
export interface DayCause {
  readonly cause: string
  /** How often it moved the total. */
  readonly count: number
  /** Signed, with two places: `-2.00`. */
  readonly points: string
  /** Ids of the items that it moved. */
  readonly items: readonly string[]
}

/** One Beijing day on which the total moved. */
export interface ScoreDay {
  /** The instant of the day's last move. */
  readonly at: string
  /** `YYYY-MM-DD` in Beijing. */
  readonly day: string
  readonly from: string
  readonly to: string
  /** Signed, with two places. */
  readonly points: string
  /** In the order in which they came. */
  readonly causes: readonly DayCause[]
}

/** The total as it was before anything was known, where a record has none. */
const nothing = '0.00'

/**
 * The moves with one more, where the total of `after` differs from that of `before`. Beyond `maximumChanges` the oldest two neighbours of one day
 * become one, so that no day loses its last total or its causes' points; the oldest of all only where every day has a single move.
 */
export function withChange(changes: readonly ScoreChange[], before: Scorecard, after: Scorecard, cause: string, at: string): readonly ScoreChange[] {
  if (before.total === after.total) return changes
  const items = after.items.filter(({ id, points }) => before.items.find((item) => item.id === id)?.points !== points).map(({ id }) => id)
  const all = [...changes, { at, cause, before: before.total, after: after.total, items, count: 1 }]
  return all.length <= maximumChanges ? all : drawnTogether(all)
}

function drawnTogether(changes: readonly ScoreChange[]): readonly ScoreChange[] {
  const place = changes.findIndex((change, index) => { const next = changes[index + 1]; return next !== undefined && beijingDaysBetween(change.at, next.at) === 0 })
  const [first, second] = [changes[place], changes[place + 1]]
  if (first === undefined || second === undefined) return changes.slice(1)
  const both: ScoreChange = {
    at: second.at, cause: togetherOf(first.cause, second.cause), before: first.before, after: second.after,
    items: [...new Set([...first.items, ...second.items])], count: first.count + second.count,
  }
  return [...changes.slice(0, place), both, ...changes.slice(place + 2)]
}

/** Two causes in the words of the first; how many there were stands in `count`. */
function togetherOf(first: string, second: string): string {
  return first === second || first.endsWith('等') ? first : `${first}等`
}

function dayOf(instant: string): string {
  const { year, month, day } = beijingParts(instant)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function causesOf(changes: readonly ScoreChange[]): readonly DayCause[] {
  const causes = new Map<string, DayCause>()
  for (const { cause, count, before, after, items } of changes) {
    const known = causes.get(cause)
    const points = subtractPoints(after ?? nothing, before ?? nothing)
    causes.set(cause, known === undefined ? { cause, count, points, items } : { cause, count: known.count + count, points: sumPoints([known.points, points]), items: [...new Set([...known.items, ...items])] })
  }
  return [...causes.values()]
}

/** The moves of a total (in the order of their instants) day by day in Beijing, the oldest first: from what to what, and by which causes. */
export function scoreDaysOf(changes: readonly ScoreChange[]): readonly ScoreDay[] {
  const days = new Map<string, ScoreChange[]>()
  for (const change of changes) days.set(dayOf(change.at), [...(days.get(dayOf(change.at)) ?? []), change])
  return [...days].flatMap(([day, moves]) => {
    const [first] = moves
    const last = moves[moves.length - 1]
    if (first === undefined || last === undefined) return []
    const [from, to] = [first.before ?? nothing, last.after ?? nothing]
    return [{ at: last.at, day, from, to, points: subtractPoints(to, from), causes: causesOf(moves) }]
  })
}
