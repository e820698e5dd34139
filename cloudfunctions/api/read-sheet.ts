import { refuse } from '@shared/contract/refusal'
import { hasImpartialJudge } from '@shared/correction/decide-appeal'
import { readSheet } from '@shared/appraisal/read-sheet'
import { viewOf, type BesideSheet } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { Template } from '@shared/scoring/template'
import { isGranted } from '@shared/people/permission'
import { decideObjection } from '@shared/appraisal/decide-objection'
import { metricText } from '@shared/appraisal/metric-text'
import { refuseObjectionDecider, valueIdOf, type Objection } from '@shared/appraisal/objection'
import { objectionViewOf, type ObjectionView } from '@shared/appraisal/objection-view'
import { withdrawObjection } from '@shared/appraisal/withdraw-objection'
import type { Person } from '@shared/people/person'
import { readLeads, readTemplate } from '../kit/company'
import { listDocuments, readDocument, readDocuments } from '../kit/read'
import { previousSheetIdOf } from '../kit/plans'
import { query } from '../kit/serve'
import { canSeeSheet, subjectOf } from '../kit/sheet-access'

/** The objections to values on the sheet, with the values that were corrected before. */
async function objectionsOn(sheet: Sheet, actor: Person): Promise<ObjectionView[]> {
  if (sheet.objections.length === 0) return []
  const [found, { template }] = await Promise.all([readDocuments('objections', sheet.objections.map(({ objectionId }) => objectionId)), readTemplate(sheet.templateId, sheet.templateVersion)])
  const records = await readDocuments('metrics', found.flatMap(({ value }) => (value.kind === 'metric' ? [value.recordId] : [])))
  const isOpenFor = (declaration: typeof decideObjection | typeof withdrawObjection) => isGranted(declaration.may, actor, subjectOf(sheet)) && declaration.sheetStates?.includes(sheet.state) === true
  const mayOf = (objection: Objection) => ({
    mayDecide: objection.state === 'open' && isOpenFor(decideObjection) && refuseObjectionDecider(objection, actor) === null, mayWithdraw: objection.state === 'open' && isOpenFor(withdrawObjection),
  })
  return found.sort((a, b) => (a.objectedAt < b.objectedAt ? 1 : -1)).map((objection) => {
    const { value } = objection
    const record = value.kind === 'metric' ? records.find(({ _id }) => _id === value.recordId) : undefined
    const unit = template.metrics.find(({ id }) => id === record?.metricId)?.unit ?? ''
    const earlier = (record?.earlier ?? []).map((one) => ({ valueText: metricText(one.value, unit), enteredByName: one.recordedByName, enteredAt: one.recordedAt, source: one.source }))
    return objectionViewOf(objection, valueIdOf(value), earlier.filter(({ enteredAt }) => enteredAt < objection.enteredAt), mayOf(objection))
  })
}

/** What stands beside the sheet, where its form has such a thing. */
async function besideOf(sheet: Sheet, { practice }: Template, actor: Person): Promise<BesideSheet> {
  const hasPlans = practice?.adviseBelow !== undefined
  const isOwnToScore = actor._id === sheet.employeeId && sheetStateRows[sheet.state].takesSelfScore
  const before = hasPlans ? previousSheetIdOf(sheet) : null
  const [groups, plan, previousPlan, corrections, selfDraft, leads] = await Promise.all([
    sheet.survey === null ? [] : listDocuments('rating-groups', { sheetId: sheet._id }),
    hasPlans ? readDocument('plans', sheet._id) : null, before === null ? null : readDocument('plans', before),
    sheet.correctionCount === 0 ? [] : listDocuments('corrections', { sheetId: sheet._id }),
    isOwnToScore ? readDocument('self-drafts', sheet._id) : null,
    sheet.isAppealOpen ? readLeads() : null,
  ])
  return { groups, plan, previousPlan, corrections, selfDraft, hasOtherJudge: leads === null || hasImpartialJudge(sheet, leads) }
}

/** A sheet with its template and its incidents, for one person's eyes. */
export async function sheetViewFor(sheet: Sheet, actor: Person): Promise<SheetView> {
  const [{ template }, incidents, objections] = await Promise.all([
    readTemplate(sheet.templateId, sheet.templateVersion), listDocuments('incidents', { sheetId: sheet._id }), objectionsOn(sheet, actor),
  ])
  return viewOf(sheet, template, incidents.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)), actor, await besideOf(sheet, template, actor), objections)
}

export const readSheetHandler = query(readSheet, async ({ actor, input }) => {
  const sheet = await readDocument('sheets', input.sheetId)
  return sheet === null || !canSeeSheet(actor, sheet) ? refuse('not-found') : sheetViewFor(sheet, actor)
})
