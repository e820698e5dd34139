import { probationerOf } from '@shared/cycle/period-id'
import type { Period } from '@shared/cycle/period'
import { partitionOf } from '@shared/appraisal/sheet'
import type { Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { atOnce } from './at-once'
import type { WorkProgress } from './collections'
import { companyReader } from './company'
import { releaseLease, takeLease } from './lease'
import { log, logBug } from './log'
import { followNewBases, makeOne, makeSheets, MakingError, readFacts, type CompanyFacts, type Missing, type PageFacts } from './new-sheets'
import { leaversOf } from './period-people'
import { pinMissing } from './pin-templates'
import { knownIds, listDocuments, pageDocuments, readDocuments } from './read'
import { signal } from './signal'
import { inTransaction, isBusy, type Transaction } from './transaction'
import { endSettled, noteUnmade } from './unmade-sheets'

/** Whether every sheet of the period is there now, and how many this run made. */
export interface MakingResult {
  readonly isDone: boolean
  readonly made: number
}

/** Whose sheets are made, and until when. */
export interface Making extends CompanyFacts {
  readonly requestId: string
  readonly deadlineMs: number
}

/** How many people are looked at together. */
const pageSize = 100

/** How many sheets are made in one transaction where they can be. */
const groupSize = 25

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

/** What making in the period goes by. */
export function makingOf(period: Period, deadlineMs: number, requestId: string): Making {
  return {
    period, requestId, deadlineMs, unpinned: new Map(), readCompany: companyReader(),
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

/** Which of the sheets that could not be made are tried: those of one person at once, or all whose rest is over. */
export type RetriedSheets = { readonly employeeId: string } | { readonly until: string }

/** Tries again to make sheets that could not be made, in the periods that go on, and ends the exceptions of those that are there. Answers how many were made. */
export async function retryUnmade(which: RetriedSheets, deadlineMs: number, requestId: string): Promise<number> {
  const isOfOne = 'employeeId' in which
  const open = await endSettled(await listDocuments('unmade-sheets', { state: 'open', ...(isOfOne ? { employeeId: which.employeeId } : {}) }))
  const due = isOfOne ? open : open.filter(({ dueAt }) => dueAt === null || dueAt <= which.until)
  let made = 0
  for (const period of (await readDocuments('periods', [...new Set(due.map(({ periodId }) => periodId))])).filter(({ state }) => state !== 'closed')) {
    const people = await readDocuments('people', [...new Set(due.filter(({ periodId }) => periodId === period._id).map(({ employeeId }) => employeeId))])
    made += (await makePage(makingOf(period, deadlineMs, requestId), people)).made
  }
  await endSettled(due)
  return made
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
  const missing = await missingOf(asked.period, wanted)
  // A form that was assigned in the moment in which the period was opened has no pinned version in it yet.
  const making = { ...asked, ...await pinMissing(asked.period, missing.map(({ plan }) => plan.templateId), requestId) }
  const { period } = making
  const facts = await readFacts(period, missing)
  const made: Missing[] = []
  let failed = 0
  let isCut = false
  await atOnce(groupsOf(missing), async (group) => {
    isCut ||= Date.now() >= deadlineMs
    if (isCut) return
    if (group.length > 1 && await makeTogether(making, group, facts)) {
      made.push(...group)
      return
    }
    for (const one of group) {
      isCut ||= Date.now() >= deadlineMs
      if (isCut) return
      try {
        if (await makeOne(making, one, facts)) made.push(one)
      } catch (failure) {
        // What can't be made stops nobody else: HR sees it, and the close tries it again.
        if (!await isNoted(making, one, failure)) failed += 1
      }
    }
  }, 1)
  await followNewBases(period._id, made, facts)
  await signal(made.map(({ person }) => person._id), requestId)
  return { made: made.length, failed, isCut }
}

/** Of the planned sheets those that are not there and that HR does not go on without. */
async function missingOf(period: Period, wanted: readonly Missing[]): Promise<readonly Missing[]> {
  const there = await knownIds('sheets', wanted.map(({ plan }) => plan.sheetId))
  const missing = wanted.filter(({ plan }) => !there.has(plan.sheetId))
  if (missing.length === 0) return missing
  const waived = new Set((await listDocuments('unmade-sheets', { periodId: period._id, state: 'waived' })).map(({ _id }) => _id))
  return missing.filter(({ plan }) => !waived.has(plan.sheetId))
}

/** Whether a failed making is an exception that HR sees now; one that only lost against others is not, and is tried again. */
async function isNoted({ readStores, requestId }: Making, one: Missing, failure: unknown): Promise<boolean> {
  const fields = { requestId, action: 'make-sheet', personId: one.person._id, sheetId: one.plan.sheetId }
  if (isBusy(failure, fields)) return false
  const named = { ...one, storeName: (await readStores()).get(one.plan.storeId)?.name ?? one.plan.storeId }
  if (failure instanceof MakingError) {
    log('unmade', { ...fields, code: failure.failure.cause })
    return noteUnmade(named, failure.failure, requestId)
  }
  logBug(failure, fields)
  return noteUnmade(named, { cause: 'record', detail: requestId }, requestId)
}

const groupsOf = (missing: readonly Missing[]) => Array.from({ length: Math.ceil(missing.length / groupSize) }, (_, index) => missing.slice(index * groupSize, (index + 1) * groupSize))

/** Makes several people's sheets in one transaction; false where that failed and none is there: then each is made on its own. */
async function makeTogether({ requestId, ...company }: Making, group: readonly Missing[], facts: PageFacts): Promise<boolean> {
  try {
    await makeSheets(company, group, facts)
    return true
  } catch {
    // What is wrong with one of them is logged when it is made on its own.
    log('apart', { requestId, action: 'make-sheet', count: group.length })
    return false
  }
}
