import { previousMetricIds, previousValuesOf } from '@shared/appraisal/previous-values'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import { nextSheetIdOf, type Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { advanceContextOf } from './company'
import type { Transaction } from './transaction'

/**
 * A period's figures arrive after the next one has begun. Where the next one's sheet compares itself with them, it takes them over in the
 * same transaction, as long as its own data are open. Returns whose open pages should hear of it.
 */
export async function carryPrevious(transaction: Transaction, sheet: Sheet, metricId: string, now: string): Promise<readonly string[]> {
  const nextId = nextSheetIdOf(sheet)
  const next = nextId === null ? null : await transaction.read('sheets', nextId)
  if (next === null || !sheetStateRows[next.state].takesFacts) return []
  const context = await advanceContextOf(next.templateId, next.templateVersion, now)
  if (!previousMetricIds(context.template).includes(metricId)) return []
  const title = context.template.metrics.find(({ id }) => id === metricId)?.title ?? metricId
  const inputs = { ...next.inputs, previous: previousValuesOf(context.template, sheet.inputs.metrics) }
  const carried = advanceSheet(rescoreSheet(next, context.template, inputs, `上期${title}到了`, now), context)
  await transaction.write('sheets', carried)
  return carried.watcherIds
}
