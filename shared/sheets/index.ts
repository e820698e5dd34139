import type { Template } from '../scoring/template'
import { installServiceCard } from './install-service-card'

/** The shipped sheets, newest version of each. A company's own versions are stored beside them under the same ids. */
export const shippedTemplates: readonly Template[] = [installServiceCard]

/** A shipped sheet by its id; null where there is none. */
export function shippedTemplate(id: string): Template | null {
  return shippedTemplates.find((template) => template.id === id) ?? null
}
