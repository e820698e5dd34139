import { scoreSheet } from '../scoring/score-sheet'
import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import { resolveRater, watchersOf } from '../people/resolve-rater'
import type { Person, SheetAssignment, Store } from '../people/person'
import { scoredInputs, surveyGroupsOf } from '../rating360/survey'
import { previousValuesOf } from '../appraisal/previous-values'
import { targetMetricIds } from '../appraisal/target-metrics'
import { partitionOf, sheetIdOf, type RaterDuty, type Sheet } from '../appraisal/sheet'
import type { SignerCount } from '../approval/route'
import type { Period } from './period'

/** What a new sheet is made from; `inputs` holds what is known already (metrics of the crew or store, incidents that waited). */
export interface NewSheet {
  readonly period: Period
  readonly person: Person
  readonly store: Store
  readonly assignment: SheetAssignment
  readonly template: Template
  readonly leads: readonly Person[]
  readonly signerCount: SignerCount
  readonly metrics: NonNullable<SheetInputs['metrics']>
  /** The same person's sheet of the period before, by the same form; null without one. */
  readonly previous: Pick<Sheet, 'state' | 'inputs' | 'scorecard'> | null
}

function ratersOf(template: Template, person: Person, leads: readonly Person[]): readonly RaterDuty[] {
  const subject = { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId }
  return template.items.flatMap((item) => {
    if (item.isOff === true || (item.rule.kind !== 'rating' && item.rule.kind !== 'levels')) return []
    return item.rule.raters.filter(({ role, isAnonymous }) => role !== 'self' && isAnonymous !== true).map(({ role }): RaterDuty => {
      const rater = resolveRater(role, subject, leads)
      return { item: item.id, role, personId: rater?._id ?? null, personName: rater?.name ?? null }
    })
  })
}

/** What goes over from the period before: values to compare with, and targets, which stay until somebody sets others. */
function carriedOver(template: Template, previous: NewSheet['previous']): Pick<SheetInputs, 'previous' | 'targets'> {
  if (previous === null) return {}
  const values = previousValuesOf(template, previous.inputs.metrics)
  const targets = Object.fromEntries(Object.entries(previous.inputs.targets ?? {}).filter(([id]) => targetMetricIds(template).includes(id)))
  return { ...(Object.keys(values).length === 0 ? {} : { previous: values }), ...(Object.keys(targets).length === 0 ? {} : { targets }) }
}

/** A person's sheet at the opening of a month: live, scored over what is there already, nothing signed. */
export function makeSheet({ period, person, store, assignment, template, leads, signerCount, metrics, previous }: NewSheet): Sheet {
  const subject = { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId }
  const inputs: SheetInputs = {
    metrics, incidents: [], ratings: [], ...carriedOver(template, previous),
    ...(assignment.pays && person.baseSalary !== null ? { baseSalary: person.baseSalary } : {}),
  }
  const survey = surveyGroupsOf(template).length === 0 ? null : { publishedAt: null, groups: [] }
  return {
    _id: sheetIdOf(period._id, person._id, template.id), periodId: period._id, employeeId: person._id, employeeName: person.name, position: person.position,
    storeId: person.storeId, storeName: store.name, crewId: person.crewId, supervisorId: person.supervisorId,
    templateId: template.id, templateVersion: template.version, segment: 1, pays: assignment.pays, dates: period.dates,
    state: 'live', rev: 1, inputs, scorecard: scoreSheet(template, scoredInputs(template, inputs, survey)), previousTotal: previous?.state === 'sealed' ? previous.scorecard.total : null, openClaims: [], objections: [], ratedBy: [], selfScore: null,
    raters: ratersOf(template, person, leads), survey, talk: null, freeze: null, reopenedAt: null, contentHash: null, steps: [], holder: null, holderId: null, escalatedTo: null, escalatedToId: null, assignedSigner: null, signerCount, returns: [],
    signature: null, sealedAt: null, seal: null, witnessDueAt: null, isAppealOpen: false, version: 1, correctionCount: 0, openCorrectionId: null, currentCorrectionId: null,
    exceptions: [], openExceptionCount: 0, changes: [], watcherIds: watchersOf(subject, leads), dueAt: period.dates.cutAt,
    partition: partitionOf(sheetIdOf(period._id, person._id, template.id)),
  }
}
