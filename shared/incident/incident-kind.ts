import type { Template } from '../scoring/template'
import { formatPoints } from '../scoring/exact'

/** What a kind of incident is called on this sheet; the id itself where the sheet does not know it. */
export function kindTitle(template: Pick<Template, 'incidentKinds'>, kind: string): string {
  return template.incidentKinds.find(({ id }) => id === kind)?.title ?? kind
}

/** A kind of incident as the page for logging offers it: the item it counts on and the signed points of one unit. */
export interface LoggableKind {
  readonly kind: string
  readonly title: string
  readonly itemTitle: string
  readonly pointsEach: string
  readonly isGood: boolean
  /** Counts only once it was acknowledged or verified. */
  readonly needsVerifying: boolean
}

/** The kinds of incident that count on this sheet, in the order of its items; a kind that is only shown beside a rating costs nothing and is left out. */
export function loggableKinds(template: Template): readonly LoggableKind[] {
  return template.items.flatMap((item) => {
    if (item.rule.kind !== 'deduction') return []
    return item.rule.entries.flatMap((entry) => ('incident' in entry
      ? [{ kind: entry.incident, title: kindTitle(template, entry.incident), itemTitle: item.title, pointsEach: formatPoints(entry.points), isGood: !String(entry.points).startsWith('-'),
        needsVerifying: template.incidentKinds.find(({ id }) => id === entry.incident)?.needsVerifying === true }] : []))
  })
}
