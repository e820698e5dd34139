import type { SheetInputs } from '@shared/scoring/inputs'
import type { Rule, Template } from '@shared/scoring/template'
import { afterSalesKpi } from '@shared/sheets/after-sales-kpi'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { csSupervisor360 } from '@shared/sheets/cs-supervisor-360'
import { csSupervisorScale } from '@shared/sheets/cs-supervisor-scale'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { installer } from '@shared/sheets/installer'

/** Inputs that show a rule at work on an item of a shipped sheet. */
export interface RuleExample {
  readonly sheet: Template
  readonly item: string
  readonly inputs: SheetInputs
}

const onCard = (item: string, inputs: SheetInputs): RuleExample => ({ sheet: installServiceCard, item, inputs })
const onInstaller = (item: string, inputs: SheetInputs): RuleExample => ({ sheet: installer, item, inputs })
const onScale = (item: string, inputs: SheetInputs): RuleExample => ({ sheet: csSupervisorScale, item, inputs })
const group = (role: 'subordinate', ...points: readonly number[]) => points.map((given) => ({ item: 'goals', role, points: given }))

/** Examples of every rule kind; what comes out is the engine's answer when the page is written. */
export const ruleExamples: Readonly<Record<Rule['kind'], readonly RuleExample[]>> = {
  deviation: [
    onCard('first-pass-rate', { metrics: { 'first-pass-rate': 93.5 } }),
    onCard('first-pass-rate', { metrics: { 'first-pass-rate': { numerator: 9, denominator: 10 } } }),
    onCard('first-pass-rate', { metrics: { 'first-pass-rate': { numerator: 5, denominator: 6 } } }),
    onCard('first-pass-rate', { metrics: { 'first-pass-rate': 65 } }),
    onInstaller('backlog-rate', { metrics: { 'backlog-rate': 6 }, previous: { 'backlog-rate': 8 } }),
    onInstaller('backlog-rate', { metrics: { 'backlog-rate': 6 } }),
  ],
  attainment: [
    onCard('inspection', { metrics: { 'inspection-survey-score': '88' } }),
    onInstaller('install-error-rate', { metrics: { 'install-error-rate': 4 }, targets: { 'install-error-rate': 2 } }),
    onInstaller('sales-attainment', { metrics: { sales: 120000 }, targets: { sales: 100000 } }),
    onInstaller('orders-completed', { metrics: { 'orders-completed': 8, 'orders-assigned': 9 } }),
    onInstaller('orders-completed', { metrics: { 'orders-completed': 0, 'orders-assigned': 0 } }),
    { sheet: afterSalesKpi, item: 'refund-disputes', inputs: { metrics: { 'refund-dispute-rate': 1 }, previous: { 'refund-dispute-rate': '0.8' } } },
  ],
  bands: [
    onScale('standard-execution', { metrics: { 'standard-execution-rate': 99 } }),
    onScale('standard-execution', { metrics: { 'standard-execution-rate': '98.99' } }),
    onScale('key-account-loss', { metrics: { 'key-account-loss-rate': '1.01' } }),
  ],
  deduction: [
    onCard('tools-vehicles', { incidents: [{ id: 'i1', kind: 'tool-violation', quantity: 2 }] }),
    onCard('tools-vehicles', { incidents: [{ id: 'i1', kind: 'tool-violation', quantity: 2, status: 'disputed' }] }),
    onInstaller('service-complaints', { incidents: [{ id: 'i1', kind: 'customer-complaint', quantity: 2, status: 'upheld' }] }),
    onScale('complaint-speed', { metrics: { 'complaint-overdue-days': '1.5' } }),
  ],
  rating: [
    onCard('sales-coordination', { ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: 8.5 }] }),
    { sheet: afterSalesManager, item: 'timeliness', inputs: { ratings: [{ item: 'timeliness', role: 'self', points: 10 }, { item: 'timeliness', role: 'assessor', points: 7 }, { item: 'timeliness', role: 'reviewer', points: 8 }] } },
    { sheet: csSupervisor360, item: 'goals', inputs: { ratings: [{ item: 'goals', role: 'supervisor', points: 16 }, ...group('subordinate', 18, 20, 19)] } },
    { sheet: csSupervisor360, item: 'goals', inputs: { ratings: [{ item: 'goals', role: 'supervisor', points: 16 }, ...group('subordinate', 18, 20)] } },
  ],
  levels: [onScale('customer-focus', { levels: [{ item: 'customer-focus', role: 'supervisor', level: 4 }] })],
  tasks: [
    { sheet: afterSalesKpi, item: 'work-plan', inputs: { tasks: [{ item: 'work-plan', name: '整理台账', urgency: 3, importance: 2, completion: 100 }, { item: 'work-plan', name: '回访话术', urgency: 1, importance: 2, completion: 50 }] } },
    { sheet: afterSalesKpi, item: 'work-plan', inputs: {} },
  ],
}
