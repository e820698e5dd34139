import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { sumPoints } from '@shared/scoring/exact'
import { formatYuan } from '@shared/scoring/explain'
import type { Tone } from '../../ui/parts'
import { parseCsv } from '../csv'
import type { CellProblem } from '../import-batches'

export type BaseRow = ActionInput<'import-bases'>['rows'][number]
type BaseEffect = ActionOutput<'check-bases-import'>['effects'][number]

export interface ReadTable {
  readonly rows: readonly BaseRow[]
  readonly problems: readonly CellProblem[]
}

/** A sample to begin with; tabs, so that it falls into columns when it is pasted into Excel. */
export const sample = ['姓名\t门店\t基数', '李大勇\t城东店\t5432.10', '王海涛\t城东店\t4980'].join('\n')

const titles = { personId: ['工号', '编号'], name: ['姓名', '名字'], store: ['门店', '店'], amount: ['基数', '金额', '绩效工资基数', '计件工资'] } as const
type Field = keyof typeof titles

/** Separates what was typed with spaces as the other lines are, so that all of it is one table. */
function separated(text: string): string {
  const plain = text.replaceAll('，', ',')
  const separator = !plain.includes('\t') && plain.includes(',') ? ',' : '\t'
  return plain.split(/\r?\n/).map((line) => (line.includes(separator) ? line : line.trim().split(/ +/).join(separator))).join('\n')
}

/** `¥5,432.10 元` as the wire has it: `5432.10`; null for anything that is no amount of yuan. */
export function amountOfCell(text: string): string | null {
  const plain = text.replace(/[¥￥元,，\s]/g, '').replace(/^0+(?=\d)/, '')
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? plain : null
}

/** The rows of a table that was pasted or chosen, with everything that is wrong before the server is asked. Without a head line: name and amount, or name, store and amount. */
export function readBasesTable(text: string): ReadTable {
  const all = parseCsv(separated(text))
  const [first] = all
  if (first === undefined) return { rows: [], problems: [{ line: 1, column: '表格', text: '表格是空的' }] }
  const placeOf = (field: Field) => first.cells.findIndex((cell) => titles[field].some((title) => title === cell))
  const hasHead = (Object.keys(titles) as Field[]).some((field) => placeOf(field) !== -1)
  if (hasHead && placeOf('amount') === -1) return { rows: [], problems: [{ line: first.line, column: '表头', text: '少了“基数”这一列' }] }
  if (hasHead && placeOf('name') === -1 && placeOf('personId') === -1) return { rows: [], problems: [{ line: first.line, column: '表头', text: '少了“姓名”或“工号”这一列' }] }
  const body = hasHead ? all.slice(1) : all
  if (body.length === 0) return { rows: [], problems: [{ line: 1, column: '表头', text: '只有表头，没有人' }] }
  const problems: CellProblem[] = []
  const rows = body.flatMap(({ line, cells }): BaseRow[] => {
    const cell = (field: Field): string => {
      if (hasHead) return placeOf(field) === -1 ? '' : cells[placeOf(field)] ?? ''
      return { personId: '', name: cells[0] ?? '', store: cells.length > 2 ? cells[1] ?? '' : '', amount: cells[cells.length - 1] ?? '' }[field]
    }
    const amount = amountOfCell(cell('amount'))
    if (amount === null) problems.push({ line, column: '基数', text: cell('amount') === '' ? '要填金额' : `“${cell('amount')}”不是金额，写成 5432.10 这样` })
    if (cell('name') === '' && cell('personId') === '') problems.push({ line, column: '姓名', text: '要写姓名或工号' })
    return amount === null ? [] : [{ line, personId: cell('personId'), name: cell('name'), store: cell('store'), amount }]
  })
  return { rows, problems }
}

const kindTags: Readonly<Record<BaseEffect['kind'], { readonly title: string; readonly tone: Tone }>> = { new: { title: '新', tone: 'accent' }, changed: { title: '改', tone: 'warn' }, same: { title: '没变', tone: 'plain' } }

/** What a row would do, as a line: whose base becomes how much, and what it was. */
export interface EffectLine {
  readonly key: string
  readonly name: string
  readonly detail: string
  readonly amount: string
  readonly tag: { readonly title: string; readonly tone: Tone }
}

export interface EffectsView {
  readonly toDo: number
  /** `3 人，合计 ¥15,000.00` */
  readonly summary: string
  readonly lines: readonly EffectLine[]
}

/** The checked rows as the page shows them. */
export function effectsViewOf(effects: readonly BaseEffect[]): EffectsView {
  return {
    toDo: effects.filter(({ kind }) => kind !== 'same').length, summary: `${effects.length} 人，合计 ${formatYuan(sumPoints(effects.map(({ amount }) => amount)))}`,
    lines: effects.map(({ personId, name, storeName, kind, amount, was, roster }) => ({
      key: personId, name, amount: formatYuan(amount), tag: kindTags[kind],
      detail: [storeName, ...(was !== null && kind === 'changed' ? [`原来导入 ${formatYuan(was)}`] : []), roster === null ? '花名册没有基数' : `花名册 ${formatYuan(roster)}`].join(' · '),
    })),
  }
}
