import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { decimal, id, note, reason } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { advanceSheet, type AdvanceContext } from '../cycle/advance-sheet'
import { InputError } from '../scoring/input-error'
import type { TaskInput } from '../scoring/inputs'
import { validateInputs } from '../scoring/validate-inputs'
import { rescoreSheet } from './rescore-sheet'
import type { Sheet } from './sheet'
import { statesThat } from './sheet-state'

const degree = z.number().check(z.int(), z.gte(1), z.lte(3))

/** A job on a sheet's list as somebody writes it down. */
export const plannedTask = z.strictObject({ name: reason, description: note, urgency: degree, importance: degree, completion: decimal })
export type PlannedTask = z.infer<typeof plannedTask>

export const planTasks = declareAction({
  name: 'plan-tasks', title: '列任务', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, item: id, tasks: z.array(plannedTask).check(z.maxLength(30)) }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'points-invalid', 'sheet-frozen', 'sheet-sealed'],
  may: [{ role: 'supervisor', reach: 'scope' }, { role: 'store-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' }],
  sheetStates: statesThat('takesFacts'),
  doc: 'Writes the list of jobs of an item: what, how urgent, how important, how far done. It replaces the list that was there; an empty one lets the item wait again.',
})

/** The sheet with this list of jobs for the item, or a refusal that says what is wrong with it. */
export function decideTasks(sheet: Sheet, { item: itemId, tasks: planned }: { readonly item: string; readonly tasks: readonly PlannedTask[] }, context: AdvanceContext): Sheet | Refusal {
  const { template } = context
  const item = template.items.find(({ id: known }) => known === itemId)
  if (item?.rule.kind !== 'tasks') return refuse('points-invalid', '这个项目不列任务', 'item')
  const own = planned.map(({ name, description, ...rest }): TaskInput => ({ item: itemId, name: name.trim(), ...(description.trim() === '' ? {} : { description: description.trim() }), ...rest }))
  const tasks = [...(sheet.inputs.tasks ?? []).filter((task) => task.item !== itemId), ...own]
  try {
    validateInputs(template, { tasks })
  } catch (failure) {
    if (failure instanceof InputError) return refuse('points-invalid', failure.sentence, 'tasks')
    throw failure
  }
  return advanceSheet(rescoreSheet(sheet, template, { ...sheet.inputs, tasks }, `列任务：${item.title}`, context.now), context)
}
