import { readPayList } from '@shared/pay/read-pay-list'
import { differenceFields, payEntryOf, payFields, payListFrom, payListOf, type PayEntry } from '@shared/pay/pay-list'
import { periodIdOf, shiftPeriodId } from '@shared/cycle/beijing-time'
import { byKindAndNewest, calendarRangeOf, periodKindOf } from '@shared/cycle/period-id'
import { isInReach, reachOf } from '@shared/people/person'
import { gathered, pagesOf, pagesOfAll, withinReach } from '../kit/pages'
import { readPaySheets } from '../kit/pay-sheets'
import { listDocuments, pageDocuments } from '../kit/read'
import { query } from '../kit/serve'

/** How many months back one without a period is looked for. */
const mostMonths = 24

/** Months that nobody has opened but in which a correction was confirmed: their list has differences alone. A company that opens each month in time has none to look for. */
async function monthsOfDifferences(known: readonly string[], now: string): Promise<readonly string[]> {
  const begin = known.filter((id) => periodKindOf(id) !== 'probation').map((id) => periodIdOf(calendarRangeOf(id).startsAt)).sort()[0] ?? ''
  const months = Array.from({ length: mostMonths }, (_, back) => shiftPeriodId(periodIdOf(now), -back))
  const unopened = months.filter((id) => id >= begin && !known.includes(id))
  const found = await Promise.all(unopened.map((payPeriodId) => pageDocuments('corrections', { payPeriodId }, '', 1)))
  return unopened.filter((_id, index) => (found[index] ?? []).length > 0)
}

export const readPayListHandler = query(readPayList, async ({ actor, input, now }) => {
  const known = await listDocuments('periods', {})
  const opened = known.map(({ _id }) => _id)
  const periods = [...opened, ...await monthsOfDifferences(opened, now)].sort(byKindAndNewest)
  const closing = known.filter(({ state }) => state !== 'open').map(({ _id }) => _id).sort(byKindAndNewest)
  const periodId = input.periodId ?? closing[0] ?? periods[0] ?? null
  if (periodId === null) return { periodId, periods, ...payListOf([], []) }
  const reach = reachOf(actor, ['hr', 'finance', 'general-manager'])
  const readEntries = async () => {
    const entries: { readonly id: string; readonly entry: PayEntry | null }[] = []
    for await (const page of pagesOfAll('sheets', withinReach(reach, { periodId }), payFields)) {
      for (const one of await readPaySheets(page)) entries.push({ id: one.sheet._id, entry: payEntryOf(one) })
    }
    return entries.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  const [entries, corrections, unmade] = await Promise.all([readEntries(), gathered(pagesOf('corrections', { payPeriodId: periodId }, differenceFields)), listDocuments('unmade-sheets', { periodId, state: 'open' })])
  const made = new Set(entries.map(({ id }) => id))
  return { periodId, periods, ...payListFrom(entries.map(({ entry }) => entry), corrections.filter(({ storeId }) => isInReach(reach, storeId)), unmade.filter((one) => isInReach(reach, one.storeId) && !made.has(one._id))) }
})
