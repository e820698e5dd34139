import { readPayList } from '@shared/pay/read-pay-list'
import { payListOf } from '@shared/pay/pay-list'
import { reachOf } from '@shared/people/person'
import { readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'

export const readPayListHandler = query(readPayList, async ({ actor, input }) => {
  const known = await listDocuments('periods', {})
  const periods = known.map(({ _id }) => _id).sort().reverse()
  const closing = known.filter(({ state }) => state !== 'open').map(({ _id }) => _id).sort().reverse()
  const periodId = input.periodId ?? closing[0] ?? periods[0] ?? null
  if (periodId === null) return { periodId, periods, rows: [], payTotal: '0.00', baseTotal: '0.00', blocked: [] }
  const reach = reachOf(actor, ['hr', 'finance', 'general-manager'])
  const sheets = (await listDocuments('sheets', { periodId })).filter(({ storeId }) => reach === 'company' || reach.includes(storeId))
  const paySheets = await Promise.all(sheets.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template })))
  return { periodId, periods, ...payListOf(paySheets) }
})
