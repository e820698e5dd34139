import type { Person } from '@shared/people/person'
import { inCompany, onCard, person } from './company'
import { beijing, sheetIdOf, type Shop } from './shop'

/** A small company whose November is sealed: one store, four cards, one of them appealed against. For what comes after the seal. */
export const workers = ['worker-1', 'worker-2', 'worker-3', 'worker-4'] as const

export const smallCompany = [
  ...workers.map((id) => person(id, `${id.slice(-1)}号师傅`, inCompany('installer'), { crewId: 'c-1', supervisorId: 'lead', ...onCard('6000.00') })),
  person('lead', '赵主管', inCompany('supervisor')), person('manager', '钱店长', inCompany('store-manager')), person('boss', '孙总', inCompany('general-manager')),
  person('hr', '李人事', inCompany('hr')), person('sales', '周销售', inCompany('sales-manager')), person('finance', '吴财务', inCompany('finance')),
]

/** The person's sheet of November. */
export const novemberSheetOf = (workerId: string) => sheetIdOf('2026-11', workerId)

async function fill(shop: Shop, workerId: string, rate: string): Promise<void> {
  const record = (metricId: string, value: string) => shop.act('hr', 'record-metric', { periodId: '2026-11', metricId, scope: 'employee', scopeId: workerId, value: { value }, source: '月末汇总' })
  await record('first-pass-rate', rate)
  await record('inspection-survey-score', '88')
  await record('after-sales-satisfaction', '97')
  await shop.act('sales', 'rate-item', { sheetId: novemberSheetOf(workerId), item: 'sales-coordination', points: '8.5', comment: '' })
}

async function sign(shop: Shop, workerId: string): Promise<void> {
  for (const [signerId, action] of [['lead', 'assess-sheet'], ['manager', 'review-sheet'], ['boss', 'approve-sheet']] as const) {
    const { contentHash } = await shop.read('sheets', novemberSheetOf(workerId))
    await shop.act(signerId, action, { sheetId: novemberSheetOf(workerId), contentHash: contentHash ?? '', comment: '' })
  }
}

/** Takes a shop, with the small company employed, from the opening of November to its seal; batches are made by the timer after each signature. */
export async function sealNovember(shop: Shop, afterEach: () => Promise<unknown> = () => shop.close(), people: readonly Person[] = smallCompany): Promise<void> {
  await shop.begin(beijing('2026-11-02 08:00'), people)
  await shop.act('hr', 'open-period', { periodId: '2026-11' })
  await shop.close()
  const { incidentId } = await shop.act('lead', 'log-incident', { employeeId: 'worker-1', kind: 'tool-violation', quantity: 2, occurredAt: beijing('2026-11-01 10:00'), note: '', orderNo: null })
  await shop.act('worker-1', 'acknowledge-incident', { incidentId })
  for (const [index, workerId] of workers.entries()) await fill(shop, workerId, String(90 + index))
  shop.at(beijing('2026-12-06 09:00'))
  await shop.close()
  for (const workerId of workers) {
    await sign(shop, workerId)
    await afterEach()
  }
}
