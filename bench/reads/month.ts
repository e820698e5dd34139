import type { Json } from '@shared/contract/canonical-json'
import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { makeSheet } from '@shared/cycle/make-sheet'
import { periodDates, type Period } from '@shared/cycle/period'
import { addHours } from '@shared/cycle/beijing-time'
import type { Incident } from '@shared/incident/incident'
import type { Sheet } from '@shared/appraisal/sheet'
import { leadFinder } from '@shared/people/lead-finder'
import type { Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../cloudfunctions/kit/hash'
import type { StoredDocument } from '../../local/store/stored-value'
import { companyOf, filled, periodId, signed, stored } from '../close/company'

/** When the month is read: every date of it is past. */
export const monthEnd = '2026-12-06T02:00:00.000Z'

/** Of ten sheets one lacks a rating, four wait for the general manager, five are sealed. */
function atMonthEnd(sheet: Sheet, index: number, context: AdvanceContext): Sheet {
  const kind = index % 10
  const written = filled(sheet, index)
  const frozen = advanceSheet(kind === 0 ? { ...written, inputs: { ...written.inputs, ratings: [] } } : written, context)
  return kind === 0 ? frozen : signed(frozen, context, kind < 5 ? 'approving' : 'sealed')
}

/** The incidents that stand on the sheet, as they were logged and acknowledged. */
function incidentsOf(sheet: Sheet, index: number): Incident[] {
  const receivedAt = addHours(sheet.dates.startsAt, 24 + (index % 600))
  return (sheet.inputs.incidents ?? []).map(({ id, kind }) => ({
    _id: id, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeId: sheet.storeId, supervisorId: sheet.supervisorId, periodId, sheetId: sheet._id, kind, needsVerifying: false,
    quantity: 1, countedQuantity: 1, state: 'acknowledged', reporterId: sheet.supervisorId ?? '', reporterName: '班组长', occurredAt: receivedAt, receivedAt, note: '柜门没有用护角，已当场说明', orderNo: `NO-${index}`, isLikeAnother: false,
    admittedById: null, answerBy: addHours(receivedAt, 72), dispute: null, photos: [], waiting: null, remindAt: null, dueAt: null,
    history: [{ at: receivedAt, actorId: sheet.supervisorId, actorName: '班组长', state: 'logged', text: '记录' }, { at: addHours(receivedAt, 1), actorId: sheet.employeeId, actorName: sheet.employeeName, state: 'acknowledged', text: '确认' }], rev: 2,
  }))
}

/** The company of the close's bench at a month's end, before the last signatures: three incidents on each sheet, and who reads has an account. */
export function* monthOf(count: number): Generator<readonly [collection: string, document: StoredDocument]> {
  const people = [...companyOf(count)].flatMap(([collection, document]) => (collection === 'people' ? [document as unknown as Person] : []))
  const leadsOf = leadFinder(people.filter(({ isLead }) => isLead))
  const dates = periodDates(periodId)
  const templateHash = hashOf(JSON.parse(JSON.stringify(installServiceCard)) as Json)
  const period: Period = { _id: periodId, state: 'closing', dates, templates: [{ id: installServiceCard.id, version: installServiceCard.version, hash: templateHash }], openedBy: 'hr', openedAt: dates.startsAt, sheetsMade: true, closedAt: null }
  let index = 0
  for (const [collection, document] of companyOf(count)) {
    if (collection === 'periods') yield ['periods', stored(period)]
    else yield [collection, document]
    if (collection !== 'people') continue
    const person = document as unknown as Person
    if (person.isLead) yield ['bindings', stored({ _id: `wx-${person._id}`, personId: person._id, boundAt: dates.startsAt } as { _id: string })]
    const [plan] = sheetPlansIn(person, periodId)
    if (plan === undefined) continue
    const leads = leadsOf(person)
    const metrics = Object.fromEntries(installServiceCard.metrics.map(({ id }) => [id, { value: String(80 + (index % 20)) }]))
    const made = makeSheet({ period, person, plan, store: { _id: person.storeId, name: person.storeId }, template: installServiceCard, leads, signerCount: 3, metrics, previous: null, segmentBefore: null })
    const sheet = atMonthEnd(made, index, { template: installServiceCard, templateHash, leads, now: monthEnd, hashOf, signatureDays: 3 })
    yield ['sheets', stored(sheet)]
    for (const incident of incidentsOf(sheet, index)) yield ['incidents', stored(incident)]
    index += 1
  }
}
