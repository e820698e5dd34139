import { randomBytes } from 'node:crypto'
import { makeSheet } from '@shared/cycle/make-sheet'
import { isWithin, neighbourPeriodId } from '@shared/cycle/period-id'
import type { Period } from '@shared/cycle/period'
import type { MakingFailure } from '@shared/cycle/unmade-sheet'
import { countsFromOf, type Incident } from '@shared/incident/incident'
import { loggableKinds } from '@shared/incident/incident-kind'
import { waitsForSheet } from '@shared/incident/incident-state'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { inheritMetrics, metricRecordIds } from '@shared/appraisal/inherit-metrics'
import type { ImportedBase } from '@shared/pay/imported-base'
import type { Person, Store } from '@shared/people/person'
import { sheetPlansIn, type SheetPlan } from '@shared/people/sheet-plan'
import type { MetricRecord } from '@shared/appraisal/record-metric'
import { monthsOf } from '@shared/job/job-count'
import { jobMetricIds } from '@shared/job/job-metrics'
import { resolveGroup } from '@shared/rating360/resolve-groups'
import { groupIdOf, markIdOf, surveyGroupsOf } from '@shared/rating360/survey'
import type { Template } from '@shared/scoring/template'
import { atOnce, widthTogether } from './at-once'
import { readTemplate, type companyReader } from './company'
import { followBases, readBases } from './imported-bases'
import { countOf, readTallies } from './job-counting'
import { recordsForNew } from './job-placing'
import { listDocuments, readDocuments } from './read'
import { inTransaction, type Transaction } from './transaction'

/** Why a sheet can't be made, where HR can mend it. */
export class MakingError extends Error {
  override readonly name = 'MakingError'

  constructor(readonly failure: MakingFailure) {
    super(`${failure.cause}: ${failure.detail}`)
  }
}

/** What making needs to know of the company, each read when it is first needed. */
export interface CompanyFacts {
  readonly period: Period
  /** Forms that could not be pinned in the period, each with a sentence that says why. */
  readonly unpinned: ReadonlyMap<string, string>
  readonly readCompany: ReturnType<typeof companyReader>
  readonly readStores: () => Promise<ReadonlyMap<string, Store>>
  /** Everybody, for forms that ask people about each other. */
  readonly readEverybody: () => Promise<readonly Person[]>
}

/** One person's sheet that is not there yet. */
export interface Missing {
  readonly person: Person
  readonly plan: SheetPlan
}

/** What is there already for a page of new sheets, read for all of them together. */
export interface PageFacts {
  /** Sheets that the new ones follow on. */
  readonly before: ReadonlyMap<string, Sheet>
  readonly records: ReadonlyMap<string, MetricRecord>
  readonly waiting: readonly Incident[]
  /** Bases imported for the period, by person. */
  readonly bases: ReadonlyMap<string, ImportedBase>
}

/** The last sheet by the same form in the period before, and the one before it in the same period after a change of store. */
function idsBefore({ person, plan: { periodId, templateId, segment } }: Missing): { readonly previous: string | null; readonly segmentBefore: string | null } {
  const lastPeriod = neighbourPeriodId(periodId, -1)
  const earlier = lastPeriod === null ? [] : sheetPlansIn(person, lastPeriod).filter((plan) => plan.templateId === templateId)
  const sibling = segment === 1 ? undefined : sheetPlansIn(person, periodId).find((plan) => plan.templateId === templateId && plan.segment === segment - 1)
  return { previous: earlier[earlier.length - 1]?.sheetId ?? null, segmentBefore: sibling?.sheetId ?? null }
}

function pinnedOf({ period, unpinned }: Pick<CompanyFacts, 'period' | 'unpinned'>, { templateId }: SheetPlan): Period['templates'][number] {
  const pinned = period.templates.find(({ id }) => id === templateId)
  const why = unpinned.get(templateId)
  if (pinned === undefined && why !== undefined) throw new MakingError({ cause: 'form', detail: why })
  if (pinned === undefined) throw new Error(`period ${period._id} has no template ${templateId}`)
  return pinned
}

