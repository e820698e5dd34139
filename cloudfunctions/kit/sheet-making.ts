import { makeSheet } from '@shared/cycle/make-sheet'
import { isWithin, neighbourPeriodId, probationerOf } from '@shared/cycle/period-id'
import type { Period } from '@shared/cycle/period'
import { countsFromOf, type Incident } from '@shared/incident/incident'
import { loggableKinds } from '@shared/incident/incident-kind'
import { waitsForSheet } from '@shared/incident/incident-state'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { partitionOf, type Sheet } from '@shared/appraisal/sheet'
import { inheritMetrics, metricRecordIds } from '@shared/appraisal/inherit-metrics'
import type { Person, Store } from '@shared/people/person'
import { sheetPlansIn, type SheetPlan } from '@shared/people/sheet-plan'
import type { MetricRecord } from '@shared/appraisal/record-metric'
import { tallyIdOf } from '@shared/job/job-tally'
import { resolveGroup } from '@shared/rating360/resolve-groups'
import { groupIdOf, markIdOf, surveyGroupsOf } from '@shared/rating360/survey'
import type { Template } from '@shared/scoring/template'
import { atOnce } from './at-once'
import type { WorkProgress } from './collections'
import { companyReader, readTemplate } from './company'
import { jobRecordsOf } from './job-placing'
import { releaseLease, takeLease } from './lease'
import { logBug } from './log'
import { leaversOf } from './period-people'
import { pinMissing } from './pin-templates'
import { knownIds, listDocuments, pageDocuments, readDocuments } from './read'
import { signal } from './signal'
import { inTransaction, type Transaction } from './transaction'

/** Whether every sheet of the period is there now, and how many this run made. */
export interface MakingResult {
  readonly isDone: boolean
  readonly made: number
}

/** What making needs to know of the company, each read when it is first needed. */
interface Making {
  readonly period: Period
  readonly requestId: string
  readonly deadlineMs: number
  readonly readCompany: ReturnType<typeof companyReader>
  readonly readStores: () => Promise<ReadonlyMap<string, Store>>
  /** Everybody, for forms that ask people about each other. */
  readonly readEverybody: () => Promise<readonly Person[]>
}

/** One person's sheet that is not there yet. */
interface Missing {
  readonly person: Person
  readonly plan: SheetPlan
}

/** How many people are looked at together. */
const pageSize = 100

/** Into how many shares making is cut where there are more people than one page: as many instances can make at once. */
const shareCount = 4

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | null = null
  return () => (kept ??= read())
}

/**
 * Makes the sheets of a period that are still missing, person by person, each in a transaction of its own under its deterministic id: run
 * twice it makes nothing twice. Stops by itself at `deadlineMs`; the close's timer goes on where it stopped. Large companies are made in shares, each
 * under its lease; `callHelp` calls others to them.
 */
export async function makeMissingSheets(period: Period, deadlineMs: number, requestId: string, callHelp: () => void = () => undefined): Promise<MakingResult> {
  const making = makingOf(period, deadlineMs, requestId)
  const probationer = probationerOf(period._id)
  if (probationer !== null) return makeProbation(making, probationer)
  const isLarge = (await pageDocuments('people', { status: 'active' }, '', pageSize)).length === pageSize
  if (isLarge) callHelp()
  let made = 0
  let isDone = true
  for (let share = 0; share < (isLarge ? shareCount : 1); share += 1) {
    const lease = await takeLease(leaseOf(period._id, share), deadlineMs, requestId)
    if (lease === null) {
      isDone = false
      continue
    }
    const start = lease.progress ?? atStart
    const result = await makeShare(making, isLarge ? share : null, start).catch(async (failure: unknown) => {
      await releaseLease(lease._id, requestId)
      throw failure
    })
    made += result.made
    await releaseLease(lease._id, requestId, result.progress)
    isDone &&= result.progress.isDone
    // Whoever came meanwhile may belong to a share that was done already: what failed is tried again with all of them.
    if (result.progress === failedBefore) await startAnew(period._id)
  }
  if (isDone) await noteMade(period._id)
  return { isDone, made }
}

function makingOf(period: Period, deadlineMs: number, requestId: string): Making {
  return {
    period, requestId, deadlineMs, readCompany: companyReader(),
    readStores: once(async () => new Map((await listDocuments('stores', {})).map((store) => [store._id, store]))),
    readEverybody: once(() => listDocuments('people', { status: 'active' }, 200_000)),
  }
}

async function noteMade(periodId: string): Promise<void> {
  await inTransaction(async (transaction) => {
    const latest = await transaction.read('periods', periodId)
    if (latest !== null && !latest.sheetsMade) await transaction.write('periods', { ...latest, sheetsMade: true })
  })
}

/** A probation is one person's. */
async function makeProbation(making: Making, personId: string): Promise<MakingResult> {
  const result = await makePage(making, await readDocuments('people', [personId]))
  const isDone = !result.isCut && result.failed === 0
  if (isDone) await noteMade(making.period._id)
  return { isDone, made: result.made }
}

