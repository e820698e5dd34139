import { makeSheet } from '@shared/cycle/make-sheet'
import { periodDates } from '@shared/cycle/period'
import type { Person } from '@shared/people/person'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import type { Sheet } from '@shared/appraisal/sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'

/** A sheet as the opening of a month makes it, of somebody in crew c-1 of store s-1, with what a test cares about replaced. */
export function newSheet(name: string, changes: Partial<Sheet> = {}): Sheet {
  const person: Person = {
    _id: `p-${name}`, name, storeId: 's-1', crewId: 'c-1', position: '安装师傅', roles: [{ role: 'installer', stores: ['s-1'] }], isLead: false, supervisorId: 'p-lead',
    status: 'active', leftAt: null, leave: null, assignments: [{ templateId: installServiceCard.id, pays: true }], baseSalary: '6000.00',
  }
  const period = {
    _id: '2026-11', state: 'open' as const, dates: periodDates('2026-11'), templates: [], openedBy: 'p-hr', openedAt: '2026-11-01T01:00:00.000Z', sheetsMade: true, closedAt: null,
  }
  const [plan] = sheetPlansIn(person, period._id)
  if (plan === undefined) throw new Error('no plan')
  const sheet = makeSheet({ period, person, plan, store: { _id: 's-1', name: '城东店' }, template: installServiceCard, leads: [], signerCount: 3, metrics: {}, previous: null, segmentBefore: null })
  return { ...sheet, ...changes }
}
