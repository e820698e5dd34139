import { scoreSheet } from '../scoring/score-sheet'
import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import { resolveRater, watchersOf } from '../people/resolve-rater'
import type { Person, SheetAssignment, Store } from '../people/person'
import { sheetIdOf, type RaterDuty, type Sheet } from '../appraisal/sheet'
import type { Period } from './period'

/** What a new sheet is made from; `inputs` holds what is known already (metrics of the crew or store, incidents that waited). */
export interface NewSheet {
  readonly period: Period
  readonly person: Person
  readonly store: Store
  readonly assignment: SheetAssignment
  readonly template: Template
  readonly leads: readonly Person[]
  readonly metrics: NonNullable<SheetInputs['metrics']>
  readonly previousTotal: string | null
}

function ratersOf(template: Template, person: Person, leads: readonly Person[]): readonly RaterDuty[] {
  const subject = { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId }
  return template.items.flatMap((item) => {
    if (item.rule.kind !== 'rating') return []
    return item.rule.raters.filter(({ role }) => role !== 'self').map(({ role }): RaterDuty => {
      const rater = resolveRater(role, subject, leads)
      return { item: item.id, role, personId: rater?._id ?? null, personName: rater?.name ?? null }
    })
  })
}

/** A person's sheet at the opening of a month: live, scored over what is there already, nothing signed. */
export function makeSheet({ period, person, store, assignment, template, leads, metrics, previousTotal }: NewSheet): Sheet {
  const subject = { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId }
  const inputs: SheetInputs = {
    metrics, incidents: [], ratings: [],
    ...(assignment.pays && person.baseSalary !== null ? { baseSalary: person.baseSalary } : {}),
  }
  return {
    _id: sheetIdOf(period._id, person._id, template.id), periodId: period._id, employeeId: person._id, employeeName: person.name, position: person.position,
    storeId: person.storeId, storeName: store.name, crewId: person.crewId, supervisorId: person.supervisorId,
    templateId: template.id, templateVersion: template.version, segment: 1, pays: assignment.pays, dates: period.dates,
    state: 'live', rev: 1, inputs, scorecard: scoreSheet(template, inputs), previousTotal, openClaims: [], selfScore: null,
    raters: ratersOf(template, person, leads), freeze: null, reopenedAt: null, contentHash: null, steps: [], holder: null, holderId: null, returns: [],
    signature: null, sealedAt: null, exceptions: [], openExceptionCount: 0, changes: [], watcherIds: watchersOf(subject, leads), dueAt: period.dates.cutAt,
  }
}