const ownerOf = ({ person, plan: { crewId, storeId } }: Missing) => ({ employeeId: person._id, crewId, storeId })

const recordIdsOf = (period: Period, template: Template, one: Missing) => template.metrics.flatMap(({ id }) => metricRecordIds(period._id, id, ownerOf(one)))

export async function readFacts(period: Period, missing: readonly Missing[]): Promise<PageFacts> {
  if (missing.length === 0) return { before: new Map(), records: new Map(), waiting: [], bases: new Map() }
  const recordIds = await Promise.all(missing.map(async (one) => {
    const pinned = period.templates.find(({ id }) => id === one.plan.templateId)
    if (pinned === undefined) return []
    // A form that can't be read stops its own sheets alone: whoever makes them says so.
    const stored = await readTemplate(pinned.id, pinned.version).catch(() => null)
    return stored === null ? [] : recordIdsOf(period, stored.template, one)
  }))
  const [before, records, waiting, bases] = await Promise.all([
    readDocuments('sheets', missing.flatMap((one) => Object.values(idsBefore(one)).filter((id): id is string => id !== null))),
    readDocuments('metrics', [...new Set(recordIds.flat())]),
    listDocuments('incidents', { sheetId: null }),
    readBases(period._id, missing.filter(({ plan }) => plan.pays).map(({ person }) => person._id)),
  ])
  return { bases, before: new Map(before.map((sheet) => [sheet._id, sheet])), records: new Map(records.map((record) => [record._id, record])), waiting }
}

/** Values that follow from jobs of days before the sheet was made; they are written with it. */
async function jobRecordsBefore(transaction: Transaction, periodId: string, { person, plan }: Missing, template: Template, now: string): Promise<readonly MetricRecord[]> {
  if (!template.metrics.some(({ id }) => (jobMetricIds as readonly string[]).includes(id))) return []
  const plans = sheetPlansIn(person, periodId)
  const count = countOf(periodId, person._id, plans, await readTallies(transaction, person._id, monthsOf(plans)))
  return recordsForNew(transaction, count, template, plan, now)
}

/** Who is asked about the sheet's person, with a place for each group's answers, so that nothing is created when somebody answers. */
async function makeGroups(transaction: Transaction, sheetId: string, template: Template, person: Person, people: readonly Person[]): Promise<void> {
  const groups = surveyGroupsOf(template).map(({ role }) => ({ role, asked: resolveGroup(role, person, people) }))
  await transaction.createAll('rating-groups', groups.map(({ role, asked }) => ({ _id: groupIdOf(sheetId, role), sheetId, role, answers: 0, points: [], comments: [], asked: asked.length, isClosed: false })))
  await transaction.createAll('answer-marks', groups.flatMap(({ role, asked }) => asked.map(({ _id }) => ({ _id: markIdOf(sheetId, role, _id), sheetId, role, personId: _id, hasAnswered: false }))))
}

