import type { Template } from '../template'
import type { Mend } from './finding'

function replaced<Part extends { readonly id: string }>(parts: readonly Part[], by: readonly Part[] = []): readonly Part[] {
  const known = new Set(parts.map(({ id }) => id))
  return [...parts.map((part) => by.find(({ id }) => id === part.id) ?? part), ...by.filter(({ id }) => !known.has(id))]
}

/** The template with a finding mended; the given one stays as it is. The version is left to whoever publishes. */
export function applyMend(template: Template, { change }: Mend): Template {
  const { items, withoutItems = [], sections, metrics, incidentKinds, ...fields } = change
  return {
    ...template, ...fields,
    items: replaced(template.items, items).filter(({ id }) => !withoutItems.includes(id)),
    metrics: replaced(template.metrics, metrics),
    incidentKinds: replaced(template.incidentKinds, incidentKinds),
    ...(template.sections === undefined && sections === undefined ? {} : { sections: replaced(template.sections ?? [], sections) }),
  }
}
