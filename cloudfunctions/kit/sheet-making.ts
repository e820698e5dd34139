import { makeSheet } from '@shared/cycle/make-sheet'
import { shiftPeriodId } from '@shared/cycle/beijing-time'
import type { Period } from '@shared/cycle/period'
import type { Incident } from '@shared/incident/incident'
import { loggableKinds } from '@shared/incident/incident-kind'
import { waitsForSheet } from '@shared/incident/incident-state'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { partitionOf, sheetIdOf, type Sheet } from '@shared/appraisal/sheet'
import { inheritMetrics, metricRecordIds } from '@shared/appraisal/inherit-metrics'
import { assignmentsIn, type Person, type SheetAssignment, type Store } from '@shared/people/person'
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
  readonly id: string
  readonly person: Person
  readonly assignment: SheetAssignment
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
  const making: Making = {
    period, requestId, deadlineMs, readCompany: companyReader(),
    readStores: once(async () => new Map((await listDocuments('stores', {})).map((store) => [store._id, store]))),
    readEverybody: once(() => listDocuments('people', { status: 'active' }, 200_000)),
  }
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
  if (isDone) {
    await inTransaction(async (transaction) => {
      const latest = await transaction.read('periods', period._id)
      if (latest !== null && !latest.sheetsMade) await transaction.write('periods', { ...latest, sheetsMade: true })
    })
  }
  return { isDone, made }
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
    const failed = progress.failed + result.failed
    const isLast = page.length < pageSize
    progress = isLast && failed > 0 ? failedBefore : { after: page[page.length - 1]?._id ?? progress.after, failed, isDone: isLast }
    if (progress === failedBefore) break
  }
  return { made, progress }
}

async function makePage(making: Making, people: readonly Person[]): Promise<{ readonly made: number; readonly failed: number; readonly isCut: boolean }> {
  const { period, requestId, deadlineMs } = making
  const wanted = people.flatMap((person) => assignmentsIn(person, period._id).map((assignment): Missing => ({ id: sheetIdOf(period._id, person._id, assignment.templateId), person, assignment })))
  const there = await knownIds('sheets', wanted.map(({ id }) => id))
  const missing = wanted.filter(({ id }) => !there.has(id))
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
  readonly previous: ReadonlyMap<string, Sheet>
  readonly records: ReadonlyMap<string, MetricRecord>
  readonly waiting: readonly Incident[]
}

const previousIdOf = (period: Period, { person, assignment }: Missing) => sheetIdOf(shiftPeriodId(period._id, -1), person._id, assignment.templateId)

function pinnedOf(period: Period, { templateId }: SheetAssignment): Period['templates'][number] {
  const pinned = period.templates.find(({ id }) => id === templateId)
  if (pinned === undefined) throw new Error(`period ${period._id} has no template ${templateId}`)
  return pinned
}

const ownerOf = ({ _id, crewId, storeId }: Person) => ({ employeeId: _id, crewId, storeId })

const recordIdsOf = (period: Period, template: Template, person: Person) => template.metrics.flatMap(({ id }) => metricRecordIds(period._id, id, ownerOf(person)))

async function readFacts(period: Period, missing: readonly Missing[]): Promise<Facts> {
  if (missing.length === 0) return { previous: new Map(), records: new Map(), waiting: [] }
  const recordIds = await Promise.all(missing.map(async ({ person, assignment }) => {
    const pinned = period.templates.find(({ id }) => id === assignment.templateId)
    if (pinned === undefined) return []
    const { template } = await readTemplate(pinned.id, pinned.version)
    return recordIdsOf(period, template, person)
  }))
  const [previous, records, waiting] = await Promise.all([
    readDocuments('sheets', missing.map((one) => previousIdOf(period, one))),
    readDocuments('metrics', [...new Set(recordIds.flat())]),
    listDocuments('incidents', { sheetId: null, periodId: period._id }),
  ])
  return { previous: new Map(previous.map((sheet) => [sheet._id, sheet])), records: new Map(records.map((record) => [record._id, record])), waiting }
}

/** Values that follow from jobs planned before the month was opened; they are written with the sheet. */
async function jobRecordsBefore(transaction: Transaction, periodId: string, person: Person, template: Template, now: string): Promise<readonly MetricRecord[]> {
  const tally = await transaction.read('job-tallies', tallyIdOf(periodId, person._id))
  if (tally === null) return []
  const records = [...jobRecordsOf(tally, tally, template, person, { _id: 'jobs', name: '安装单' }, now).values()]
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

async function makeOne(making: Making, { id, person, assignment }: Missing, facts: Facts): Promise<boolean> {
  const { period } = making
  const pinned = pinnedOf(period, assignment)
  const { template } = await readTemplate(pinned.id, pinned.version)
  const [store, { leadsOf, settings: { signerCount = 3 } }, people] = [
    (await making.readStores()).get(person.storeId), await making.readCompany(), surveyGroupsOf(template).length === 0 ? [] : await making.readEverybody(),
  ]
  if (store === undefined) throw new Error(`person ${person._id} has no store`)
  const previous = facts.previous.get(previousIdOf(period, { id, person, assignment })) ?? null
  const kinds = loggableKinds(template).map(({ kind }) => kind)
  const unplaced = facts.waiting.filter((incident) => incident.employeeId === person._id && waitsForSheet(incident) && kinds.includes(incident.kind))
  return inTransaction(async (transaction) => {
    if (await transaction.read('sheets', id) !== null) return false
    const now = new Date().toISOString()
    const known = new Map(recordIdsOf(period, template, person).flatMap((recordId) => { const record = facts.records.get(recordId); return record === undefined ? [] : [[recordId, record]] }))
    for (const record of await jobRecordsBefore(transaction, period._id, person, template, now)) known.set(record._id, record)
    const metrics = inheritMetrics(template, period._id, ownerOf(person), known)
    let fresh: Sheet = makeSheet({ period, person, store, assignment, template, leads: leadsOf(person), signerCount, metrics, previous })
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