/** A sheet with what is there for it within the transaction; it and who is asked about it are still to be created. */
async function freshSheet(transaction: Transaction, { period, unpinned, readStores, readCompany }: CompanyFacts, one: Missing, facts: PageFacts): Promise<{ readonly fresh: Sheet; readonly template: Template }> {
  const { person, plan } = one
  const pinned = pinnedOf({ period, unpinned }, plan)
  const [{ template }, stores, { leadsOf, settings: { signerCount = 3 } }] = await Promise.all([readTemplate(pinned.id, pinned.version), readStores(), readCompany()])
  const store = stores.get(plan.storeId)
  if (store === undefined) throw new MakingError({ cause: 'store', detail: plan.storeId })
  const ids = idsBefore(one)
  const sheetBefore = (sheetId: string | null) => (sheetId === null ? null : facts.before.get(sheetId) ?? null)
  const now = new Date().toISOString()
  const known = new Map(recordIdsOf(period, template, one).flatMap((recordId) => { const record = facts.records.get(recordId); return record === undefined ? [] : [[recordId, record]] }))
  for (const record of await jobRecordsBefore(transaction, period._id, one, template, now)) known.set(record._id, record)
  const metrics = inheritMetrics(template, period._id, ownerOf(one), known)
  const imported = facts.bases.get(person._id)
  let fresh: Sheet = { salt: randomBytes(16).toString('hex'), ...makeSheet({
    period, person, plan, store, template, leads: leadsOf(plan), signerCount, metrics, previous: sheetBefore(ids.previous), segmentBefore: sheetBefore(ids.segmentBefore), ...(imported === undefined ? {} : { imported }),
  }) }
  // Incidents that came before the sheet waited for it; each is read again here, since it may have moved meanwhile.
  const kinds = loggableKinds(template).map(({ kind }) => kind)
  const unplaced = facts.waiting.filter((incident) => incident.employeeId === person._id && waitsForSheet(incident) && kinds.includes(incident.kind) && isWithin(plan, countsFromOf(incident)))
  for (const { _id } of unplaced) {
    const incident = await transaction.read('incidents', _id)
    if (incident === null || !waitsForSheet(incident)) continue
    await transaction.write('incidents', { ...incident, sheetId: fresh._id, rev: incident.rev + 1 })
    fresh = placeIncident(fresh, template, incident, '开月前记的事件', now)
  }
  return { fresh, template }
}

const everybodyFor = (template: Template, { readEverybody }: CompanyFacts) => (surveyGroupsOf(template).length === 0 ? [] : readEverybody())

/** Makes one person's sheet within a transaction; false where it is there already. Throws where it can't be made: `MakingError` where HR can mend that. */
export async function makeWithin(transaction: Transaction, company: CompanyFacts, one: Missing, facts: PageFacts): Promise<boolean> {
  if (await transaction.read('sheets', one.plan.sheetId) !== null) return false
  const { fresh, template } = await freshSheet(transaction, company, one, facts)
  await transaction.create('sheets', fresh)
  await makeGroups(transaction, fresh._id, template, one.person, await everybodyFor(template, company))
  return true
}

/** Makes it in a transaction of its own. */
export function makeOne(company: CompanyFacts, one: Missing, facts: PageFacts): Promise<boolean> {
  return inTransaction((transaction) => makeWithin(transaction, company, one, facts))
}

/** Makes several people's sheets in one transaction. Throws, and none is made, where one can't be, is there already, or somebody else was first. */
export function makeSheets(company: CompanyFacts, group: readonly Missing[], facts: PageFacts): Promise<void> {
  return inTransaction(async (transaction) => {
    const made = new Map<string, Awaited<ReturnType<typeof freshSheet>>>()
    await atOnce(group, async (one) => { made.set(one.plan.sheetId, await freshSheet(transaction, company, one, facts)) }, widthTogether)
    await transaction.createAll('sheets', [...made.values()].map(({ fresh }) => fresh))
    for (const one of group) {
      const sheet = made.get(one.plan.sheetId)
      if (sheet !== undefined) await makeGroups(transaction, one.plan.sheetId, sheet.template, one.person, await everybodyFor(sheet.template, company))
    }
  }, undefined, 0)
}

/** Brings bases that were imported while these sheets were made to them: their making has not seen them. */
export async function followNewBases(periodId: string, made: readonly Missing[], facts: PageFacts): Promise<void> {
  const paying = made.filter(({ plan }) => plan.pays)
  const bases = await readBases(periodId, paying.map(({ person }) => person._id))
  const missed = paying.filter(({ person }) => bases.get(person._id)?.rev !== facts.bases.get(person._id)?.rev)
  await followBases(periodId, missed.map(({ person, plan: { sheetId } }) => ({ sheetId, person })), new Date().toISOString())
}
