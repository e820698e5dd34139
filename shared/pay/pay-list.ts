import { sumPoints } from '../scoring/exact'
import { explainPay } from '../scoring/explain'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { sheetStateRows } from '../appraisal/sheet-state'
import type { PayRow } from './read-pay-list'

/** A sheet with the template that it is scored by. */
export interface PaySheet {
  readonly sheet: Sheet
  readonly template: Template
}

/** The pay list of a month: one row per sealed sheet that pays, and the others as blocked: never a silent zero. */
export interface PayList {
  readonly rows: PayRow[]
  readonly payTotal: string
  readonly baseTotal: string
  readonly blocked: { sheetId: string; employeeName: string; storeName: string; state: Sheet['state']; why: string }[]
}

/** Builds the pay list from the sheets themselves; sums are exact to the fen. A sheet without base or pay rule is blocked with its reason. */
export function payListOf(sheets: readonly PaySheet[]): PayList {
  const rows: PayRow[] = []
  const blocked: PayList['blocked'] = []
  for (const { sheet, template } of [...sheets].sort((a, b) => (a.sheet._id < b.sheet._id ? -1 : 1))) {
    if (!sheet.pays) continue
    const { total, pay } = sheet.scorecard
    const base = sheet.inputs.baseSalary
    const block = (why: string) => blocked.push({ sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, state: sheet.state, why })
    if (sheet.state !== 'sealed' || sheet.sealedAt === null || sheet.contentHash === null) {
      block(sheet.openExceptionCount > 0 ? '有异常待处理' : sheet.reopenedAt !== null ? '退回的数据待核对' : sheet.holder !== null ? `等${sheet.holder.personName}${sheet.holder.title}` : sheetStateRows[sheet.state].title)
    } else if (template.pay === null || base === undefined || pay === null) {
      block('没有设定绩效工资基数')
    } else {
      rows.push({
        sheetId: sheet._id, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeName: sheet.storeName, position: sheet.position,
        total, passMark: String(template.pay.passMark), base: String(base), pay, reckoning: explainPay(template, sheet.scorecard, base) ?? '', signatureState: sheet.signature?.state ?? 'waiting', sealedAt: sheet.sealedAt, contentHash: sheet.contentHash,
      })
    }
  }
  return { rows, blocked, payTotal: sumPoints(rows.map(({ pay }) => pay)), baseTotal: sumPoints(rows.map(({ base }) => base)) }
}
