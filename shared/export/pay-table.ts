import { sumPoints } from '../scoring/exact'
import { periodTitle } from '../cycle/period-title'
import type { PayList } from '../pay/pay-list'
import { sheetStateRows } from '../appraisal/sheet-state'
import { signatureTitles } from './export-words'
import type { Table } from './table'

/** The pay list of a month: who is paid what and how it follows, differences of earlier months, and who is still blocked. Sums are the list's own, exact to the fen. */
export function payTables(periodId: string, list: PayList): readonly Table[] {
  const rows = list.rows.map((row) => [periodTitle(periodId), row.storeName, row.employeeName, row.position, '绩效工资', row.total, row.passMark, row.base, row.baseForDays, row.pay, row.topUp, row.guard === null ? row.reckoning : `${row.reckoning}；${row.guard}`, signatureTitles[row.signatureState], row.contentHash.slice(0, 12).toUpperCase()])
  const differences = list.differences.map((row) => [periodTitle(row.ofPeriodId), row.storeName, row.employeeName, null, '以前月份更正', row.totalAfter, null, null, null, row.difference, null, `${row.totalBefore} 分改为 ${row.totalAfter} 分，${row.payBefore} 元改为 ${row.payAfter} 元：${row.reason}`, null, null])
  return [
    {
      name: '工资表',
      columns: [
        { title: '考核期', kind: 'text', width: 10 }, { title: '门店', kind: 'text', width: 12 }, { title: '姓名', kind: 'text', width: 12 }, { title: '岗位', kind: 'text', width: 14 }, { title: '项目', kind: 'text', width: 14 }, { title: '得分', kind: 'points', width: 10 },
        { title: '达标分', kind: 'points', width: 10 }, { title: '基数', kind: 'yuan', width: 14 }, { title: '按天数的基数', kind: 'yuan', width: 14 }, { title: '金额', kind: 'yuan', width: 14 }, { title: '其中补足', kind: 'yuan', width: 12 }, { title: '怎么算的', kind: 'text', width: 60 }, { title: '本人签字', kind: 'text', width: 10 }, { title: '内容校验码', kind: 'text', width: 16 },
      ],
      rows: [...rows, ...differences],
      sums: ['合计', null, null, null, null, null, null, null, list.baseTotal, list.grandTotal, sumPoints(list.rows.flatMap(({ topUp }) => topUp ?? [])), list.blocked.length === 0 ? null : `另有 ${list.blocked.length} 人还没有封存，没有算进合计`, null, null],
    },
    ...(list.blocked.length === 0 ? [] : [{
      name: '还没有出', sums: null,
      columns: [{ title: '门店', kind: 'text' as const, width: 12 }, { title: '姓名', kind: 'text' as const, width: 12 }, { title: '状态', kind: 'text' as const, width: 18 }, { title: '卡在哪里', kind: 'text' as const, width: 40 }],
      rows: list.blocked.map(({ storeName, employeeName, state, why }) => [storeName, employeeName, sheetStateRows[state].title, why]),
    }]),
  ]
}
