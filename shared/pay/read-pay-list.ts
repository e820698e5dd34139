import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { periodId } from '../contract/fields'
import { sheetStates } from '../appraisal/sheet-state'

export const payRow = z.object({
  sheetId: z.string(), employeeId: z.string(), employeeName: z.string(), storeName: z.string(), position: z.string(),
  /** `base` is for the whole period, `baseForDays` the part of it for the days of this sheet, rounded half up to the fen: the whole where it covers all. */
  total: z.string(), passMark: z.string(), base: z.string(), baseForDays: z.string(), pay: z.string(),
  /** How the pay follows, for checking by hand: `80.10 ÷ 80 × ¥6,000.00 = ¥6,007.50`. */
  reckoning: z.string(),
  /** The base was imported for this period; else it is the roster's. */
  isBaseImported: z.boolean(),
  /** What of the pay was added to reach the minimum wage, and what was decided about pay below it; null without. */
  topUp: z.nullable(z.string()), guard: z.nullable(z.string()),
  signatureState: z.enum(['waiting', 'signed', 'appealed', 'unsigned']), sealedAt: z.string(), contentHash: z.string(),
})
export type PayRow = z.infer<typeof payRow>

/** A difference from a month that was paid before: a confirmed correction is a row of its own on the next list, and never changes the old one. */
export const payDifferenceRow = z.object({
  correctionId: z.string(), sheetId: z.string(), employeeId: z.string(), employeeName: z.string(), storeName: z.string(),
  /** The month whose sheet was corrected. */
  ofPeriodId: z.string(), version: z.number(), totalBefore: z.string(), totalAfter: z.string(), payBefore: z.string(), payAfter: z.string(), difference: z.string(), reason: z.string(),
})
export type PayDifferenceRow = z.infer<typeof payDifferenceRow>

/** A sheet that pays and has no amount yet, and why; `state` is null of one that could not be made or read. */
export const blockedPay = z.object({ sheetId: z.string(), employeeName: z.string(), storeName: z.string(), state: z.nullable(z.enum(sheetStates)), why: z.string() })
export type BlockedPay = z.infer<typeof blockedPay>

export const readPayList = declareAction({
  name: 'read-pay-list', title: '工资表', kind: 'query', on: 'nobody',
  input: z.strictObject({ periodId: z.nullable(periodId) }),
  output: z.object({
    periodId: z.nullable(z.string()), periods: z.array(z.string()),
    /** `baseTotal` is the sum of `baseForDays`: somebody with two stretches in the period counts with each for its days. */
    rows: z.array(payRow), payTotal: z.string(), baseTotal: z.string(),
    differences: z.array(payDifferenceRow), differenceTotal: z.string(),
    /** What is paid with this list: rows and differences. */
    grandTotal: z.string(),
    /** Sheets that pay but are not sealed yet, or could not be made: blocked, not zero. */
    blocked: z.array(blockedPay),
  }),
  refusals: [],
  may: [{ role: 'hr', reach: 'any' }, { role: 'finance', reach: 'any' }, { role: 'general-manager', reach: 'any' }],
  doc: 'The performance pay of a month (null: the newest with sealed sheets), one row per sealed sheet, with the differences that corrections of earlier months made, exact sums, and who is still blocked.',
})
