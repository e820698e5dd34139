import type { ActionOutput } from '@shared/contract/actions'
import type { PayDifferenceRow, PayRow } from '@shared/pay/read-pay-list'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { formatYuan } from '@shared/scoring/explain'
import { absolutePoints, sumPoints } from '@shared/scoring/exact'
import { periodLabel, pointsLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

type PayListData = ActionOutput<'read-pay-list'>
type SignatureState = PayRow['signatureState']

/** A person's performance pay as a line. */
export interface PayLine {
  readonly key: string
  readonly name: string
  readonly place: string
  readonly pay: string
  /** The sum that finance checks: `80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50`. */
  readonly reckoning: string
  readonly isBaseImported: boolean
  /** What was decided about pay below the minimum wage; null without. */
  readonly guard: string | null
  readonly signature: { readonly title: string; readonly tone: Tone }
}

export interface PayListPageView {
  readonly periodId: string
  readonly total: string
  /** `15 人，基数合计 ¥86,250.00`; where somebody's sheet is for a part of the month, by its days. */
  readonly summary: string
  /** Whether somebody's pay is still open, in a sentence. */
  readonly sentence: string
  readonly isComplete: boolean
  readonly signatures: readonly { readonly title: string; readonly tone: Tone; readonly count: number }[]
  readonly stores: readonly { readonly value: string | null; readonly title: string }[]
  /** Sums per store, where there are several. */
  readonly storeSums: readonly { readonly name: string; readonly detail: string; readonly pay: string }[]
  /** How many people the lines are. */
  readonly people: string
  readonly lines: readonly PayLine[]
  /** Corrections of earlier months, each a line of its own; empty without any. */
  readonly differences: readonly { readonly key: string; readonly name: string; readonly detail: string; readonly amount: string; readonly sheetId: string }[]
  /** `绩效 ¥1.00，补发和扣回 −¥2.00`; null without differences. */
  readonly parts: string | null
  /** `why` is null where the state says it all. */
  readonly blocked: readonly { readonly key: string; readonly name: string; readonly detail: string; readonly why: string | null; readonly hasSheet: boolean }[]
}

const signatureRows: Record<SignatureState, { readonly title: string; readonly tone: Tone }> = {
  signed: { title: '已签字', tone: 'good' }, waiting: { title: '待签字', tone: 'warn' }, appealed: { title: '有申诉', tone: 'bad' }, unsigned: { title: '没有签字', tone: 'plain' },
}
const signatureOrder: readonly SignatureState[] = ['signed', 'waiting', 'appealed', 'unsigned']

function lineOf(row: PayRow): PayLine {
  return {
    key: row.sheetId, name: row.employeeName, place: `${row.storeName} · ${row.position}`, pay: formatYuan(row.pay), reckoning: row.reckoning, isBaseImported: row.isBaseImported, guard: row.guard,
    signature: signatureRows[row.signatureState],
  }
}

/** A difference with its sign, as finance books it. */
function signedYuan(difference: string): string {
  return difference.startsWith('-') ? `−${formatYuan(absolutePoints(difference))}` : `+${formatYuan(difference)}`
}

function differenceOf(row: PayDifferenceRow): PayListPageView['differences'][number] {
  return {
    key: row.correctionId, sheetId: row.sheetId, name: row.employeeName, amount: signedYuan(row.difference),
    detail: `${periodLabel(row.ofPeriodId)}更正：${pointsLabel(row.totalBefore)} 分改为 ${pointsLabel(row.totalAfter)} 分，${row.reason}`,
  }
}

/** How many are paid by an imported base: `，其中 3 人按导入的基数`. */
function importedText(rows: readonly PayRow[]): string {
  const count = new Set(rows.filter(({ isBaseImported }) => isBaseImported).map(({ employeeId }) => employeeId)).size
  return count === 0 ? '' : `，其中 ${count} 人按导入的基数`
}

/** How many people, and how many sheets where somebody has several: `14 人 15 张表`. */
function peopleText(rows: readonly PayRow[]): string {
  const people = new Set(rows.map(({ employeeId }) => employeeId)).size
  return people === rows.length ? `${people} 人` : `${people} 人 ${rows.length} 张表`
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort()

const byStore = (rows: readonly PayRow[]): readonly PayRow[] => [...rows].sort((a, b) => (`${a.storeName}${a.sheetId}` < `${b.storeName}${b.sheetId}` ? -1 : 1))

function storeSumsOf(rows: readonly PayRow[]): PayListPageView['storeSums'] {
  const names = distinct(rows.map(({ storeName }) => storeName))
  if (names.length < 2) return []
  return names.map((name) => {
    const mine = rows.filter(({ storeName }) => storeName === name)
    return { name, detail: `${peopleText(mine)}，基数 ${formatYuan(sumPoints(mine.map(({ baseForDays }) => baseForDays)))}`, pay: formatYuan(sumPoints(mine.map(({ pay }) => pay))) }
  })
}

function sentenceOf({ rows, blocked, differences, periodId }: PayListData): string {
  if (rows.length === 0 && blocked.length === 0 && differences.length > 0) return '这个月只有以前月份更正的差额。'
  if (rows.length === 0 && blocked.length === 0) return `${periodId === null ? '' : periodLabel(periodId)}没有要发绩效工资的人。`
  return blocked.length === 0 ? '都已封存，金额不再变。' : `还有 ${blocked.length} 人没有封存，他们的金额没有算进合计。`
}

/** The page 工资表 within the chosen store; null where there is no month yet. Sums over all stores are the server's own. */
export function payListPageViewOf(data: PayListData, store: string | null): PayListPageView | null {
  const { periodId } = data
  if (periodId === null) return null
  const inStore = ({ storeName }: { readonly storeName: string }) => store === null || storeName === store
  const rows = data.rows.filter(inStore)
  const stores = distinct([...data.rows, ...data.blocked].map(({ storeName }) => storeName))
  return {
    periodId, total: formatYuan(data.grandTotal),
    differences: data.differences.filter(inStore).map(differenceOf),
    parts: data.differences.length === 0 ? null : `绩效 ${formatYuan(data.payTotal)}，以前考核更正 ${signedYuan(data.differenceTotal)}`,
    summary: `${peopleText(data.rows)}，基数合计 ${formatYuan(data.baseTotal)}${data.rows.some(({ base, baseForDays }) => base !== baseForDays) ? '（按天数折算）' : ''}${importedText(data.rows)}`, people: peopleText(rows), sentence: sentenceOf(data),
    isComplete: data.blocked.length === 0 && data.rows.length > 0,
    signatures: signatureOrder.map((state) => ({ ...signatureRows[state], count: data.rows.filter((row) => row.signatureState === state).length })).filter(({ count }) => count > 0),
    stores: stores.length < 2 ? [] : [{ value: null, title: '全部门店' }, ...stores.map((name) => ({ value: name, title: name }))],
    storeSums: storeSumsOf(data.rows),
    lines: byStore(rows).map(lineOf),
    blocked: data.blocked.filter(inStore).map((line) => {
      const state = line.state === null ? '没有表' : sheetStateRows[line.state].title
      return { key: line.sheetId, name: line.employeeName, detail: `${line.storeName} · ${state}`, why: line.why === state ? null : line.why, hasSheet: line.state !== null }
    }),
  }
}

/** The pay list as a table to paste into a spreadsheet: columns by tab, amounts as plain numbers, the sum in the last row. */
export function payTableText(data: PayListData): string {
  const head = ['月份', '门店', '姓名', '岗位', '得分', '达标分', '基数', '按天数的基数', '基数来源', '绩效工资', '签字']
  const month = data.periodId === null ? '' : periodLabel(data.periodId)
  const rows = byStore(data.rows).map((row) => [month, row.storeName, row.employeeName, row.position, pointsLabel(row.total), row.passMark, row.base, row.baseForDays, row.isBaseImported ? '导入' : '花名册', row.pay, signatureRows[row.signatureState].title])
  const corrected = data.differences.map((row) => [periodLabel(row.ofPeriodId), row.storeName, row.employeeName, '更正差额', `${pointsLabel(row.totalBefore)} → ${pointsLabel(row.totalAfter)}`, '', '', '', '', row.difference, row.reason])
  const sum = [month, '合计', '', '', '', '', '', data.baseTotal, '', data.grandTotal, data.blocked.length === 0 ? '' : `另有 ${data.blocked.length} 人未封存`]
  return [head, ...rows, ...corrected, sum].map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]/g, ' ')).join('\t')).join('\n')
}
