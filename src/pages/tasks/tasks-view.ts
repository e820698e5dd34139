import { lastPeriodWord } from '@shared/cycle/period-title'
import type { Task } from '@shared/approval/list-tasks'
import { comparePoints, subtractPoints } from '@shared/scoring/exact'
import { dueLabel, leftLabel, periodLabel, pointsLabel } from '../../ui/format'
import { pages } from '../../ui/navigate'

/** A task as a line of the list. */
export interface TaskRow {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly due: string
  readonly isLate: boolean
  readonly url: string
}

/** A sheet that waits for the caller's signature, with what makes it unusual. */
export interface SignRow {
  /** Names the task and the content that is on show. */
  readonly id: string
  readonly sheetId: string
  readonly contentHash: string
  readonly action: 'assess-sheet' | 'review-sheet' | 'approve-sheet'
  readonly name: string
  readonly detail: string
  readonly total: string
  readonly flags: readonly string[]
  readonly mayTick: boolean
}

export interface TaskGroup {
  readonly title: string
  readonly rows: readonly TaskRow[]
}

const groupTitles: Record<Task['kind'], string> = {
  'answer-incident': '等您答复的事件', 'decide-dispute': '等您裁定的异议', 'verify-incident': '等您核实的投诉', 'admit-incident': '等您同意的补记', 'decide-objection': '等您裁定的数值异议', 'self-score': '自评', 'give-answers': '匿名评分', 'rate-item': '评分', 'hold-talk': '面谈', 'confirm-talk': '面谈', 'agree-plan': '改进计划', 'assess-sheet': '', 'review-sheet': '', 'approve-sheet': '',
  'sign-sheet': '等您签字', 'decide-appeal': '等您答复的申诉', 'decide-correction': '等您确认的更正', 'confirm-data': '退回的数据', 'settle-exceptions': '异常', 'record-metrics': '指标',
}

function urlOf(task: Task): string {
  switch (task.kind) {
    case 'answer-incident':
    case 'decide-dispute':
    case 'verify-incident':
    case 'admit-incident': return pages.incident(task.incident?.id ?? '')
    case 'self-score': return pages.selfScore(task.sheet?.id ?? '')
    case 'give-answers': return pages.answer(task.id.slice('give-answers:'.length))
    case 'rate-item': return pages.rate(task.sheet?.id ?? '', task.item?.id ?? '')
    case 'settle-exceptions': return pages.period()
    case 'record-metrics': return pages.metrics()
    case 'assess-sheet':
    case 'review-sheet':
    case 'approve-sheet':
    case 'decide-objection':
    case 'sign-sheet':
    case 'hold-talk':
    case 'confirm-talk':
    case 'agree-plan':
    case 'decide-appeal':
    case 'decide-correction':
    case 'confirm-data': return pages.sheet(task.sheet?.id ?? '')
  }
}

/** Kinds that are about somebody else's sheet, so that the line names them. */
const aboutOthers: readonly Task['kind'][] = ['confirm-data', 'decide-objection', 'decide-appeal', 'decide-correction']

function titleOf(task: Task): string {
  if (task.incident !== null) return task.kind === 'answer-incident' ? task.incident.kindTitle : `${task.incident.employeeName} · ${task.incident.kindTitle}`
  if ((task.kind === 'rate-item' || task.kind === 'hold-talk') && task.sheet !== null) return task.sheet.employeeName
  if (task.sheet !== null) return `${periodLabel(task.sheet.periodId)}${aboutOthers.includes(task.kind) ? ` · ${task.sheet.employeeName}` : ''}`
  return task.title
}

function detailOf(task: Task): string {
  if (task.incident !== null) return task.kind === 'decide-dispute' ? `异议：${task.incident.dispute?.reason ?? ''}` : task.incident.note
  if (task.kind === 'rate-item') return task.item?.title ?? ''
  return task.detail
}

/** Everything that is opened one by one, grouped by kind in the order of the list. */
export function taskGroupsOf(tasks: readonly Task[], now: string): readonly TaskGroup[] {
  const groups = new Map<string, TaskRow[]>()
  for (const task of tasks.filter((candidate) => groupTitles[candidate.kind] !== '')) {
    const title = groupTitles[task.kind]
    const isClock = task.incident !== null || task.kind === 'decide-objection'
    const due = task.dueAt === null ? '' : isClock ? leftLabel(task.dueAt, now) : dueLabel(task.dueAt)
    const rows = groups.get(title) ?? []
    rows.push({ id: task.id, title: titleOf(task), detail: detailOf(task), due, isLate: task.dueAt !== null && now >= task.dueAt, url: urlOf(task) })
    groups.set(title, rows)
  }
  return [...groups].map(([title, rows]) => ({ title, rows }))
}

