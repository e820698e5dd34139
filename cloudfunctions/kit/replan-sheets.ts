import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import { isAtPlace, relocateSheet } from '@shared/appraisal/relocate-sheet'
import { shortenSheet } from '@shared/appraisal/shorten-sheet'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { countsFromOf } from '@shared/incident/incident'
import { periodTitle } from '@shared/cycle/period-title'
import type { Person } from '@shared/people/person'
import { rangeFor, sheetPlansIn, type SheetPlan } from '@shared/people/sheet-plan'
import { probationerOf } from '@shared/cycle/period-id'
import { datesAfter, type Period, type PeriodDates } from '@shared/cycle/period'
import { isUntouched } from '@shared/appraisal/untouched-sheet'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { advanceContextOf, readSettings } from './company'
import { pinTemplates } from './pin-templates'
import { reshareBase } from './imported-bases'
import { fromJobs, recountJobs } from './job-placing'
import { hasAny, listDocuments } from './read'
import { removeUnbegun } from './remove-records'
import type { CommandCall } from './serve'
import { makeAgain, makeSheetsOf, retryUnmade } from './sheet-making'
import type { Transaction } from './transaction'

/** How long the call itself goes on making sheets after the commit; the close's timer makes the rest. */
const makingMs = 2_000

type Effects = Pick<CommandCall<unknown>, 'transaction' | 'tell' | 'afterCommit' | 'now' | 'requestId'>

/** A running sheet ends on another day than it was planned; what was logged after that must not stand on it. */
async function shorten({ transaction, tell, now }: Effects, plan: SheetPlan, dates: PeriodDates): Promise<Refusal | null> {
  const sheet = await transaction.read('sheets', plan.sheetId)
  if (sheet === null || sheet.dates.cutAt === plan.cutAt) return null
  if (!sheetStateRows[sheet.state].takesFacts) return refuse('sheet-frozen', `${sheet.employeeName}这段时间的考核数据已经冻结，请选后面的日子`, 'from')
  const late = (await listDocuments('incidents', { sheetId: sheet._id })).filter((incident) => countsFromOf(incident) >= plan.cutAt)
  if (late.length > 0) return refuse('change-out-of-bounds', `从这天起已经记了 ${late.length} 件事，请选记完之后的日子`, 'from')
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  await transaction.write('sheets', advanceSheet(shortenSheet(sheet, context.template, plan, dates, now), context))
  tell(sheet.watcherIds)
  return null
}

/** Another crew or superior, or another store before the sheet's first day: who watches and gives points is found anew. */
async function relocate({ transaction, tell, now }: Effects, plan: SheetPlan): Promise<null> {
  const sheet = await transaction.read('sheets', plan.sheetId)
  if (sheet === null || !sheetStateRows[sheet.state].takesFacts || isAtPlace(sheet, plan)) return null
  const store = await transaction.read('stores', plan.storeId)
  if (store === null) throw new Error(`there is no store ${plan.storeId}`)
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const moved = relocateSheet(sheet, context.template, plan, store, context.leads)
  await transaction.write('sheets', advanceSheet(moved, context))
  tell([...sheet.watcherIds, ...moved.watcherIds])
  return null
}

/** A probation whose last day moved, with the dates that follow from the new one. */
async function followProbation(transaction: Transaction, period: Period, person: Person): Promise<Period> {
  const range = probationerOf(period._id) === null ? null : rangeFor(person, period._id)
  if (range === null || range.cutAt === period.dates.cutAt) return period
  const moved: Period = { ...period, dates: datesAfter(range, (await readSettings()).calendar) }
  await transaction.write('periods', moved)
  return moved
}

/** One open period after a change of the person: sheets that end earlier, and a period that waits for new ones; answers it where it does. */
async function replanPeriod(effects: Effects, before: Person, after: Person, periodId: string): Promise<Period | Refusal | null> {
  const { transaction } = effects
  const [planned, plans] = [sheetPlansIn(before, periodId), sheetPlansIn(after, periodId)]
  const found = await transaction.read('periods', periodId)
  if (found === null) return null
  const period = await followProbation(transaction, found, after)
  for (const { sheetId } of planned.filter((plan) => !plans.some((other) => other.sheetId === plan.sheetId))) {
    const sheet = await transaction.read('sheets', sheetId)
    if (sheet === null) continue
    // It has not begun, or it has and nothing was put on it: somebody's last day is told after the next month has begun.
    const isEmpty = sheet.dates.startsAt > effects.now || (isUntouched(sheet) && !await hasAny('incidents', { sheetId }))
    if (!isEmpty) return refuse('period-exists', '这一期已经按原来的安排建了考核表，上面也记了东西，请选它结束以后', 'from')
    effects.afterCommit(() => removeUnbegun(sheetId))
  }
  for (const plan of plans) {
    const refused = await shorten(effects, plan, period.dates) ?? await relocate(effects, plan)
    if (refused !== null) return refused
  }
  effects.tell(await recountJobs({ transaction, actor: fromJobs, now: effects.now }, before, after, periodId))
  effects.tell(await reshareBase(transaction, plans.filter(({ pays }) => pays), effects.now))
  const added = plans.filter((plan) => !planned.some((other) => other.sheetId === plan.sheetId))
  if (added.length === 0) return null
  const missing = added.map(({ templateId }) => templateId).filter((id) => !period.templates.some((pinned) => pinned.id === id))
  const pinned = await pinTemplates(transaction, missing)
  if (isRefusal(pinned)) return pinned
  const next: Period = { ...period, templates: [...period.templates, ...pinned], sheetsMade: false }
  await makeAgain(transaction, next)
  return next
}

/** A period that is closed stays whole: nobody gets a sheet in it afterwards. */
function refuseIntoClosed(before: Person, after: Person, periodId: string): Refusal | null {
  const planned = sheetPlansIn(before, periodId)
  const isAdded = sheetPlansIn(after, periodId).some(({ sheetId }) => !planned.some((plan) => plan.sheetId === sheetId))
  return isAdded ? refuse('change-out-of-bounds', `${periodTitle(periodId)}已经结账，请选之后的日子`, 'from') : null
}

/**
 * Brings the sheets of the open periods in line with what changed for a person, in the transaction of the change: running sheets end on the day
 * before, and the new stretches get sheets right after the commit. Refuses where facts or sheets stand against the day.
 */
export async function replanSheets(effects: Effects, before: Person, after: Person): Promise<Refusal | null> {
  const waiting: Period[] = []
  for (const { _id, state } of await listDocuments('periods', {})) {
    if (state === 'closed') {
      const refused = refuseIntoClosed(before, after, _id)
      if (refused !== null) return refused
      continue
    }
    const replanned = await replanPeriod(effects, before, after, _id)
    if (isRefusal(replanned)) return replanned
    if (replanned !== null) waiting.push(replanned)
  }
  const { afterCommit, requestId } = effects
  afterCommit(async () => {
    for (const period of waiting) await makeSheetsOf(period, after._id, Date.now() + makingMs, requestId)
    await retryUnmade({ employeeId: after._id }, Date.now() + makingMs, requestId)
  })
  return null
}
