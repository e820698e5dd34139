import { readPayList } from '@shared/pay/read-pay-list'
import { payListOf } from '@shared/pay/pay-list'
import { byKindAndNewest } from '@shared/cycle/period-id'
import { reachOf } from '@shared/people/person'
import { readPaySheets } from '../kit/pay-sheets'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'

export const readPayListHandler = query(readPayList, async ({ actor, input }) => {
  const known = await listDocuments('periods', {})
  const periods = known.map(({ _id }) => _id).sort(byKindAndNewest)
  const closing = known.filter(({ state }) => state !== 'open').map(({ _id }) => _id).sort(byKindAndNewest)
  const periodId = input.periodId ?? closing[0] ?? periods[0] ?? null
  if (periodId === null) return { periodId, periods, ...payListOf([], []) }
  const reach = reachOf(actor, ['hr', 'finance', 'general-manager'])
  const isInReach = ({ storeId }: { readonly storeId: string }) => reach === 'company' || reach.includes(storeId)
  const [allSheets, allCorrections, unmade] = await Promise.all([listDocuments('sheets', { periodId }), listDocuments('corrections', { payPeriodId: periodId }), listDocuments('unmade-sheets', { periodId, state: 'open' })])
  const [sheets, corrections] = [allSheets.filter(isInReach), allCorrections.filter(isInReach)]
  return { periodId, periods, ...payListOf(await readPaySheets(sheets), corrections, unmade.filter(isInReach)) }
})
