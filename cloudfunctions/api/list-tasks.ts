import { listTasks, type Task } from '@shared/approval/list-tasks'
import { openFirst } from '@shared/approval/open-first'
import { briefOf } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { missingMetricCount } from '@shared/appraisal/metric-lines'
import { decisionClocksOf, type Incident } from '@shared/incident/incident'
import { hasRole, reachOf, type Person } from '@shared/people/person'
import type { Template } from '@shared/scoring/template'
import { readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { incidentViewsFor } from './incident-views'
import { claimsToDecide } from './list-incidents'
import { metricLinesFor } from './list-metrics'
import { dueRatings } from './list-ratings'

type Bare = Omit<Task, 'sheet' | 'incident' | 'item' | 'count' | 'openFirst'> & Partial<Task>

const task = (bare: Bare): Task => ({ sheet: null, incident: null, item: null, count: 1, openFirst: [], ...bare })

async function templateOf(sheet: Sheet): Promise<Template> {
  return (await readTemplate(sheet.templateId, sheet.templateVersion)).template
}

/** What waits on the caller's own sheets: self-score and signature. */
async function ownTasks(actor: Person): Promise<Task[]> {
  const mine = await listDocuments('sheets', { employeeId: actor._id })
  const tasks = await Promise.all(mine.map(async (sheet) => {
    const sheetBrief = briefOf(sheet, await templateOf(sheet))
    if ((sheet.state === 'collecting' || sheet.state === 'rating') && sheet.selfScore === null) {
      return [task({ id: `self-score:${sheet._id}`, kind: 'self-score', title: '提交自评', detail: '两分钟就能填完', dueAt: sheet.dates.ratingsDueAt, sheet: sheetBrief })]
    }
    if (sheet.state === 'sealed' && (sheet.signature?.state === 'waiting' || sheet.signature?.state === 'unsigned')) {
      return [task({ id: `sign-sheet:${sheet._id}`, kind: 'sign-sheet', title: '本人签字', detail: '看过得分和工资，没问题就签字，有问题可以申诉', dueAt: sheet.signature.dueAt, sheet: sheetBrief })]
    }
    return []
  }))
  return tasks.flat()
}

/** Steps of other people's sheets that the caller holds. */
async function stepTasks(actor: Person): Promise<Task[]> {
  const held = await listDocuments('sheets', { holderId: actor._id })
  return Promise.all(held.map(async (sheet) => {
    const template = await templateOf(sheet)
    const kind = (['assess-sheet', 'review-sheet', 'approve-sheet'] as const).find((action) => action === sheet.holder?.action) ?? 'assess-sheet'
    return task({ id: `${kind}:${sheet._id}`, kind, title: sheet.holder?.title ?? '', detail: sheet.holder?.because ?? '', dueAt: null, sheet: briefOf(sheet, template), openFirst: [...openFirst(sheet, template)] })
  }))
}

/** Ratings that the form assigns to the caller and that they have not given, from the cut on. */
async function ratingTasks(actor: Person): Promise<Task[]> {
  return (await dueRatings(actor)).filter(({ line }) => line.given === null).map(({ sheet, template, line: { item, dueAt } }) => task({
    id: `rate-item:${sheet._id}:${item.id}`, kind: 'rate-item', title: `评分：${item.title}`, detail: '', dueAt, sheet: briefOf(sheet, template), item: { ...item, given: null },
  }))
}

function incidentTask(kind: 'answer-incident' | 'decide-dispute' | 'verify-incident' | 'admit-incident', incident: Incident, view: Task['incident']): Task {
  const titles = { 'answer-incident': '确认或提出异议', 'decide-dispute': '裁定异议', 'verify-incident': '核实投诉', 'admit-incident': '补记等您同意' }
  const dueAt = kind === 'answer-incident' ? incident.answerBy : decisionClocksOf(incident)?.lapsesAt ?? null
  return task({ id: `${kind}:${incident._id}`, kind, title: titles[kind], detail: '', dueAt, incident: view })
}

const decidingKinds = { disputed: 'decide-dispute', unverified: 'verify-incident', late: 'admit-incident' } as const

/** Under which kind of task a claim waits for its decision; null where it waits for none. */
function decidingKindOf({ state }: Incident): (typeof decidingKinds)[keyof typeof decidingKinds] | null {
  return state === 'disputed' || state === 'unverified' || state === 'late' ? decidingKinds[state] : null
}

async function incidentTasks(actor: Person, now: string): Promise<Task[]> {
  const [aboutMe, toDecide] = await Promise.all([listDocuments('incidents', { employeeId: actor._id, state: 'logged' }), claimsToDecide(actor)])
  const answerable = aboutMe.filter(({ answerBy }) => now < answerBy)
  const views = new Map((await incidentViewsFor([...answerable, ...toDecide], actor, now)).map((view) => [view.id, view]))
  return [
    ...answerable.filter(({ _id }) => views.get(_id)?.may.includes('acknowledge-incident')).map((incident) => incidentTask('answer-incident', incident, views.get(incident._id) ?? null)),
    ...toDecide.flatMap((incident) => {
      const [kind, view] = [decidingKindOf(incident), views.get(incident._id)]
      const action = kind === 'admit-incident' ? 'admit-incident' : 'decide-incident'
      return kind !== null && view?.may.includes(action) === true ? [incidentTask(kind, incident, view)] : []
    }),
  ]
}

/** What waits for those who keep the data: reopened sheets, exceptions, metrics of a month that is past its cut. */
async function dataTasks(actor: Person, now: string): Promise<Task[]> {
  const tasks: Task[] = []
  const reach = reachOf(actor, ['hr', 'store-manager'])
  if (hasRole(actor, 'hr') || hasRole(actor, 'store-manager')) {
    const collecting = (await listDocuments('sheets', { state: 'collecting' })).filter(({ storeId, employeeId }) => (reach === 'company' || reach.includes(storeId)) && employeeId !== actor._id)
    for (const sheet of collecting.filter(({ reopenedAt }) => reopenedAt !== null)) {
      tasks.push(task({ id: `confirm-data:${sheet._id}`, kind: 'confirm-data', title: '核对退回的数据', detail: sheet.returns[sheet.returns.length - 1]?.reason ?? '', dueAt: null, sheet: briefOf(sheet, await templateOf(sheet)) }))
    }
  }
  if (hasRole(actor, 'hr')) {
    const states = ['collecting', 'rating', 'assessing', 'reviewing', 'approving'] as const
    const sheets = (await Promise.all(states.map((state) => listDocuments('sheets', { state })))).flat()
    const count = sheets.reduce((sum, sheet) => sum + sheet.openExceptionCount, 0)
    if (count > 0) tasks.push(task({ id: 'settle-exceptions', kind: 'settle-exceptions', title: '处理异常', detail: `${count} 个异常等您处理`, dueAt: null, count }))
  }
  if (hasRole(actor, 'hr') || hasRole(actor, 'after-sales-manager') || hasRole(actor, 'inspector')) {
    const { periodId, lines, dates } = await metricLinesFor(actor, null, now)
    const missing = missingMetricCount(lines)
    if (periodId !== null && missing > 0 && dates !== null) {
      tasks.push(task({ id: `record-metrics:${periodId}`, kind: 'record-metrics', title: '录入指标', detail: `${periodId} 还差 ${missing} 个指标`, dueAt: dates.factsDueAt, count: missing }))
    }
  }
  return tasks
}

export const listTasksHandler = query(listTasks, async ({ actor, now }) => {
  const groups = await Promise.all([incidentTasks(actor, now), ownTasks(actor), ratingTasks(actor), stepTasks(actor), dataTasks(actor, now)])
  return { tasks: groups.flat() }
})
