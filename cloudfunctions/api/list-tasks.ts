import { hasImpartialJudge } from '@shared/correction/decide-appeal'
import { listTasks, type Task } from '@shared/approval/list-tasks'
import { decideObjection } from '@shared/appraisal/decide-objection'
import { refuseObjectionDecider } from '@shared/appraisal/objection'
import { isGranted } from '@shared/people/permission'
import { openFirst } from '@shared/approval/open-first'
import { escalateAfterHours } from '@shared/approval/step-escalation'
import { actionsOnSheet, briefOf } from '@shared/appraisal/present-sheet'
import { talkLeaders, talkStates } from '@shared/appraisal/plan-talk'
import type { Sheet } from '@shared/appraisal/sheet'
import { missingMetricCount } from '@shared/appraisal/metric-lines'
import { decisionClocksOf, type Incident } from '@shared/incident/incident'
import { addHours } from '@shared/cycle/beijing-time'
import { hasRole, isInReach, reachOf, type Person } from '@shared/people/person'
import type { Template } from '@shared/scoring/template'
import { readLeads, readTemplate } from '../kit/company'
import { isBelowMinimum } from '@shared/pay/pay-guard'
import { listDocuments, listExceptionCounts, listReopened, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { incidentViewsFor } from './incident-views'
import { claimsToDecide } from './list-incidents'
import { answerFormsFor } from './list-answer-forms'
import { metricLinesFor } from './list-metrics'
import { subjectOf } from '../kit/sheet-access'
import { dueRatings } from './list-ratings'

type Bare = Omit<Task, 'sheet' | 'incident' | 'item' | 'count' | 'openFirst'> & Partial<Task>

const task = (bare: Bare): Task => ({ sheet: null, incident: null, item: null, count: 1, openFirst: [], ...bare })

async function templateOf(sheet: Sheet): Promise<Template> {
  return (await readTemplate(sheet.templateId, sheet.templateVersion)).template
}

/** What waits on the caller's own sheets: self-score and signature. */
async function ownTasks(actor: Person): Promise<Task[]> {
  const mine = await listDocuments('sheets', { employeeId: actor._id })
  const plans = new Map((await readDocuments('plans', mine.map(({ _id }) => _id))).map((plan) => [plan._id, plan]))
  const tasks = await Promise.all(mine.map(async (sheet) => {
    const sheetBrief = briefOf(sheet, await templateOf(sheet))
    const practice: Task[] = []
    if (talkStates.includes(sheet.state) && sheet.talk !== null && sheet.talk.heldOn !== null && sheet.talk.confirmation === null && sheet.talk.objection === null) {
      practice.push(task({ id: `confirm-talk:${sheet._id}`, kind: 'confirm-talk', title: '确认面谈', detail: `${sheet.talk.recordedByName}记了面谈，看看对不对`, dueAt: null, sheet: sheetBrief }))
    }
    if (plans.get(sheet._id)?.agreed.employee === null) practice.push(task({ id: `agree-plan:${sheet._id}`, kind: 'agree-plan', title: '看看改进计划', detail: '同意就确认，也可以改', dueAt: null, sheet: sheetBrief }))
    if ((sheet.state === 'collecting' || sheet.state === 'rating') && sheet.selfScore === null) {
      return [...practice, task({ id: `self-score:${sheet._id}`, kind: 'self-score', title: '提交自评', detail: '两分钟就能填完', dueAt: sheet.dates.ratingsDueAt, sheet: sheetBrief })]
    }
    if (sheet.state === 'sealed' && (sheet.signature?.state === 'waiting' || sheet.signature?.state === 'unsigned')) {
      return [...practice, task({ id: `sign-sheet:${sheet._id}`, kind: 'sign-sheet', title: '本人签字', detail: '看过得分和工资，没问题就签字，有问题可以申诉', dueAt: sheet.signature.dueAt, sheet: sheetBrief })]
    }
    return practice
  }))
  return tasks.flat()
}

/** Anonymous forms that the caller has not filled in yet, of periods past their cut: nobody is asked about one that still runs. */
async function answerTasks(actor: Person, now: string): Promise<Task[]> {
  const forms = await answerFormsFor(actor, now)
  return forms.filter(({ hasAnswered, cutAt }) => !hasAnswered && now >= cutAt).map(({ sheetId, role, employeeName, closesAt, questions }) => task({
    id: `give-answers:${sheetId}:${role}`, kind: 'give-answers', title: `评一评${employeeName}`, detail: `匿名，${questions.length} 个问题，两分钟`, dueAt: closesAt,
  }))
}

/** Talks that the caller owes their people, on forms that ask for one, from the cut to their own signature. */
async function talkTasks(actor: Person): Promise<Task[]> {
  if (!talkLeaders.some(({ role }) => hasRole(actor, role))) return []
  const states = ['collecting', 'rating', 'assessing'] as const
  const mine = (await Promise.all(states.map((state) => listDocuments('sheets', { supervisorId: actor._id, state })))).flat().filter(({ talk }) => (talk === null || talk.heldOn === null || talk.objection !== null))
  const tasks = await Promise.all(mine.map(async (sheet) => {
    const template = await templateOf(sheet)
    if (template.practice?.talk === undefined) return []
    const detail = sheet.talk !== null && sheet.talk.objection !== null ? `本人有异议：${sheet.talk.objection}` : '谈完记下来，才能签考核'
    return [task({ id: `hold-talk:${sheet._id}`, kind: 'hold-talk', title: `和${sheet.employeeName}面谈`, detail, dueAt: null, sheet: briefOf(sheet, template) })]
  }))
  return tasks.flat()
}

/** Why the step is with the caller, where it is not theirs by position. */
function stepDetailOf({ holder, holderId }: Sheet, actor: Person): string {
  if (holder === null) return ''
  return holderId === actor._id ? holder.because ?? '' : `${holder.personName} ${escalateAfterHours} 小时没有签，您也可以签`
}

/** Steps of other people's sheets that the caller holds, and those that waited so long that the caller may sign them too. */
async function stepTasks(actor: Person): Promise<Task[]> {
  const [held, taken] = await Promise.all([listDocuments('sheets', { holderId: actor._id }), listDocuments('sheets', { escalatedToId: actor._id })])
  return Promise.all([...held, ...taken].map(async (sheet) => {
    const template = await templateOf(sheet)
    const kind = (['assess-sheet', 'review-sheet', 'approve-sheet'] as const).find((action) => action === sheet.holder?.action) ?? 'assess-sheet'
    return task({ id: `${kind}:${sheet._id}`, kind, title: sheet.holder?.title ?? '', detail: stepDetailOf(sheet, actor), dueAt: sheet.holder === null ? null : addHours(sheet.holder.since, escalateAfterHours), sheet: briefOf(sheet, template), openFirst: [...openFirst(sheet, template)] })
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

/** Appeals that the caller may answer, and corrections that wait for a second signer. */
async function correctionTasks(actor: Person): Promise<Task[]> {
  const [appealed, proposed] = await Promise.all([listDocuments('sheets', { isAppealOpen: true }), listDocuments('corrections', { state: 'proposed' })])
  const corrected = await readDocuments('sheets', proposed.map(({ sheetId }) => sheetId))
  const leads = appealed.length === 0 ? [] : await readLeads()
  const tasksOf = async (sheets: readonly Sheet[], kind: 'decide-appeal' | 'decide-correction', title: string, detailOf: (sheet: Sheet) => string): Promise<Task[]> => {
    const tasks = await Promise.all(sheets.map(async (sheet) => {
      const template = await templateOf(sheet)
      return actionsOnSheet(actor, sheet, template, { openCorrection: proposed.find(({ _id }) => _id === sheet.openCorrectionId) ?? null, hasOtherJudge: hasImpartialJudge(sheet, leads) }).includes(kind) ? [task({ id: `${kind}:${sheet._id}`, kind, title, detail: detailOf(sheet), dueAt: null, sheet: briefOf(sheet, template) })] : []
    }))
    return tasks.flat()
  }
  return (await Promise.all([
    tasksOf(appealed, 'decide-appeal', '答复申诉', (sheet) => sheet.signature?.reason ?? ''),
    tasksOf(corrected, 'decide-correction', '确认更正', ({ _id }) => proposed.find(({ sheetId }) => sheetId === _id)?.reason ?? ''),
  ])).flat()
}

/** Exceptions of a sheet that somebody must settle: while it runs and once it is sealed only that it can't be read. */
function waitingExceptions({ state, exceptions, openExceptionCount }: Pick<Sheet, 'state' | 'exceptions' | 'openExceptionCount'>): number {
  return state === 'live' || state === 'sealed' ? exceptions.filter(({ kind, settledAt }) => kind === 'broken-record' && settledAt === null).length : openExceptionCount
}

/** What waits for those who keep the data: reopened sheets, exceptions, metrics of a month that is past its cut. */
async function dataTasks(actor: Person, now: string): Promise<Task[]> {
  const tasks: Task[] = []
  const reach = reachOf(actor, ['hr', 'store-manager'])
  if (hasRole(actor, 'hr') || hasRole(actor, 'store-manager')) {
    const reopened = (await listReopened()).filter(({ state, storeId, employeeId }) => state === 'collecting' && isInReach(reach, storeId) && employeeId !== actor._id)
    for (const sheet of reopened) {
      tasks.push(task({ id: `confirm-data:${sheet._id}`, kind: 'confirm-data', title: '核对退回的数据', detail: sheet.returns[sheet.returns.length - 1]?.reason ?? '', dueAt: null, sheet: briefOf(sheet, await templateOf(sheet)) }))
    }
  }
  if (hasRole(actor, 'hr')) {
    const [onSheets, unmade] = await Promise.all([listExceptionCounts(), listDocuments('unmade-sheets', { state: 'open' })])
    const count = unmade.length + onSheets.reduce((sum, sheet) => sum + waitingExceptions(sheet), 0)
    if (count > 0) tasks.push(task({ id: 'settle-exceptions', kind: 'settle-exceptions', title: '处理异常', detail: `${count} 个异常等您处理`, dueAt: null, count }))
  } else if (hasRole(actor, 'finance')) {
    const count = (await listExceptionCounts()).filter(isBelowMinimum).length
    if (count > 0) tasks.push(task({ id: 'settle-exceptions', kind: 'settle-exceptions', title: '低于最低工资', detail: `${count} 张表等您定补足还是照发`, dueAt: null, count }))
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

/** Objections to values that wait for the caller's decision. */
async function objectionTasks(actor: Person): Promise<Task[]> {
  if (!decideObjection.may.some(({ role }) => role !== 'everybody' && hasRole(actor, role))) return []
  const open = (await listDocuments('objections', { state: 'open' })).filter((objection) => isGranted(decideObjection.may, actor, subjectOf(objection)) && refuseObjectionDecider(objection, actor) === null)
  const sheets = new Map((await readDocuments('sheets', open.map(({ sheetId }) => sheetId))).map((sheet) => [sheet._id, sheet]))
  const tasks = await Promise.all(open.map(async ({ _id, sheetId, title, valueText, reason, lapsesAt }) => {
    const sheet = sheets.get(sheetId)
    return sheet === undefined ? [] : [task({ id: `decide-objection:${_id}`, kind: 'decide-objection', title: '裁定数值异议', detail: `${title} ${valueText}：${reason}`, dueAt: lapsesAt, sheet: briefOf(sheet, await templateOf(sheet)) })]
  }))
  return tasks.flat()
}

export const listTasksHandler = query(listTasks, async ({ actor, now }) => {
  const groups = await Promise.all([incidentTasks(actor, now), objectionTasks(actor), ownTasks(actor), answerTasks(actor, now), ratingTasks(actor), talkTasks(actor), stepTasks(actor), correctionTasks(actor), dataTasks(actor, now)])
  return { tasks: groups.flat() }
})
