import { decideOpenPeriod, openPeriod } from '@shared/cycle/open-period'
import { calendarRangeOf, probationerOf, type PeriodRange } from '@shared/cycle/period-id'
import { isRefusal, refuse } from '@shared/contract/refusal'
import type { Person } from '@shared/people/person'
import { rangeFor, sheetPlansIn } from '@shared/people/sheet-plan'
import { readSettings } from '../kit/company'
import { leaversOf } from '../kit/period-people'
import { pinTemplates } from '../kit/pin-templates'
import { listDocuments } from '../kit/read'
import { command } from '../kit/serve'
import { makeMissingSheets } from '../kit/sheet-making'

/** How long the call itself goes on making sheets after the commit; the close's timer makes the rest of a large company's. */
const makingMs = 2_000

/** Whoever works now or left within the range. */
async function everybodyIn(range: PeriodRange): Promise<readonly Person[]> {
  return (await Promise.all([listDocuments('people', { status: 'active' }, 200_000), leaversOf(range)])).flat()
}

/** Opens the period in one transaction and then makes the sheets as far as there is time. */
export const openPeriodHandler = command(openPeriod, async ({ actor, input, now, requestId, transaction, tell, summarise, afterCommit }) => {
  const { periodId } = input
  const probationer = probationerOf(periodId)
  const one = probationer === null ? null : await transaction.read('people', probationer)
  if (probationer !== null && one === null) return refuse('not-found', '没有找到这个人', 'periodId')
  const range = one === null ? calendarRangeOf(periodId) : rangeFor(one, periodId)
  const [people, settings] = await Promise.all([one !== null ? [one] : range === null ? [] : everybodyIn(range), readSettings()])
  const pinned = await pinTemplates(transaction, people.flatMap((person) => sheetPlansIn(person, periodId).map(({ templateId }) => templateId)))
  if (isRefusal(pinned)) return pinned
  const period = decideOpenPeriod(await transaction.read('periods', periodId), { periodId, range }, pinned, actor._id, now, settings.calendar)
  if (isRefusal(period)) return period
  await transaction.create('periods', period)
  summarise(`开启考核期 ${period._id}`)
  tell([actor._id])
  afterCommit(async () => { await makeMissingSheets(period, Date.now() + makingMs, requestId) })
  return { periodId: period._id }
})
