import type { Sheet } from '../appraisal/sheet'
import { comparePoints, exact, subtractPoints, zero } from '../scoring/exact'
import { formatYuan } from '../scoring/explain'
import type { SheetInputs } from '../scoring/inputs'
import { payFor, payTermsOf } from '../scoring/pay'
import type { Scorecard } from '../scoring/scorecard'
import type { Template } from '../scoring/template'
import { minimumFor, type MinimumWages } from './minimum-wage'

/** How pay below the minimum wage is settled: raised to it, or paid as it was earned. */
export const payGuardChoices = ['top-up', 'confirm'] as const
export type PayGuardChoice = (typeof payGuardChoices)[number]

/** Earned pay below the minimum for the days worked; all in yuan with two places. */
export interface PayGap {
  readonly pay: string
  readonly minimum: string
  readonly gap: string
}

/** What the points alone pay, before anything is topped up; null while that is open and where nothing is paid. */
function earnedPay({ pay: rule }: Template, { total, pay }: Scorecard, inputs: SheetInputs): string | null {
  const terms = payTermsOf(inputs)
  return rule === null || terms === null || pay === null ? null : payFor(exact(total), rule, { ...terms, least: zero })
}

/** How far what a sheet earned lies below a minimum; null where it doesn't, where it pays nothing, and without a minimum. */
export function payGapOf(sheet: Pick<Sheet, 'pays' | 'scorecard' | 'inputs'>, template: Template, minimum: string | null): PayGap | null {
  const pay = sheet.pays ? earnedPay(template, sheet.scorecard, sheet.inputs) : null
  return pay === null || minimum === null || comparePoints(pay, minimum) >= 0 ? null : { pay, minimum, gap: subtractPoints(minimum, pay) }
}

/** The gap about which nobody has decided yet, or not by the minimum that holds now. */
export function openGapOf(sheet: Sheet, template: Template, wages: MinimumWages): PayGap | null {
  const gap = payGapOf(sheet, template, minimumFor(sheet, wages))
  return gap === null || sheet.inputs.payGuard?.minimum === gap.minimum ? null : gap
}

/** Whether the sheet waits for a decision about its pay. */
export function isBelowMinimum({ exceptions }: Pick<Sheet, 'exceptions'>): boolean {
  return exceptions.some(({ kind, settledAt }) => kind === 'pay-guard' && settledAt === null)
}

/** The inputs as they are before anybody decides about pay below the minimum. */
export function withoutGuard(inputs: SheetInputs): SheetInputs {
  const { payGuard: _decided, ...others } = inputs
  return others
}

/** What pay was topped up by, a line of its own; null where it was not. */
export function topUpOf(template: Template, scorecard: Scorecard, inputs: SheetInputs): string | null {
  const earned = earnedPay(template, scorecard, inputs)
  return earned === null || scorecard.pay === null || earned === scorecard.pay ? null : subtractPoints(scorecard.pay, earned)
}

/** What is compared, in words that nobody takes for the net salary. */
export function gapSentence({ pay, minimum, gap }: PayGap): string {
  return `绩效工资 ${formatYuan(pay)}，最低工资标准 ${formatYuan(minimum)}，差 ${formatYuan(gap)}`
}

/** What was decided about pay below the minimum, with the difference and the reason; null where there was nothing to decide. */
export function guardSentence(template: Template, scorecard: Scorecard, inputs: SheetInputs): string | null {
  const { payGuard } = inputs
  const gap = payGuard === undefined ? null : payGapOf({ pays: true, scorecard, inputs }, template, String(payGuard.minimum))
  if (payGuard === undefined || gap === null) return null
  const by = payGuard.by === undefined ? '' : `（${payGuard.by}）`
  return `${payGuard.choice === 'top-up' ? `补足 ${formatYuan(gap.gap)}` : '照算出的发'}：${gapSentence(gap)}。原因：${payGuard.reason}${by}`
}