/** Makes what one person misses in an open period, after a change on the roster; the close would find it as well. */
export async function makeSheetsOf(period: Period, personId: string, deadlineMs: number, requestId: string): Promise<void> {
  await makePage(makingOf(period, deadlineMs, requestId), await readDocuments('people', [personId]))
}

/** Lets the close look through everybody's sheets of an open period again, in the transaction of a change that asks for new ones. */
export async function makeAgain(transaction: Transaction, period: Period): Promise<void> {
  await transaction.write('periods', { ...period, sheetsMade: false })
  for (let share = 0; share < shareCount; share += 1) {
    const lease = await transaction.read('leases', leaseOf(period._id, share))
    if (lease?.progress?.isDone === true) await transaction.write('leases', { ...lease, progress: atStart })
  }
}

const leaseOf = (periodId: string, share: number) => `making:${periodId}:${share}`
const atStart: WorkProgress = { after: '', failed: 0, isDone: false }
const failedBefore: WorkProgress = { ...atStart }

async function startAnew(periodId: string): Promise<void> {
  for (let share = 0; share < shareCount; share += 1) {
    await inTransaction(async (transaction) => {
      const lease = await transaction.read('leases', leaseOf(periodId, share))
      if (lease?.progress?.isDone === true) await transaction.write('leases', { ...lease, progress: atStart })
    })
  }
}

/** Goes on with one share of the people, or with all of them (null). */
async function makeShare(making: Making, share: number | null, start: WorkProgress): Promise<{ readonly made: number; readonly progress: WorkProgress }> {
  let progress = start
  let made = 0
  while (!progress.isDone && Date.now() < making.deadlineMs) {
    const page = await pageDocuments('people', { status: 'active' }, progress.after, pageSize)
    const result = await makePage(making, page.filter(({ _id }) => share === null || partitionOf(_id) % shareCount === share))
    made += result.made
    if (result.isCut) break
    let failed = progress.failed + result.failed
    const isLast = page.length < pageSize
    if (isLast && (share === null || share === 0)) {
      // Whoever left within the period before it was opened is still scored over the days worked.
      const gone = await makePage(making, await leaversOf(making.period.dates))
      made += gone.made
      if (gone.isCut) break
      failed += gone.failed
    }
    progress = isLast && failed > 0 ? failedBefore : { after: page[page.length - 1]?._id ?? progress.after, failed, isDone: isLast }
    if (progress === failedBefore) break
  }
  return { made, progress }
}

async function makePage(asked: Making, people: readonly Person[]): Promise<{ readonly made: number; readonly failed: number; readonly isCut: boolean }> {
  const { requestId, deadlineMs } = asked
  const wanted = people.flatMap((person) => sheetPlansIn(person, asked.period._id).map((plan): Missing => ({ person, plan })))
  const there = await knownIds('sheets', wanted.map(({ plan }) => plan.sheetId))
  const missing = wanted.filter(({ plan }) => !there.has(plan.sheetId))
  // A form that was assigned in the moment in which the period was opened has no pinned version in it yet.
  const period = await pinMissing(asked.period, missing.map(({ plan }) => plan.templateId))
  const making = { ...asked, period }
  const facts = await readFacts(period, missing)
  const told: string[] = []
  let failed = 0
  let isCut = false
  await atOnce(missing, async (one) => {
    isCut ||= Date.now() >= deadlineMs
    if (isCut) return
    try {
      if (await makeOne(making, one, facts)) told.push(one.person._id)
    } catch (failure) {
      // One broken roster entry stops nobody else; the next run tries it again.
      failed += 1
      logBug(failure, { requestId, action: 'make-sheet', personId: one.person._id })
    }
  })
  await signal(told, requestId)
  return { made: told.length, failed, isCut }
}

/** What is there already for a page of new sheets, read for all of them together. */
interface Facts {
  /** Sheets that the new ones follow on. */
  readonly before: ReadonlyMap<string, Sheet>
  readonly records: ReadonlyMap<string, MetricRecord>
  readonly waiting: readonly Incident[]
}

/** The last sheet by the same form in the period before, and the one before it in the same period after a change of store. */
function idsBefore({ person, plan: { periodId, templateId, segment } }: Missing): { readonly previous: string | null; readonly segmentBefore: string | null } {
  const lastPeriod = neighbourPeriodId(periodId, -1)
  const earlier = lastPeriod === null ? [] : sheetPlansIn(person, lastPeriod).filter((plan) => plan.templateId === templateId)
  const sibling = segment === 1 ? undefined : sheetPlansIn(person, periodId).find((plan) => plan.templateId === templateId && plan.segment === segment - 1)
  return { previous: earlier[earlier.length - 1]?.sheetId ?? null, segmentBefore: sibling?.sheetId ?? null }
}

