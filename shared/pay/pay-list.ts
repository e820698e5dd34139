import { sumPoints } from '../scoring/exact'
import { explainPay } from '../scoring/explain'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { sheetStateRows } from '../appraisal/sheet-state'
import type { Correction } from '../correction/correction'
import type { PayDifferenceRow, PayRow } from './read-pay-list'

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
  readonly differences: PayDifferenceRow[]
  readonly differenceTotal: string
  readonly grandTotal: string
  readonly blocked: { sheetId: string; employeeName: string; storeName: string; state: Sheet['state']; why: string }[]
}

/** The rows of corrections whose difference this list carries. One that changed no fen is shown all the same. */
function differencesOf(corrections: readonly Correction[]): PayDifferenceRow[] {
  return [...corrections].sort((a, b) => (a._id < b._id ? -1 : 1)).flatMap((correction): PayDifferenceRow[] => {
    const { payBefore, payDifference: difference, scorecard: { pay: payAfter, total: totalAfter } } = correction
    if (correction.state !== 'sealed' || payBefore === null || difference === null || payAfter === null) return []
    const { _id: correctionId, sheetId, employeeId, employeeName, storeName, periodId: ofPeriodId, version, totalBefore, reason } = correction
    return [{ correctionId, sheetId, employeeId, employeeName, storeName, ofPeriodId, version, totalBefore, totalAfter, payBefore, payAfter, difference, reason }]
  })
}

/**
 * Builds the pay list from the sheets as they were sealed and from the corrections whose difference it carries; sums are exact to the fen. A sheet without
 * base or pay rule is blocked with its reason.
 */
export function payListOf(sheets: readonly PaySheet[], corrections: readonly Correction[]): PayList {
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
        total, passMark: String(template.pay.passMark), base: String(base), pay, reckoning: explainPay(template, sheet.scorecard, sheet.inputs) ?? '', signatureState: sheet.signature?.state ?? 'waiting', sealedAt: sheet.sealedAt, contentHash: sheet.contentHash,
      })
    }
  }
  const differences = differencesOf(corrections)
  const [payTotal, differenceTotal] = [sumPoints(rows.map(({ pay }) => pay)), sumPoints(differences.map(({ difference }) => difference))]
  return { rows, blocked, payTotal, baseTotal: sumPoints(rows.map(({ base }) => base)), differences, differenceTotal, grandTotal: sumPoints([payTotal, differenceTotal]) }
}
