import { makeSheet } from '@shared/cycle/make-sheet'
import { shiftPeriodId } from '@shared/cycle/beijing-time'
import type { Period } from '@shared/cycle/period'
import { loggableKinds } from '@shared/incident/incident-kind'
import { waitsForSheet } from '@shared/incident/incident-state'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import { sheetIdOf, type Sheet } from '@shared/appraisal/sheet'
import { inheritMetrics, metricRecordIds } from '@shared/appraisal/inherit-metrics'
import { assignmentsIn, type Person, type SheetAssignment } from '@shared/people/person'
import type { MetricRecord } from '@shared/appraisal/record-metric'
import { tallyIdOf } from '@shared/job/job-tally'
import { resolveGroup } from '@shared/rating360/resolve-groups'
import { groupIdOf, markIdOf, surveyGroupsOf } from '@shared/rating360/survey'
import type { Template } from '@shared/scoring/template'
import { readLeads, readTemplate } from './company'
import { jobRecordsOf } from './job-placing'
import { logBug } from './log'
import { listDocuments, readDocument, readDocuments } from './read'
import { signal } from './signal'
import { inTransaction, type Transaction } from './transaction'

/** Whether every sheet of the period is there now, and how many this run made. */
export interface MakingResult {
  readonly isDone: boolean
  readonly made: number
}

interface Making {
  readonly period: Period
  readonly leads: readonly Person[]
  readonly people: readonly Person[]
  readonly requestId: string
}

/**
 * Makes the sheets of a period that are still missing, person by person, each in a transaction of its own under its deterministic id: run
 * twice it makes nothing twice. Stops by itself at `deadlineMs`; the close's timer goes on where it stopped.
 */
export async function makeMissingSheets(period: Period, deadlineMs: number, requestId: string): Promise<MakingResult> {
  const [people, leads, existing] = await Promise.all([
    listDocuments('people', { status: 'active' }), readLeads(), listDocuments('sheets', { periodId: period._id }),
  ])
  const there = new Set(existing.map(({ _id }) => _id))
  let made = 0
  let failed = 0
  for (const person of people) {
    for (const assignment of assignmentsIn(person, period._id)) {
      if (there.has(sheetIdOf(period._id, person._id, assignment.templateId))) continue
      if (Date.now() >= deadlineMs) return { isDone: false, made }
      try {
        if (await makeOne({ period, leads, people, requestId }, person, assignment)) made += 1
      } catch (failure) {
        // One broken roster entry stops nobody else; the next run tries it again.
        failed += 1
        logBug(failure, { requestId, action: 'make-sheet', personId: person._id })
      }
    }
  }
  if (failed === 0) {
    await inTransaction(async (transaction) => {
      const latest = await transaction.read('periods', period._id)
      if (latest !== null && !latest.sheetsMade) await transaction.write('periods', { ...latest, sheetsMade: true })
    })
  }
  return { isDone: failed === 0, made }
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

async function makeOne({ period, leads, people, requestId }: Making, person: Person, assignment: SheetAssignment): Promise<boolean> {
  const pinned = period.templates.find(({ id }) => id === assignment.templateId)
  if (pinned === undefined) throw new Error(`period ${period._id} has no template ${assignment.templateId}`)
  const { template } = await readTemplate(pinned.id, pinned.version)
  const owner = { employeeId: person._id, crewId: person.crewId, storeId: person.storeId }
  const recordIds = template.metrics.flatMap(({ id }) => metricRecordIds(period._id, id, owner))
  const [store, previous, waiting, records] = await Promise.all([
    readDocument('stores', person.storeId),
    readDocument('sheets', sheetIdOf(shiftPeriodId(period._id, -1), person._id, pinned.id)),
    listDocuments('incidents', { employeeId: person._id, periodId: period._id }),
    readDocuments('metrics', recordIds),
  ])
  if (store === null) throw new Error(`person ${person._id} has no store`)
  const kinds = loggableKinds(template).map(({ kind }) => kind)
  const unplaced = waiting.filter((incident) => waitsForSheet(incident) && kinds.includes(incident.kind))
  const sheet = await inTransaction(async (transaction) => {
    const id = sheetIdOf(period._id, person._id, template.id)
    if (await transaction.read('sheets', id) !== null) return null
    const now = new Date().toISOString()
    const known = new Map(records.map((record) => [record._id, record]))
    for (const record of await jobRecordsBefore(transaction, period._id, person, template, now)) known.set(record._id, record)
    const metrics = inheritMetrics(template, period._id, owner, known)
    let fresh: Sheet = makeSheet({ period, person, store, assignment, template, leads, metrics, previous })
    // Incidents that came before the sheet waited for it; each is read again here, since it may have moved meanwhile.
    for (const { _id } of unplaced) {
      const incident = await transaction.read('incidents', _id)
      if (incident === null || !waitsForSheet(incident)) continue
      await transaction.write('incidents', { ...incident, sheetId: id, rev: incident.rev + 1 })
      fresh = placeIncident(fresh, template, incident, '开月前记的事件', now)
    }
    await transaction.create('sheets', fresh)
    await makeGroups(transaction, id, template, person, people)
    return fresh
  })
  if (sheet !== null) await signal([person._id], requestId)
  return sheet !== null
}
