import { scoreSheet } from '../scoring/score-sheet'
import type { SheetInputs } from '../scoring/inputs'
import type { Template } from '../scoring/template'
import type { Subject } from '../people/permission'
import { resolveRater, watchersOf } from '../people/resolve-rater'
import type { Person, Store } from '../people/person'
import type { ImportedBase } from '../pay/imported-base'
import { payingPlansIn, type SheetPlan } from '../people/sheet-plan'
import { importedShares, withPlannedDays, withShare } from '../pay/employed-days'
import { scoredInputs, surveyGroupsOf } from '../rating360/survey'
import { previousValuesOf } from '../appraisal/previous-values'
import { targetMetricIds } from '../appraisal/target-metrics'
import { partitionOf, type RaterDuty, type Sheet } from '../appraisal/sheet'
import { isFilledInReview } from '../approval/review-column'
import type { SignerCount } from '../approval/route'
import type { Period } from './period'

/** What a new sheet is made from; `inputs` holds what is known already (metrics of the crew or store, incidents that waited). */
export interface NewSheet {
  readonly period: Period
  readonly person: Person
  /** The stretch that the sheet covers, and the store of the person in it. */
  readonly plan: SheetPlan
  readonly store: Store
  readonly template: Template
  readonly leads: readonly Person[]
  readonly signerCount: SignerCount
  readonly metrics: NonNullable<SheetInputs['metrics']>
  /** The same person's sheet of the period before, by the same form; null without one. */
  readonly previous: Pick<Sheet, 'state' | 'inputs' | 'scorecard'> | null
  /** The sheet before it in the same period, by the same form, after a change of store; null without one. */
  readonly segmentBefore: Pick<Sheet, 'inputs'> | null
  /** What was imported for the person and period before the sheet was there; absent without. */
  readonly imported?: ImportedBase
}

/** A new sheet's inputs with the base that it is paid by and the days that this is for; an imported base comes before the roster's, and says where it comes from. */
function withBase(inputs: SheetInputs, { plan, person, imported }: NewSheet): { readonly inputs: SheetInputs; readonly origin: Pick<Sheet, 'baseOrigin'> } {
  if (!plan.pays || imported === undefined) {
    return { inputs: withPlannedDays(plan.pays && person.baseSalary !== null ? { ...inputs, baseSalary: person.baseSalary } : inputs, plan), origin: {} }
  }
  const share = importedShares(payingPlansIn(person, plan.periodId)).get(plan.sheetId)
  return { inputs: withShare({ ...inputs, baseSalary: imported.amount }, share), origin: { baseOrigin: { byName: imported.byName, at: imported.at } } }
}

/** Who gives points on the items of a sheet, from outside its anonymous groups. */
export function ratersOf(template: Template, subject: Subject, leads: readonly Person[]): readonly RaterDuty[] {
  return template.items.flatMap((item) => {
    if (item.isOff === true || (item.rule.kind !== 'rating' && item.rule.kind !== 'levels')) return []
    // Whoever signs 审核 fills that column there, in its order.
    const isInRoute = (role: string) => role === 'self' || (role === 'reviewer' && isFilledInReview(template, item.rule))
    return item.rule.raters.filter(({ role, isAnonymous }) => !isInRoute(role) && isAnonymous !== true).map(({ role }): RaterDuty => {
      const rater = resolveRater(role, subject, leads)
      return { item: item.id, role, personId: rater?._id ?? null, personName: rater?.name ?? null }
    })
  })
}

/** The persons among raters, each once. */
export function raterIdsOf(raters: readonly RaterDuty[]): readonly string[] {
  return [...new Set(raters.flatMap(({ personId }) => (personId === null ? [] : [personId])))].sort()
}

/** What goes over from the period before: values to compare with, and targets, which stay until somebody sets others. */
function carriedOver(template: Template, previous: NewSheet['previous'], segmentBefore: NewSheet['segmentBefore']): Pick<SheetInputs, 'previous' | 'targets'> {
  const values = previous === null ? {} : previousValuesOf(template, previous.inputs.metrics)
  const targets = Object.fromEntries(Object.entries((segmentBefore ?? previous)?.inputs.targets ?? {}).filter(([id]) => targetMetricIds(template).includes(id)))
  return { ...(Object.keys(values).length === 0 ? {} : { previous: values }), ...(Object.keys(targets).length === 0 ? {} : { targets }) }
}

/** A person's sheet at the opening of a period, or from a change in its middle on: live, scored over what is there already, nothing signed. */
export function makeSheet(fresh: NewSheet): Sheet {
  const { period, person, plan, store, template, leads, signerCount, metrics, previous, segmentBefore } = fresh
  const { storeId, crewId, supervisorId, pays } = plan
  const subject = { personId: person._id, storeId, supervisorId }
  const dates = { ...period.dates, startsAt: plan.startsAt, cutAt: plan.cutAt }
  const { inputs, origin } = withBase({ metrics, incidents: [], ratings: [], ...carriedOver(template, previous, segmentBefore) }, fresh)
  const raters = ratersOf(template, subject, leads)
  const survey = surveyGroupsOf(template).length === 0 ? null : { publishedAt: null, groups: [] }
  return {
    _id: plan.sheetId, periodId: period._id, employeeId: person._id, employeeName: person.name, position: person.position,
    storeId, storeName: store.name, crewId, supervisorId,
    templateId: template.id, templateVersion: template.version, segment: plan.segment, pays, dates,
    state: 'live', rev: 1, inputs, ...origin, scorecard: scoreSheet(template, scoredInputs(template, inputs, survey)), previousTotal: previous?.state === 'sealed' ? previous.scorecard.total : null, openClaims: [], objections: [], ratedBy: [], reportedBy: [], selfScore: null, selfPhotos: [],
    raters, raterIds: raterIdsOf(raters), survey, talk: null, freeze: null, reopenedAt: null, contentHash: null, steps: [], holder: null, holderId: null, escalatedTo: null, escalatedToId: null, assignedSigner: null, signerCount, returns: [],
    signature: null, sealedAt: null, seal: null, witnessDueAt: null, isAppealOpen: false, version: 1, correctionCount: 0, openCorrectionId: null, currentCorrectionId: null,
    exceptions: [], openExceptionCount: 0, changes: [], watcherIds: watchersOf(subject, leads), dueAt: dates.cutAt,
    partition: partitionOf(plan.sheetId),
  }
}
