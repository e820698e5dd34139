import type { ActionName } from '@shared/contract/actions'
import { validInputs } from './valid-inputs'

/** The records that questions can be about. */
export interface Named {
  readonly sheetIds: readonly string[]
  readonly incidentIds: readonly string[]
  readonly personIds: readonly string[]
  readonly periodIds: readonly string[]
  readonly templateIds: readonly string[]
}

/** Fields that have few values, all of which are asked. */
const choices: Partial<Record<ActionName, Readonly<Record<string, readonly string[]>>>> = {
  'list-incidents': { view: ['team', 'by-me', 'about-me', 'to-decide'] },
  'list-jobs': { view: ['mine', 'open'] },
  'export-table': { kind: ['scores', 'incidents', 'pay'] },
}

/** An action's valid input with its fields that name records set to every record there is, and its choices to every choice. */
export function inputOf(action: ActionName, { sheetIds, incidentIds, personIds, periodIds, templateIds }: Named): readonly Record<string, unknown>[] {
  const valid: Record<string, unknown> = { ...validInputs[action] }
  if (action === 'rehearse-template') return periodIds.map((periodId) => ({ templateId: templateIds[0], version: 'in-use', tried: null, periodId, after: null }))
  // Rows name people inside of them: all of them in one call.
  if (action === 'check-bases-import') return periodIds.map((periodId) => ({ periodId, rows: personIds.map((personId, index) => ({ line: index + 1, personId, name: '', store: '', amount: '1' })) }))
  const values: Readonly<Record<string, readonly string[]>> = { sheetId: sheetIds, incidentId: incidentIds, personId: personIds, periodId: periodIds, templateId: templateIds, ...choices[action] }
  return Object.keys(valid).reduce<readonly Record<string, unknown>[]>((inputs, field) => {
    const all = values[field]
    return all === undefined ? inputs : inputs.flatMap((input) => all.map((value) => ({ ...input, [field]: value })))
  }, [valid])
}