function differenceText(label: string, total: string, other: string | null): string | null {
  if (other === null) return null
  const difference = subtractPoints(total, other)
  return comparePoints(difference, 0) === 0 ? `与${label}相同` : `比${label}${difference.startsWith('-') ? '少' : '多'} ${pointsLabel(difference.replace('-', ''))}`
}

/** Sheets to sign at one step, the unusual ones first: they are opened; the others may be ticked and signed together. */
export interface SignGroup {
  readonly action: SignRow['action']
  readonly title: string
  /** The period where all are of the same; else each row names its own. */
  readonly period: string | null
  readonly rows: readonly SignRow[]
}

const steps = ['assess-sheet', 'review-sheet', 'approve-sheet'] as const

function signRowOf(task: Task, action: SignRow['action'], isPeriodTold: boolean): SignRow | null {
  const { sheet } = task
  if (sheet === null || sheet.contentHash === null) return null
  const total = sheet.total ?? '0'
  // A jump that has to be looked at is told among the flags; once is enough.
  const last = lastPeriodWord(sheet.periodId)
  const fromLast = task.openFirst.some((flag) => flag.startsWith(`比${last}`)) ? null : differenceText(last, total, sheet.previousTotal)
  const parts = [isPeriodTold ? null : periodLabel(sheet.periodId), fromLast, differenceText('自评', total, sheet.selfTotal), task.detail === '' ? null : task.detail]
  return {
    id: `${task.id}:${sheet.contentHash}`, sheetId: sheet.id, contentHash: sheet.contentHash, action, name: `${sheet.employeeName} · ${sheet.storeName}`, total: pointsLabel(total),
    detail: parts.filter((part) => part !== null).join(' · '), flags: task.openFirst, mayTick: task.openFirst.length === 0,
  }
}

/** Sheets to sign, step by step of the route. */
export function signGroupsOf(tasks: readonly Task[]): readonly SignGroup[] {
  return steps.flatMap((action) => {
    const here = tasks.filter(({ kind }) => kind === action)
    const periods = [...new Set(here.flatMap(({ sheet }) => sheet?.periodId ?? []))]
    const [only] = periods
    const period = periods.length === 1 && only !== undefined ? periodLabel(only) : null
    const rows = here.flatMap((task) => signRowOf(task, action, period !== null) ?? []).sort((a, b) => b.flags.length - a.flags.length || (a.sheetId < b.sheetId ? -1 : 1))
    return rows.length === 0 ? [] : [{ action, title: here[0]?.title ?? '', period, rows }]
  })
}

/** The ticked sheets in their order. A tick is for the content that was on show: once that has changed it no longer holds. */
export function tickedRowsOf(groups: readonly SignGroup[], ticked: ReadonlySet<string>): readonly SignRow[] {
  return groups.flatMap(({ rows }) => rows).filter(({ id, mayTick }) => mayTick && ticked.has(id))
}

/** What the button for the ticked sheets says; the step is named where it is the same for all. */
export function signButtonTitle(groups: readonly SignGroup[], ticked: readonly SignRow[]): string {
  if (ticked.length === 0) return '勾选后可以一起通过'
  const titles = groups.filter(({ action }) => ticked.some((row) => row.action === action)).map(({ title }) => title)
  return `${titles.length === 1 ? titles.join('') : ''}通过 ${ticked.length} 张`
}

/** What is left to sign at a step after one sheet of it: the next that has to be opened, and how many there are; then those that may be ticked together. */
export interface NextToSign {
  readonly next: SignRow | null
  readonly toOpen: number
  readonly toTick: number
}

/** What comes after the sheet `sheetId`, from the same list that the tasks show. */
export function nextToSignOf(tasks: readonly Task[], sheetId: string): NextToSign {
  const rows = signGroupsOf(tasks).flatMap((group) => group.rows).filter((row) => row.sheetId !== sheetId)
  const unusual = rows.filter(({ mayTick }) => !mayTick)
  return { next: unusual[0] ?? null, toOpen: unusual.length, toTick: rows.length - unusual.length }
}
