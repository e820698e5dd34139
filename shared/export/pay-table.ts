import { add, exact, formatHundredths, zero } from '../scoring/exact'
import { periodTitle } from '../cycle/period-title'
import type { BlockedPay, PayDifferenceRow, PayRow } from '../pay/read-pay-list'
import { sheetStateRows } from '../appraisal/sheet-state'
import { signatureTitles } from './export-words'
import type { Row, TableHead } from './table'

/** The pay list of a month: who is paid what and how it follows, with differences of earlier months; and who is still blocked. */
export const payHeads: readonly [TableHead, TableHead] = [
  {
    name: '工资表',
    columns: [
      { title: '考核期', kind: 'text', width: 10 }, { title: '门店', kind: 'text', width: 12 }, { title: '姓名', kind: 'text', width: 12 }, { title: '岗位', kind: 'text', width: 14 }, { title: '项目', kind: 'text', width: 14 }, { title: '得分', kind: 'points', width: 10 },
      { title: '达标分', kind: 'points', width: 10 }, { title: '基数', kind: 'yuan', width: 14 }, { title: '按天数的基数', kind: 'yuan', width: 14 }, { title: '金额', kind: 'yuan', width: 14 }, { title: '其中补足', kind: 'yuan', width: 12 }, { title: '怎么算的', kind: 'text', width: 60 }, { title: '本人签字', kind: 'text', width: 10 }, { title: '内容校验码', kind: 'text', width: 16 },
    ],
  },
  {
    name: '还没有出',
    columns: [{ title: '门店', kind: 'text', width: 12 }, { title: '姓名', kind: 'text', width: 12 }, { title: '状态', kind: 'text', width: 18 }, { title: '卡在哪里', kind: 'text', width: 40 }],
  },
]

export function payRowCells(periodId: string, row: PayRow): Row {
  return [periodTitle(periodId), row.storeName, row.employeeName, row.position, '绩效工资', row.total, row.passMark, row.base, row.baseForDays, row.pay, row.topUp, row.guard === null ? row.reckoning : `${row.reckoning}；${row.guard}`, signatureTitles[row.signatureState], row.contentHash.slice(0, 12).toUpperCase()]
}

export function differenceCells(row: PayDifferenceRow): Row {
  return [periodTitle(row.ofPeriodId), row.storeName, row.employeeName, null, '以前考核更正', row.totalAfter, null, null, null, row.difference, null, `${row.totalBefore} 分改为 ${row.totalAfter} 分，${row.payBefore} 元改为 ${row.payAfter} 元：${row.reason}`, null, null]
}

export function blockedCells({ storeName, employeeName, state, why }: BlockedPay): Row {
  return [storeName, employeeName, state === null ? '没有表' : sheetStateRows[state].title, why]
}

/** Adds up what was written, exact to the fen, for the last row. */
export class PaySums {
  private base = zero
  private pay = zero
  private topUp = zero

  add({ baseForDays, pay, topUp }: { readonly baseForDays?: string; readonly pay: string; readonly topUp?: string | null }): void {
    this.base = add(this.base, exact(baseForDays ?? 0))
    this.pay = add(this.pay, exact(pay))
    this.topUp = add(this.topUp, exact(topUp ?? 0))
  }

  /** `blocked`: how many have no amount yet. */
  cells(title: string, blocked: number): Row {
    return [title, null, null, null, null, null, null, null, formatHundredths(this.base), formatHundredths(this.pay), formatHundredths(this.topUp), blocked === 0 ? null : `另有 ${blocked} 人还没有封存，没有算进合计`, null, null]
  }
}
