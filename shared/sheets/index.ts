import type { Template } from '../scoring/template'
import { afterSalesKpi } from './after-sales-kpi'
import { afterSalesManager } from './after-sales-manager'
import { csSupervisor360 } from './cs-supervisor-360'
import { csSupervisorIndicators } from './cs-supervisor-indicators'
import { csSupervisorMonthly } from './cs-supervisor-monthly'
import { csSupervisorScale } from './cs-supervisor-scale'
import { installServiceCard } from './install-service-card'
import { installServiceCardMaterials } from './install-service-card-materials'
import { installer } from './installer'

/** The shipped sheets, newest version of each. A company's own versions are stored beside them under the same ids. */
export const shippedTemplates: readonly Template[] = [
  installServiceCard, installServiceCardMaterials, installer, afterSalesManager, csSupervisorScale, csSupervisorMonthly, csSupervisor360, afterSalesKpi, csSupervisorIndicators,
]

/** A shipped sheet by its id; null where there is none. */
export function shippedTemplate(id: string): Template | null {
  return shippedTemplates.find((template) => template.id === id) ?? null
}
