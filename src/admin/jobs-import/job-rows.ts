import type { ActionInput } from '@shared/contract/actions'
import { causeRows, type Cause } from '@shared/job/cause'
import { isCalendarDay } from '@shared/job/job-day'
import { isWhole } from '@shared/job/shares'
import { parseCsv } from '../csv'
import type { CellProblem } from '../import-batches'

export type JobRow = ActionInput<'import-jobs'>['rows'][number]

export interface ReadFile {
  readonly rows: readonly JobRow[]
  readonly problems: readonly CellProblem[]
}

/** The columns in the order of the sample; those without a star may be empty or missing. */
export const columns = ['单号', '简称', '门店', '师傅', '计划日期', '状态', '完工日期', '一次合格', '原因', '分摊'] as const
type ColumnTitle = (typeof columns)[number]
const needed: readonly ColumnTitle[] = ['单号', '简称', '门店', '师傅', '计划日期']

/** A sample to begin with; tabs, so that it falls into columns when it is pasted into Excel. */
export const sample = [
  columns.join('\t'),
  ['DX-2001', '锦绣园李府', '城东店', '李大勇、王海涛', '2026-11-20', '待安装', '', '', '', ''].join('\t'),
  ['DX-2002', '滨江王府', '城东店', '张建军', '2026-11-18', '', '2026-11-18', '是', '', ''].join('\t'),
  ['DX-2003', '翠湖张府', '城西店', '罗永胜、宋阳', '2026-11-18', '', '2026-11-19', '否', '设计60、安装40', '罗永胜50、宋阳50'].join('\t'),
].join('\n')

const states: Readonly<Record<string, JobRow['state']>> = { '': 'assigned', '待安装': 'assigned', '已完工': 'assigned', '完工': 'assigned', '客户延期': 'postponed', '延期': 'postponed', '已取消': 'cancelled', '取消': 'cancelled' }
const answers: Readonly<Record<string, boolean>> = { 是: true, 合格: true, 一次合格: true, 否: false, 不合格: false }

/** `2026/11/8`, `2026年11月8日` or `2026-11-08` as a day; null for anything else. */
export function dayOfCell(text: string): string | null {
  const [, year, month = '', number = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (year === undefined) return null
  const day = `${year}-${month.padStart(2, '0')}-${number.padStart(2, '0')}`
  return isCalendarDay(day) ? day : null
}

const parts = (text: string) => text.split(/[、，,;；\s]+/).filter((part) => part !== '')

/** `设计60、安装40`: names with whole percents; one name alone is all of it. */
export function sharesOfCell(text: string): readonly { readonly name: string; readonly percent: number }[] | null {
  const read = parts(text).map((part) => /^(.+?)(\d{1,3})?%?$/.exec(part))
  const shares = read.map((match) => ({ name: match?.[1] ?? '', percent: match?.[2] === undefined ? (read.length === 1 ? 100 : -1) : Number(match[2]) }))
  return isWhole(shares.map(({ percent }) => percent)) ? shares : null
}

function causeOf(name: string): Cause | null {
  return causeRows.find(({ title }) => title === name || title === `${name}原因`)?.id ?? null
}

/** The rows of a file with everything that is wrong before the server is asked. */
export function readJobsFile(text: string): ReadFile {
  const [head, ...body] = parseCsv(text)
  if (head === undefined) return { rows: [], problems: [{ line: 1, column: '表头', text: '表格是空的' }] }
  const missing = needed.filter((title) => !head.cells.includes(title))
  if (missing.length > 0) return { rows: [], problems: [{ line: 1, column: '表头', text: `少了这些列：${missing.join('、')}` }] }
  const problems: CellProblem[] = []
  const seen = new Map<string, number>()
  const rows = body.flatMap(({ line, cells }) => {
    const wrong = (column: ColumnTitle, told: string) => { problems.push({ line, column, text: told }) }
    const cell = (title: ColumnTitle) => { const at = head.cells.indexOf(title); return at === -1 ? '' : (cells[at] ?? '') }
    const earlier = seen.get(cell('单号'))
    if (earlier !== undefined) wrong('单号', `和第 ${earlier} 行重复`)
    seen.set(cell('单号'), line)
    const row = rowOf(line, cell, wrong)
    return row === null ? [] : [row]
  })
  if (body.length === 0) problems.push({ line: 1, column: '表头', text: '只有表头，没有单子' })
  return { rows, problems }
}

function rowOf(line: number, cell: (title: ColumnTitle) => string, wrong: (column: ColumnTitle, text: string) => void): JobRow | null {
  const orderNo = cell('单号')
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(orderNo)) wrong('单号', '只能用字母、数字和短横线')
  const label = cell('简称')
  if (label === '' || label.length > 20) wrong('简称', '要填，最多 20 个字')
  const store = cell('门店')
  if (store === '') wrong('门店', '要填')
  const installers = parts(cell('师傅'))
  if (installers.length === 0 || installers.length > 8) wrong('师傅', '要填 1 到 8 位，用顿号隔开')
  const plannedOn = dayOfCell(cell('计划日期'))
  if (plannedOn === null) wrong('计划日期', '要写成 2026-11-08 这样')
  const state = states[cell('状态')]
  if (state === undefined) wrong('状态', '只能是待安装、客户延期、已取消或空着')
  const result = resultOf(cell, wrong)
  return plannedOn === null || state === undefined || result === undefined ? null : { line, orderNo, label, store, installers, plannedOn, state, result }
}

/** The result that a row states; null where it states none, undefined where it is wrong. */
function resultOf(cell: (title: ColumnTitle) => string, wrong: (column: ColumnTitle, text: string) => void): JobRow['result'] | undefined {
  if (cell('完工日期') === '') {
    if (cell('一次合格') !== '') wrong('完工日期', '写了一次合格，就要写完工日期')
    return null
  }
  const completedOn = dayOfCell(cell('完工日期'))
  if (completedOn === null) wrong('完工日期', '要写成 2026-11-08 这样')
  const isFirstPass = answers[cell('一次合格')]
  if (isFirstPass === undefined) wrong('一次合格', '要填是或否')
  if (completedOn === null || isFirstPass === undefined) return undefined
  if (isFirstPass) {
    if (cell('原因') !== '') wrong('原因', '一次合格的不用填原因')
    return { completedOn, isFirstPass, faults: [], split: [] }
  }
  const faults = sharesOfCell(cell('原因'))?.map(({ name, percent }) => ({ name, cause: causeOf(name), percent })) ?? null
  if (faults === null) wrong('原因', '要写成“设计60、安装40”，合起来 100')
  const unknown = faults?.find(({ cause }) => cause === null)
  if (unknown !== undefined) wrong('原因', `没有“${unknown.name}”这个原因，只有测量、设计、工厂、运输、安装、客户`)
  const split = cell('分摊') === '' ? [] : sharesOfCell(cell('分摊'))
  if (split === null) wrong('分摊', '要写成“李大勇50、王海涛50”，合起来 100')
  const known = faults?.flatMap(({ cause, percent }) => (cause === null ? [] : [{ cause, percent }])) ?? []
  return split === null || faults === null || known.length < faults.length ? undefined : { completedOn, isFirstPass, faults: known, split: [...split] }
}
