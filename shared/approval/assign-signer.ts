import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { id, reason } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { advanceSheet, standingSignerIds, type AdvanceContext } from '../cycle/advance-sheet'
import { beijingDayOf } from '../cycle/beijing-time'
import type { Person } from '../people/person'
import type { Sheet } from '../appraisal/sheet'
import { stepAt } from './route'
import { maySignFor } from './resolve-signer'

export const assignSigner = declareAction({
  name: 'assign-signer', title: '指定签字人', kind: 'command', on: 'sheet',
  input: z.strictObject({ sheetId: id, personId: id, reason }),
  output: z.object({ sheetId: z.string(), rev: z.number() }),
  refusals: ['not-found', 'forbidden', 'own-sheet', 'already-done', 'signer-unfit', 'sheet-sealed', 'wrong-state'],
  may: [{ role: 'hr', reach: 'scope' }],
  sheetStates: ['assessing', 'reviewing', 'approving'],
  doc: 'For a step that nobody on the route may sign HR names somebody who may, with a reason that the signature carries: never the person concerned, never somebody who has signed the sheet.',
})

/** Who could be named for the sheet's present step, by id; empty where it stands at none. */
export function assignableSigners(sheet: Sheet, leads: readonly Person[], now: string): readonly Person[] {
  const day = beijingDayOf(now)
  return leads.filter((person) => maySignFor(person, { personId: sheet.employeeId }, standingSignerIds(sheet), day)).sort((a, b) => (a._id < b._id ? -1 : 1))
}

/** The sheet with the named signer as its holder. Only where nobody holds the step: a route that has somebody is never passed by. */
export function decideAssignSigner(sheet: Sheet, input: { readonly personId: string; readonly reason: string }, byName: string, context: AdvanceContext): Sheet | Refusal {
  const row = stepAt(context.template, sheet)
  if (row === null || sheet.freeze === null) return refuse('wrong-state')
  const current = advanceSheet(sheet, context)
  if (current.holder !== null) return refuse('already-done', `这一步有${current.holder.personName}可以签，不用指定`)
  const person = assignableSigners(current, context.leads, context.now).find(({ _id }) => _id === input.personId)
  if (person === undefined) return refuse('signer-unfit', undefined, 'personId')
  return advanceSheet({
    ...current, rev: current.rev + 1,
    assignedSigner: { personId: person._id, personName: person.name, action: row.action, freezeNo: sheet.freeze.no, reason: input.reason.trim(), byName, at: context.now },
  }, context)
}
