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
  'answer-incident': '等您答复的事件', 'decide-dispute': '等您裁定的异议', 'self-score': '自评', 'rate-item': '评分', 'assess-sheet': '', 'review-sheet': '', 'approve-sheet': '',
  'sign-sheet': '等您签字', 'confirm-data': '退回的数据', 'settle-exceptions': '异常', 'record-metrics': '指标',
}

function urlOf(task: Task): string {
  switch (task.kind) {
    case 'answer-incident':
    case 'decide-dispute': return pages.incident(task.incident?.id ?? '')
    case 'self-score': return pages.selfScore(task.sheet?.id ?? '')
    case 'rate-item': return pages.rate(task.sheet?.id ?? '', task.item?.id ?? '')
    case 'settle-exceptions': return pages.period()
    case 'record-metrics': return pages.metrics()
    case 'assess-sheet':
    case 'review-sheet':
    case 'approve-sheet':
    case 'sign-sheet':
    case 'confirm-data': return pages.sheet(task.sheet?.id ?? '')
  }
}

function titleOf(task: Task): string {
  if (task.incident !== null) return task.kind === 'answer-incident' ? task.incident.kindTitle : `${task.incident.employeeName} · ${task.incident.kindTitle}`
  if (task.kind === 'rate-item' && task.sheet !== null) return task.sheet.employeeName
  if (task.sheet !== null) return `${periodLabel(task.sheet.periodId)}${task.kind === 'confirm-data' ? ` · ${task.sheet.employeeName}` : ''}`
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
    const isClock = task.kind === 'answer-incident' || task.kind === 'decide-dispute'
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

/** Sheets to sign: those that are unusual first, to be opened; the others may be ticked and signed together. */
export function signRowsOf(tasks: readonly Task[]): readonly SignRow[] {
  return tasks.flatMap((task): SignRow[] => {
    const { kind, sheet } = task
    if (sheet === null || sheet.contentHash === null || (kind !== 'assess-sheet' && kind !== 'review-sheet' && kind !== 'approve-sheet')) return []
    const total = sheet.total ?? '0'
    const parts = [periodLabel(sheet.periodId), differenceText('上月', total, sheet.previousTotal), differenceText('自评', total, sheet.selfTotal), task.detail === '' ? null : task.detail]
    return [{
      id: task.id, sheetId: sheet.id, contentHash: sheet.contentHash, action: kind, name: `${sheet.employeeName} · ${sheet.storeName}`, total: pointsLabel(total),
      detail: parts.filter((part): part is string => part !== null).join(' · '), flags: task.openFirst, mayTick: task.openFirst.length === 0,
    }]
  }).sort((a, b) => b.flags.length - a.flags.length || (a.sheetId < b.sheetId ? -1 : 1))
}

/** What the button for the ticked sheets says. */
export function signButtonTitle(rows: readonly SignRow[], ticked: number): string {
  const [first] = rows
  const step = first === undefined ? '' : { 'assess-sheet': '考核', 'review-sheet': '审核', 'approve-sheet': '核准' }[first.action]
  return `${step}通过 ${ticked} 张`
}
