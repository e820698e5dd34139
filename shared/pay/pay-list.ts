import { formatHundredths, sumPoints } from '../scoring/exact'
import { explainPay } from '../scoring/explain'
import { payTermsOf } from '../scoring/pay'
import type { Template } from '../scoring/template'
import type { Sheet } from '../appraisal/sheet'
import { sheetStateRows } from '../appraisal/sheet-state'
import type { Correction } from '../correction/correction'
import { unmadeSentence, type UnmadeSheet } from '../cycle/unmade-sheet'
import { baseOriginWords } from './imported-base'
import { guardSentence, isBelowMinimum, topUpOf } from './pay-guard'
import type { BlockedPay, PayDifferenceRow, PayRow } from './read-pay-list'

/** What the pay list needs of a sheet. */
export const payFields = [
  'periodId', 'employeeId', 'employeeName', 'storeName', 'position', 'templateId', 'templateVersion', 'pays', 'state', 'sealedAt', 'contentHash', 'scorecard', 'inputs', 'baseOrigin', 'signature', 'exceptions', 'openExceptionCount', 'reopenedAt', 'holder',
] as const satisfies readonly (keyof Sheet)[]
export type PaidSheet = Pick<Sheet, '_id' | typeof payFields[number]>

/** What a difference needs of a correction. */
export const differenceFields = ['state', 'sheetId', 'employeeId', 'employeeName', 'storeId', 'storeName', 'periodId', 'version', 'totalBefore', 'reason', 'payBefore', 'payDifference', 'scorecard'] as const satisfies readonly (keyof Correction)[]
type PayCorrection = Pick<Correction, '_id' | typeof differenceFields[number]>

/** A sheet with the template that it is scored by; null where that can't be read. */
export interface PaySheet {
  readonly sheet: PaidSheet
  readonly template: Template | null
}

/** The pay list of a month: one row per sealed sheet that pays, and the others as blocked: never a silent zero. */
export interface PayList {
  readonly rows: PayRow[]
  readonly payTotal: string
  readonly baseTotal: string
  readonly differences: PayDifferenceRow[]
  readonly differenceTotal: string
  readonly grandTotal: string
  readonly blocked: BlockedPay[]
}

/** The row of a correction whose difference a list carries; null for one that carries none. One that changed no fen is shown all the same. */
export function differenceOf(correction: PayCorrection): PayDifferenceRow | null {
  const { payBefore, payDifference: difference, scorecard: { pay: payAfter, total: totalAfter } } = correction
  if (correction.state !== 'sealed' || difference === null || payAfter === null) return null
  const { _id: correctionId, sheetId, employeeId, employeeName, storeName, periodId: ofPeriodId, version, totalBefore, reason } = correction
  return { correctionId, sheetId, employeeId, employeeName, storeName, ofPeriodId, version, totalBefore, totalAfter, payBefore: payBefore ?? '0.00', payAfter, difference, reason }
}

/** What a sheet that is not sealed waits for. */
function waitsFor(sheet: PaidSheet): string {
  const { state, openExceptionCount, reopenedAt, holder } = sheet
  if (isBelowMinimum(sheet)) return '低于最低工资，等财务或人事定补足还是照发'
  if (openExceptionCount > 0) return '有异常待处理'
  if (reopenedAt !== null) return '退回的数据待核对'
  return holder === null ? sheetStateRows[state].title : `等${holder.personName}${holder.title}`
}

/** That a sheet has no base, and how to mend it at this stage. Of a sealed one it says the same before and after its correction: a list that was taken home stays as it is. */
function missingBase({ state }: PaidSheet): string {
  const mend = sheetStateRows[state].takesFacts ? '请导入本期基数' : state === 'sealed' ? '已经封存；要补请提出更正，补的在确认更正那个月的工资表里' : '数据已冻结，要先退回数据再导入'
  return `没有设定绩效工资基数，${mend}`
}

function reckoningOf({ scorecard, inputs, baseOrigin, periodId }: PaidSheet, template: Template): string {
  const arithmetic = explainPay(template, scorecard, inputs) ?? ''
  return baseOrigin === undefined ? arithmetic : `${arithmetic}，${baseOriginWords(baseOrigin, periodId)}`
}

/** What becomes of a sheet on the pay list. */
export type PayEntry = { readonly row: PayRow } | { readonly blocked: BlockedPay }

