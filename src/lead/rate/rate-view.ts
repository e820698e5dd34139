import type { RatingLine } from '@shared/appraisal/list-ratings'
import { extremeSide, leastExample } from '@shared/appraisal/require-example'
import { dueLabel, periodLabel, pointsLabel } from '../../ui/format'
import { pointsProblem } from '../../ui/points'

/** An item on somebody's sheet as the page for giving points shows it. */
export interface RateLine {
  readonly key: string
  readonly sheetId: string
  readonly itemId: string
  readonly name: string
  readonly who: string
  readonly itemTitle: string
  /** The item with its month. */
  readonly item: string
  readonly criteria: readonly string[]
  readonly max: string
  readonly step: string
  /** The five levels to choose from, on items that take a level instead of points; else empty. */
  readonly levels: RatingLine['item']['levels']
  /** What points mean, and what to look at, as the form has them. */
  readonly rubric: readonly string[]
  readonly checklist: readonly string[]
  readonly exampleAbove: number | null
  readonly exampleBelow: number | null
  readonly isWithheld: boolean
  /** What the employee gave themselves, with why; null while they have not handed it in. */
  readonly self: RatingLine['self']
  readonly given: string | null
  readonly givenLevel: number | null
  readonly comment: string
  readonly due: string
  /** Its month is past the cut: it is waited for. On a live sheet points may be given, but nobody waits for them. */
  readonly isDue: boolean
  readonly isLate: boolean
}

/** Points and words as they stand in the form; points are as typed, empty while none are given. */
export interface RateDraft {
  readonly points: string
  /** The level chosen, on items that take one. */
  readonly level: number | null
  readonly comment: string
}

export function keyOf(sheetId: string, itemId: string): string {
  return `${sheetId} ${itemId}`
}

/** A row of the form's rubric: `4–5 分：下属信服`. */
function rubricText({ label, from, to }: RatingLine['item']['rubric'][number]): string {
  return `${from === to ? from : `${from}–${to}`} 分：${label}`
}

export function rateLineOf(line: RatingLine, now: string): RateLine {
  return {
    key: keyOf(line.sheetId, line.item.id), sheetId: line.sheetId, itemId: line.item.id, name: line.employeeName, who: `${line.storeName} · ${line.position}`,
    itemTitle: line.item.title, item: `${periodLabel(line.periodId)} · ${line.item.title}`, criteria: line.item.criteria, max: line.item.max, step: line.item.step,
    levels: line.item.levels, rubric: line.item.rubric.map(rubricText), checklist: line.item.checklist, givenLevel: line.given?.level ?? null,
    exampleAbove: line.item.exampleAbove, exampleBelow: line.item.exampleBelow, isWithheld: line.isWithheld, self: line.self,
    given: line.given === null ? null : pointsLabel(line.given.points), comment: line.given?.comment ?? '',
    due: dueLabel(line.dueAt), isDue: line.state !== 'live', isLate: line.given === null && now >= line.dueAt,
  }
}

/**
 * What the page leads through, and what may be given early besides: while lines of a month past its cut are there, the running month's stand
 * apart, so that nobody gives points for the wrong month.
 */
export function roundsOf(lines: readonly RateLine[]): { readonly now: readonly RateLine[]; readonly early: readonly RateLine[] } {
  const due = lines.filter(({ isDue }) => isDue)
  return due.length === 0 ? { now: lines, early: [] } : { now: due, early: lines.filter(({ isDue }) => !isDue) }
}

/** The round that a line belongs to: whoever comes next is of the same one. */
export function roundOf(lines: readonly RateLine[], key: string): readonly RateLine[] {
  const { now, early } = roundsOf(lines)
  return early.some((line) => line.key === key) ? early : now
}

/** Those without points yet, and those that have them, in the order of the list. */
export function splitLines(lines: readonly RateLine[]): { readonly waiting: readonly RateLine[]; readonly given: readonly RateLine[] } {
  return { waiting: lines.filter(({ given }) => given === null), given: lines.filter(({ given }) => given !== null) }
}

/** Who comes after somebody: the next without points in the order of the list, from its start again; null when nobody else waits. */
export function nextKeyAfter(lines: readonly RateLine[], key: string): string | null {
  const here = lines.findIndex((line) => line.key === key)
  const others = [...lines.slice(here + 1), ...lines.slice(0, Math.max(here, 0))]
  return others.find(({ given }) => given === null)?.key ?? null
}

/** Where the form starts: what was given before, else nothing. */
export function draftOf(line: RateLine): RateDraft {
  return { points: line.levels.length > 0 ? '' : (line.given ?? ''), level: line.givenLevel, comment: line.comment }
}

/** What is wrong with the points as typed; null while nothing is typed or nothing is wrong. */
export function draftProblem(draft: RateDraft, line: RateLine): string | null {
  return draft.points === '' ? null : pointsProblem(draft.points, line.step, line.max)
}

/** What the form asks to be written besides such points: `高于满分的 90%`; null where it asks for nothing. */
export function exampleReason(draft: RateDraft, line: RateLine): string | null {
  const points = line.levels.length > 0 ? (line.levels.find(({ level }) => level === draft.level)?.points ?? '') : draft.points
  if (points === '' || draftProblem(draft, line) !== null) return null
  const { exampleAbove, exampleBelow } = line
  const side = extremeSide({ ...(exampleAbove === null ? {} : { exampleAbove }), ...(exampleBelow === null ? {} : { exampleBelow }) }, points, Number(line.max))
  return side === null ? null : side === 'high' ? `高于满分的 ${exampleAbove ?? ''}%` : `低于满分的 ${exampleBelow ?? ''}%`
}

/** The example that these points ask for is not there yet. */
export function lacksExample(draft: RateDraft, line: RateLine): boolean {
  return exampleReason(draft, line) !== null && draft.comment.trim().length < leastExample
}

/** Whether the draft can be sent. */
export function isReady(draft: RateDraft, line: RateLine): boolean {
  if (lacksExample(draft, line)) return false
  return line.levels.length > 0 ? draft.level !== null : draft.points !== '' && draftProblem(draft, line) === null
}

/** What the draft gives, in words: `8.5 分`, `4 级`. */
export function givenText(draft: RateDraft, line: RateLine): string {
  return line.levels.length > 0 ? `${draft.level ?? ''} 级` : `${draft.points} 分`
}

/** What the button says; `next` is who comes after, who may be the same person with another item. */
export function sendTitle(draft: RateDraft, line: RateLine, next: RateLine | null): string {
  if (lacksExample(draft, line)) return '先写一个事例'
  if (!isReady(draft, line)) return line.levels.length > 0 ? '先选等级' : '先打分'
  const what = `${line.given === null ? (line.levels.length > 0 ? '评' : '打') : '改成'} ${givenText(draft, line)}`
  if (next === null) return what
  return `${what}，${next.sheetId === line.sheetId ? '下一项' : '下一位'}`
}

/** How far it has come: `已打 3 人，还剩 2 人`. */
export function progressText(lines: readonly RateLine[]): string {
  const { waiting, given } = splitLines(lines)
  return waiting.length === 0 ? `${given.length} 项都打好了` : `已打 ${given.length} 项，还剩 ${waiting.length} 项`
}
