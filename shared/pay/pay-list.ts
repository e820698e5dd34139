import { formatHundredths, sumPoints } from '../scoring/exact'
import { explainPay } from '../scoring/explain'
import { payTermsOf } from '../scoring/pay'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { sheetStateRows } from '../appraisal/sheet-state'
import type { Correction } from '../correction/correction'
import { baseOriginWords } from './imported-base'
import { guardSentence, isBelowMinimum, topUpOf } from './pay-guard'
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
    if (correction.state !== 'sealed' || difference === null || payAfter === null) return []
    const { _id: correctionId, sheetId, employeeId, employeeName, storeName, periodId: ofPeriodId, version, totalBefore, reason } = correction
    return [{ correctionId, sheetId, employeeId, employeeName, storeName, ofPeriodId, version, totalBefore, totalAfter, payBefore: payBefore ?? '0.00', payAfter, difference, reason }]
  })
}

/** What a sheet that is not sealed waits for. */
function waitsFor(sheet: Sheet): string {
  const { state, openExceptionCount, reopenedAt, holder } = sheet
  if (isBelowMinimum(sheet)) return '低于最低工资，等财务或人事定补足还是照发'
  if (openExceptionCount > 0) return '有异常待处理'
  if (reopenedAt !== null) return '退回的数据待核对'
  return holder === null ? sheetStateRows[state].title : `等${holder.personName}${holder.title}`
}

/** That a sheet has no base, and how to mend it at this stage. */
function missingBase({ state }: Sheet): string {
  const mend = sheetStateRows[state].takesFacts ? '请导入本期基数' : state === 'sealed' ? '已经封存，要补请提出更正' : '数据已冻结，要先退回数据再导入'
  return `没有设定绩效工资基数，${mend}`
}

function reckoningOf({ scorecard, inputs, baseOrigin, periodId }: Sheet, template: Template): string {
  const arithmetic = explainPay(template, scorecard, inputs) ?? ''
  return baseOrigin === undefined ? arithmetic : `${arithmetic}，${baseOriginWords(baseOrigin, periodId)}`
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
    const terms = payTermsOf(sheet.inputs)
    const block = (why: string) => blocked.push({ sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, state: sheet.state, why })
    if (sheet.state !== 'sealed' || sheet.sealedAt === null || sheet.contentHash === null) {
      block([waitsFor(sheet), ...(template.pay !== null && base === undefined ? [missingBase(sheet)] : [])].join('；'))
    } else if (template.pay === null) {
      block('考核表没有设“多少分拿全额”，在考核表模板里填好，下一期起算')
    } else if (base === undefined || terms === null || pay === null) {
      block(sheet.currentCorrectionId === null ? missingBase(sheet) : '封存时没有基数，已经更正，金额在更正那个月的工资表里')
    } else {
      rows.push({
        sheetId: sheet._id, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeName: sheet.storeName, position: sheet.position,
        total, passMark: String(template.pay.passMark), base: String(base), baseForDays: formatHundredths(terms.base), pay, reckoning: reckoningOf(sheet, template), isBaseImported: sheet.baseOrigin !== undefined,
        topUp: topUpOf(template, sheet.scorecard, sheet.inputs), guard: guardSentence(template, sheet.scorecard, sheet.inputs),
        signatureState: sheet.signature?.state ?? 'waiting', sealedAt: sheet.sealedAt, contentHash: sheet.contentHash,
      })
    }
  }
  const differences = differencesOf(corrections)
  const [payTotal, differenceTotal] = [sumPoints(rows.map(({ pay }) => pay)), sumPoints(differences.map(({ difference }) => difference))]
  return { rows, blocked, payTotal, baseTotal: sumPoints(rows.map(({ baseForDays }) => baseForDays)), differences, differenceTotal, grandTotal: sumPoints([payTotal, differenceTotal]) }
}
