import { isRefusal, type Refusal } from '@shared/contract/refusal'
import { decideRating } from '@shared/appraisal/decide-rating'
import { correctedRecord, metricRecordIdOf, refuseMetricValue } from '@shared/appraisal/record-metric'
import { objectionStateRows, withObjection, type Objection } from '@shared/appraisal/objection'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { applyMetric } from '../api/record-metric'
import { carryPrevious } from './carry-previous'
import type { Transaction } from './transaction'

/** Without what the role gave on the item; with `given` in its place where there is one. */
function inputsWith({ inputs }: Sheet, { item, role, given }: Extract<Objection['value'], { kind: 'rating' }>, isBack: boolean): Sheet['inputs'] {
  const others = <Given extends { readonly item: string; readonly role: string }>(all: readonly Given[] | undefined, own: readonly Given[]): readonly Given[] =>
    [...(all ?? []).filter((one) => one.item !== item || one.role !== role), ...own].sort((a, b) => (`${a.item}:${a.role}` < `${b.item}:${b.role}` ? -1 : 1))
  return {
    ...inputs, ratings: others(inputs.ratings, isBack && 'points' in given ? [given] : []),
    ...(inputs.levels === undefined && !('level' in given) ? {} : { levels: others(inputs.levels, isBack && 'level' in given ? [given] : []) }),
  }
}

/** A new value that takes the place of the one objected to. */
export interface ChangedValue {
  readonly value: string
  readonly reason: string
  readonly by: { readonly id: string; readonly name: string }
}

/** The metric's new value for this one person: the nearest scope, so that nobody else's sheet moves. */
async function changeMetric(transaction: Transaction, sheet: Sheet, metricId: string, changed: ChangedValue, context: AdvanceContext): Promise<Sheet | Refusal> {
  const wrong = refuseMetricValue(context.template, metricId, { value: changed.value })
  if (wrong !== null) return wrong
  const key = { periodId: sheet.periodId, metricId, scope: 'employee' as const, scopeId: sheet.employeeId }
  const earlier = await transaction.read('metrics', metricRecordIdOf(key))
  const record = correctedRecord(earlier, {
    ...key, storeId: sheet.storeId, value: { value: changed.value }, source: `异议裁定：${changed.reason}`, recordedBy: changed.by.id, recordedByName: changed.by.name, recordedAt: context.now,
  })
  await transaction.write('metrics', record)
  return applyMetric(transaction, sheet, record, context)
}

/**
 * The sheet with the objection as it now stands, scored anew: the value out while it waits, and in, replaced or gone once decided. A frozen sheet
 * whose metric is objected to takes its data up again, and freezes anew when all is decided.
 */
export async function objectedSheet(transaction: Transaction, sheet: Sheet, objection: Objection, changed: ChangedValue | null, context: AdvanceContext): Promise<Sheet | Refusal> {
  const { value, state, title } = objection
  const cause = `${title}：${objectionStateRows[state].title}`
  const isReopened = sheet.state === 'rating' && value.kind === 'metric' && state === 'open'
  const marked: Sheet = { ...sheet, objections: withObjection(sheet.objections, objection), ...(isReopened ? { state: 'collecting' } : {}) }
  if (value.kind === 'rating') {
    if (changed !== null) {
      const { item, role, given } = value
      return decideRating(marked, { item, role, by: changed.by.name, byId: changed.by.id, comment: `异议裁定：${changed.reason}`, ...('level' in given ? { level: Number(changed.value) } : { points: changed.value }) }, context)
    }
    return advanceSheet(rescoreSheet(marked, context.template, inputsWith(marked, value, !objectionStateRows[state].isOut), cause, context.now), context)
  }
  const scored = changed !== null ? await changeMetric(transaction, marked, value.metricId, changed, context) : await applyMetric(transaction, marked, await transaction.read('metrics', value.recordId), context, cause)
  if (!isRefusal(scored)) await carryPrevious(transaction, scored, value.metricId, context.now)
  return scored
}
