import type { Person, Store } from '../people/person'
import type { Job } from './job'
import { keepsJobsOf } from './job-access'
import type { JobRow, RowEffect, RowProblem } from './import-jobs'
import { hasResult, refuseResult, resultText, type StatedResult } from './record-job-result'
import { planDifferences, refuseLabel, type JobPlan } from './save-job'
import { evenShares } from './shares'

/** What the rows are held against. */
export interface RowsContext {
  readonly actor: Person
  readonly stores: readonly Store[]
  /** Everybody active in the stores that the rows name. */
  readonly people: readonly Person[]
  readonly jobOf: (orderNo: string) => Job | null
  readonly now: string
}

/** A row with its people found: how the job is planned, and how it ended where the row says so. */
export interface DecidedRow {
  readonly line: number
  readonly plan: JobPlan
  readonly stated: StatedResult | null
  readonly effect: RowEffect
}

/** The titles of the file's columns, as people see them. */
export const columnTitles = {
  orderNo: '单号', label: '简称', store: '门店', installers: '师傅', plannedOn: '计划日期', state: '状态', completedOn: '完工日期', isFirstPass: '一次合格', faults: '原因', split: '分摊',
} as const
export type Column = keyof typeof columnTitles

/** Holds every row against the roster and the jobs there are: what is wrong by line and column, and what each sound row would do. */
export function decideRows(rows: readonly JobRow[], context: RowsContext): { problems: readonly RowProblem[]; decided: readonly DecidedRow[] } {
  const problems: RowProblem[] = []
  const decided: DecidedRow[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const before = problems.length
    const wrong = (column: Column, text: string) => { problems.push({ line: row.line, column: columnTitles[column], text }) }
    const first = seen.get(row.orderNo)
    if (first !== undefined) wrong('orderNo', `单号 ${row.orderNo} 和第 ${first} 行重复`)
    seen.set(row.orderNo, row.line)
    const found = decideRow(row, context, wrong)
    if (found !== null && problems.length === before) decided.push(found)
  }
  return { problems, decided }
}

function decideRow(row: JobRow, { actor, stores, people, jobOf, now }: RowsContext, wrong: (column: Column, text: string) => void): DecidedRow | null {
  const label = refuseLabel(row.label)
  if (label !== null) wrong('label', label.message)
  const store = stores.find(({ name }) => name === row.store)
  if (store === undefined || !keepsJobsOf(actor, store._id)) {
    wrong('store', store === undefined ? `没有“${row.store}”这个门店` : `您不管${row.store}的安装单`)
    return null
  }
  const job = jobOf(row.orderNo)
  if (job !== null && job.storeId !== store._id) wrong('store', '这个单号已经在别的门店')
  const installers = row.installers.flatMap((name) => {
    const known = job?.installers.find((one) => one.name === name)
    const namesakes = people.filter((person) => person.storeId === store._id && person.name === name)
    const [person] = namesakes
    if (known !== undefined && (person === undefined || namesakes.length > 1)) return [known]
    if (person === undefined) wrong('installers', `${row.store}没有在职的“${name}”`)
    else if (namesakes.length > 1) wrong('installers', `${row.store}有 ${namesakes.length} 位“${name}”，请在安装单里手工派单`)
    else if (person._id === actor._id) wrong('installers', '有您自己的单子要由别人来登记')
    return person === undefined || namesakes.length > 1 ? [] : [{ id: person._id, name: person.name }]
  })
  if (new Set(row.installers).size !== row.installers.length) wrong('installers', '同一位师傅写了两次')
  if (installers.length !== row.installers.length) return null
  const plan: JobPlan = { orderNo: row.orderNo, label: row.label.trim(), storeId: store._id, installers, plannedOn: row.plannedOn, state: row.state }
  const stated = statedOf(row, installers, wrong)
  const isBearing = stated === null && job?.result?.split.some(({ personId }) => !installers.some(({ id }) => id === personId)) === true
  if (isBearing) wrong('installers', '承担责任的师傅变了，请把完工结果一起填上')
  if (stated !== null) {
    const refused = refuseResult({ state: row.state, installers, result: job?.result ?? null }, stated, now)
    if (refused !== null) wrong(refused.field === 'completedOn' ? 'completedOn' : refused.field === 'split' ? 'split' : refused.field === 'faults' ? 'faults' : 'state', refused.message)
  }
  return { line: row.line, plan, stated, effect: effectOf(row, job, plan, stated) }
}

function statedOf({ result }: JobRow, installers: JobPlan['installers'], wrong: (column: Column, text: string) => void): StatedResult | null {
  if (result === null) return null
  const { completedOn, isFirstPass, faults } = result
  if (isFirstPass) return { completedOn, isFirstPass, faults, split: [], note: '' }
  const even = evenShares(installers.length)
  const split = result.split.length === 0 ? installers.map(({ id }, index) => ({ personId: id, percent: even[index] ?? 0 })) : result.split.map(({ name, percent }) => {
    const member = installers.find((one) => one.name === name)
    if (member === undefined) wrong('split', `“${name}”不在这单的师傅里`)
    return { personId: member?.id ?? '', percent }
  })
  return { completedOn, isFirstPass, faults, split, note: '' }
}

/** Whether a row leaves the result of a job as it is: it says nothing of its own about it, or states one anew. */
export function keepsResult(job: Job | null, { plan, stated }: Pick<DecidedRow, 'plan' | 'stated'>): boolean {
  return job?.state === 'completed' && (stated !== null || plan.state === 'assigned')
}

function effectOf(row: JobRow, job: Job | null, plan: JobPlan, stated: StatedResult | null): RowEffect {
  const outcome = stated === null ? [] : [resultText(stated, plan.installers)]
  if (job === null) return { line: row.line, orderNo: row.orderNo, kind: 'new', differences: outcome }
  const differences = [...planDifferences(keepsResult(job, { plan, stated }) ? { ...job, state: plan.state } : job, plan), ...(stated === null || hasResult(job, stated) ? [] : outcome)]
  return { line: row.line, orderNo: row.orderNo, kind: differences.length === 0 ? 'same' : 'changed', differences }
}
