import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { shiftPeriodId } from '../cycle/beijing-time'
import { assignmentsIn, type Person } from './person'

export const assignSheet = declareAction({
  name: 'assign-sheet', title: '换考核表', kind: 'command', on: 'person',
  input: z.strictObject({ personId: id, templateIds: z.array(id).check(z.maxLength(4)), paying: z.nullable(id) }),
  output: z.object({ personId: z.string(), countsFrom: z.string() }),
  refusals: ['not-found', 'template-unknown', 'template-unnamed', 'assignment-invalid'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'Sets by which templates a person is scored and which of them pays; it counts from the next period that is opened.',
})

/** The person with other sheets from the month `from` on, exactly one of which pays; none at all for somebody who isn't scored. Earlier months keep theirs. */
export function decideAssignment(person: Person, { templateIds, paying }: { readonly templateIds: readonly string[]; readonly paying: string | null }, from: string): Person | Refusal {
  if (new Set(templateIds).size !== templateIds.length) return refuse('assignment-invalid', '同一张表只能选一次', 'templateIds')
  if (templateIds.length === 0 ? paying !== null : paying === null || !templateIds.includes(paying)) return refuse('assignment-invalid', undefined, 'paying')
  return { ...person, assignments: assignmentsIn(person, shiftPeriodId(from, -1)), next: { from, assignments: templateIds.map((templateId) => ({ templateId, pays: templateId === paying })) } }
}