/**
 * A sheet on the pay list: its row once it is sealed, why it is blocked where it is not, or null where it doesn't pay. A sheet without base or pay rule is blocked with its reason,
 * and so is one that can't be read: it holds nobody else's pay up.
 */
export function payEntryOf({ sheet, template }: PaySheet): PayEntry | null {
  if (!sheet.pays) return null
  try {
    return template === null ? brokenEntry(sheet) : readableEntry(sheet, template)
  } catch {
    return brokenEntry(sheet)
  }
}

/** With as much of the record as there is. */
function brokenEntry({ _id = '', employeeName = _id, storeName = '', state }: Partial<PaidSheet>): PayEntry {
  return { blocked: { sheetId: _id, employeeName, storeName, state: state ?? null, why: '数据有误，请人事在考核期里处理' } }
}

/** A sheet that should be there and could not be made, on the pay list; null where it would not pay or is settled. */
export function unmadeEntryOf(unmade: UnmadeSheet): BlockedPay | null {
  if (!unmade.pays || unmade.state !== 'open') return null
  return { sheetId: unmade._id, employeeName: unmade.employeeName, storeName: unmade.storeName, state: null, why: `考核表没建成：${unmadeSentence(unmade)}` }
}

function readableEntry(sheet: PaidSheet, template: Template): PayEntry {
  const { total, pay } = sheet.scorecard
  const base = sheet.inputs.baseSalary
  const terms = payTermsOf(sheet.inputs)
  const block = (why: string) => ({ blocked: { sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, state: sheet.state, why } })
  if (sheet.state !== 'sealed' || sheet.sealedAt === null || sheet.contentHash === null) {
    return block([waitsFor(sheet), ...(template.pay !== null && base === undefined ? [missingBase(sheet)] : [])].join('；'))
  }
  if (template.pay === null) return block('考核表没有设“多少分拿全额”，在考核表模板里填好，下一期起算')
  if (base === undefined || terms === null || pay === null) return block(missingBase(sheet))
  return {
    row: {
      sheetId: sheet._id, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeName: sheet.storeName, position: sheet.position,
      total, passMark: String(template.pay.passMark), base: String(base), baseForDays: formatHundredths(terms.base), pay, reckoning: reckoningOf(sheet, template), isBaseImported: sheet.baseOrigin !== undefined,
      topUp: topUpOf(template, sheet.scorecard, sheet.inputs), guard: guardSentence(template, sheet.scorecard, sheet.inputs),
      signatureState: sheet.signature?.state ?? 'waiting', sealedAt: sheet.sealedAt, contentHash: sheet.contentHash,
    },
  }
}

/** Builds the pay list from the sheets as they were sealed and from the corrections whose difference it carries; sums are exact to the fen. */
export function payListOf(sheets: readonly PaySheet[], corrections: readonly PayCorrection[], unmade: readonly UnmadeSheet[] = []): PayList {
  return payListFrom([...sheets].sort((a, b) => (a.sheet._id < b.sheet._id ? -1 : 1)).map(payEntryOf), corrections, unmade.filter(({ _id }) => !sheets.some(({ sheet }) => sheet._id === _id)))
}

/** The same from entries, in the order in which they are to stand, so that no sheet need be held; `unmade` are those that have no sheet. */
export function payListFrom(entries: readonly (PayEntry | null)[], corrections: readonly PayCorrection[], unmade: readonly UnmadeSheet[]): PayList {
  const rows = entries.flatMap((entry) => (entry !== null && 'row' in entry ? [entry.row] : []))
  const blocked = [...unmade.flatMap((one) => unmadeEntryOf(one) ?? []), ...entries.flatMap((entry) => (entry !== null && 'blocked' in entry ? [entry.blocked] : []))]
  const differences = [...corrections].sort((a, b) => (a._id < b._id ? -1 : 1)).flatMap((correction) => differenceOf(correction) ?? [])
  const [payTotal, differenceTotal] = [sumPoints(rows.map(({ pay }) => pay)), sumPoints(differences.map(({ difference }) => difference))]
  return { rows, blocked, payTotal, baseTotal: sumPoints(rows.map(({ baseForDays }) => baseForDays)), differences, differenceTotal, grandTotal: sumPoints([payTotal, differenceTotal]) }
}
