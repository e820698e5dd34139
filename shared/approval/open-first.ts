import { absolutePoints, comparePoints, exact, formatPlain, subtractPoints } from '../scoring/exact'
import { lastPeriodWord } from '../cycle/period-title'
import type { Template } from '../scoring/template'
import { lowItemsOf } from '../improvement/improvement-plan'
import { refuseUnspoken } from '../appraisal/decide-talk'
import type { Sheet } from '../appraisal/sheet'
import { isFirstStep, stepAt } from './route'
import { soleReporterOf } from './sole-reporter'

/** A total that moved by more than this many points against the period before is worth a look before it is signed. */
const largeJumpPoints = '10'

/** Why a sheet should be opened before it is signed (ui.md: points below pass, large jump, earlier returns); empty when it may be signed from the list. */
export function openFirst(sheet: Sheet, template: Template): readonly string[] {
  const { total } = sheet.scorecard
  const reasons: string[] = []
  if (template.pay !== null && comparePoints(total, template.pay.passMark) < 0) reasons.push(`低于 ${String(template.pay.passMark)} 分`)
  if (sheet.previousTotal !== null) {
    const jump = subtractPoints(total, sheet.previousTotal)
    const size = absolutePoints(jump)
    if (comparePoints(size, largeJumpPoints) > 0) reasons.push(`比${lastPeriodWord(sheet.periodId)}${jump.startsWith('-') ? '少' : '多'} ${formatPlain(exact(size))} 分`)
  }
  if (sheet.returns.length > 0) reasons.push('曾被退回')
  // That pay lay below the minimum wage is not told to those who don't see pay.
  if (sheet.exceptions.some(({ kind }) => kind !== 'pay-guard')) reasons.push('有异常记录')
  const row = stepAt(template, sheet)
  if (row?.to === 'sealed' && sheet.holderId !== null && soleReporterOf(sheet, template) === sheet.holderId) reasons.push('扣分都是您记的')
  if (row !== null && refuseUnspoken(sheet, template, row) !== null) reasons.push('还没有面谈')
  if (row !== null && isFirstStep(template, row) && lowItemsOf(sheet, template).length > 0) reasons.push('有低分项，要定改进计划')
  return reasons
}
