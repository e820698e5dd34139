import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, note } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import { InputError } from '../scoring/input-error'
import { validateInputs } from '../scoring/validate-inputs'
import { rescoreSheet } from './rescore-sheet'
import type { Sheet } from './sheet'
import { statesThat } from './sheet-state'
import { targetMetricIds } from './target-metrics'

export const setTarget = declareAction({
  name: 'set-target', title: '设目标', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, metricId: id, target: decimal, reason: note }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'metric-unknown', 'metric-invalid', 'sheet-frozen', 'sheet-sealed'],
  may: [{ role: 'hr', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }],
  sheetStates: statesThat('takesFacts'),
  doc: 'Sets the personal target of a metric on somebody\'s sheet; it stays for the months after, until it is set anew.',
})

/** The sheet with this target in place of the one before, or a refusal: the sheet has no such target, or one that can't be (0 where it divides). */
export function decideTarget(sheet: Sheet, { metricId, target }: { readonly metricId: string; readonly target: string }, context: AdvanceContext): Sheet | Refusal {
  const { template } = context
  if (!targetMetricIds(template).includes(metricId)) return refuse('metric-unknown', '这张考核表的这个指标不用设目标', 'metricId')
  const title = template.metrics.find(({ id: known }) => known === metricId)?.title ?? metricId
  const targets = { ...sheet.inputs.targets, [metricId]: target }
  try {
    validateInputs(template, { targets })
    return advanceSheet(rescoreSheet(sheet, template, { ...sheet.inputs, targets }, `设目标：${title}`, context.now), context)
  } catch (failure) {
    if (failure instanceof InputError) return refuse('metric-invalid', failure.sentence, 'target')
    throw failure
  }
}
