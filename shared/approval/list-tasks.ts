import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { sheetBrief } from '../appraisal/sheet-view'
import { incidentView } from '../incident/incident-view'

/** The kinds of things that can wait for a person, in the order in which the list shows them. */
export const taskKinds = ['answer-incident', 'decide-dispute', 'verify-incident', 'admit-incident', 'decide-objection', 'self-score', 'give-answers', 'rate-item', 'hold-talk', 'confirm-talk', 'agree-plan', 'assess-sheet', 'review-sheet', 'approve-sheet', 'sign-sheet', 'decide-appeal', 'decide-correction', 'confirm-data', 'settle-exceptions', 'record-metrics'] as const

export const task = z.object({
  id: z.string(), kind: z.enum(taskKinds), title: z.string(), detail: z.string(), dueAt: z.nullable(z.string()),
  sheet: z.nullable(sheetBrief),
  incident: z.nullable(incidentView),
  /** For `rate-item`: the item with what its full marks ask for, and points given so far. */
  item: z.nullable(z.object({ id: z.string(), title: z.string(), max: z.string(), step: z.string(), criteria: z.array(z.string()), given: z.nullable(z.string()) })),
  /** For tasks that stand for several (exceptions, missing metrics): how many. */
  count: z.number(),
  /** For signing steps: why it should be opened before it is signed; empty when it may be approved from the list. */
  openFirst: z.array(z.string()),
})
export type Task = z.infer<typeof task>

export const listTasks = declareAction({
  name: 'list-tasks', title: '待办', kind: 'query', on: 'nobody', input: z.strictObject({}),
  output: z.object({ tasks: z.array(task) }), refusals: [],
  may: [{ role: 'everybody', reach: 'any' }],
  doc: 'Everything that waits for the caller: incidents to answer, disputes, complaints to verify, late entries, self-score, ratings, steps to sign, their own signature, exceptions.',
})