function pinnedOf(period: Period, { templateId }: SheetPlan): Period['templates'][number] {
  const pinned = period.templates.find(({ id }) => id === templateId)
  if (pinned === undefined) throw new Error(`period ${period._id} has no template ${templateId}`)
  return pinned
}

const ownerOf = ({ person, plan: { crewId, storeId } }: Missing) => ({ employeeId: person._id, crewId, storeId })

const recordIdsOf = (period: Period, template: Template, one: Missing) => template.metrics.flatMap(({ id }) => metricRecordIds(period._id, id, ownerOf(one)))

async function readFacts(period: Period, missing: readonly Missing[]): Promise<Facts> {
  if (missing.length === 0) return { before: new Map(), records: new Map(), waiting: [] }
  const recordIds = await Promise.all(missing.map(async (one) => {
    const pinned = period.templates.find(({ id }) => id === one.plan.templateId)
    if (pinned === undefined) return []
    const { template } = await readTemplate(pinned.id, pinned.version)
    return recordIdsOf(period, template, one)
  }))
  const [before, records, waiting] = await Promise.all([
    readDocuments('sheets', missing.flatMap((one) => Object.values(idsBefore(one)).filter((id): id is string => id !== null))),
    readDocuments('metrics', [...new Set(recordIds.flat())]),
    listDocuments('incidents', { sheetId: null }),
  ])
  return { before: new Map(before.map((sheet) => [sheet._id, sheet])), records: new Map(records.map((record) => [record._id, record])), waiting }
}

/** Values that follow from jobs planned before the month was opened; they are written with the sheet. */
async function jobRecordsBefore(transaction: Transaction, periodId: string, { person, plan }: Missing, template: Template, now: string): Promise<readonly MetricRecord[]> {
  const tally = await transaction.read('job-tallies', tallyIdOf(periodId, person._id))
  if (tally === null) return []
  const records = [...jobRecordsOf(tally, tally, template, plan, { _id: 'jobs', name: '安装单' }, now).values()]
  for (const record of records) await transaction.write('metrics', record)
  return records
}

/** Who is asked about the sheet's person, with a place for each group's answers, so that nothing is created when somebody answers. */
async function makeGroups(transaction: Transaction, sheetId: string, template: Template, person: Person, people: readonly Person[]): Promise<void> {
  for (const { role } of surveyGroupsOf(template)) {
    const asked = resolveGroup(role, person, people)
    await transaction.create('rating-groups', { _id: groupIdOf(sheetId, role), sheetId, role, answers: 0, points: [], comments: [], asked: asked.length, isClosed: false })
    for (const { _id } of asked) await transaction.create('answer-marks', { _id: markIdOf(sheetId, role, _id), sheetId, role, personId: _id, hasAnswered: false })
  }
}

async function makeOne(making: Making, one: Missing, facts: Facts): Promise<boolean> {
  const { period } = making
  const { person, plan } = one
  const id = plan.sheetId
  const pinned = pinnedOf(period, plan)
  const { template } = await readTemplate(pinned.id, pinned.version)
  const [store, { leadsOf, settings: { signerCount = 3 } }, people] = [
    (await making.readStores()).get(plan.storeId), await making.readCompany(), surveyGroupsOf(template).length === 0 ? [] : await making.readEverybody(),
  ]
  if (store === undefined) throw new Error(`person ${person._id} has no store ${plan.storeId}`)
  const ids = idsBefore(one)
  const sheetBefore = (sheetId: string | null) => (sheetId === null ? null : facts.before.get(sheetId) ?? null)
  const kinds = loggableKinds(template).map(({ kind }) => kind)
  const unplaced = facts.waiting.filter((incident) => incident.employeeId === person._id && waitsForSheet(incident) && kinds.includes(incident.kind) && isWithin(plan, countsFromOf(incident)))
  return inTransaction(async (transaction) => {
    if (await transaction.read('sheets', id) !== null) return false
    const now = new Date().toISOString()
    const known = new Map(recordIdsOf(period, template, one).flatMap((recordId) => { const record = facts.records.get(recordId); return record === undefined ? [] : [[recordId, record]] }))
    for (const record of await jobRecordsBefore(transaction, period._id, one, template, now)) known.set(record._id, record)
    const metrics = inheritMetrics(template, period._id, ownerOf(one), known)
    let fresh: Sheet = makeSheet({ period, person, plan, store, template, leads: leadsOf(plan), signerCount, metrics, previous: sheetBefore(ids.previous), segmentBefore: sheetBefore(ids.segmentBefore) })
    // Incidents that came before the sheet waited for it; each is read again here, since it may have moved meanwhile.
    for (const { _id } of unplaced) {
      const incident = await transaction.read('incidents', _id)
      if (incident === null || !waitsForSheet(incident)) continue
      await transaction.write('incidents', { ...incident, sheetId: id, rev: incident.rev + 1 })
      fresh = placeIncident(fresh, template, incident, '开月前记的事件', now)
    }
    await transaction.create('sheets', fresh)
    await makeGroups(transaction, id, template, person, people)
    return true
  })
}
