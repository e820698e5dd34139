import { add, comparePoints, exact, formatHundredths, subtract, zero } from '../scoring/exact'
import type { Template } from '../scoring/template'
import type { Sheet } from './sheet'

type Sum = typeof zero

/** Adds up the points lost against full marks, item by item over as many sheets as come: where the shop loses points. Pending items count nowhere. */
export class LostPoints {
  private readonly lines = new Map<string, { itemId: string; itemTitle: string; lost: Sum; max: Sum }>()

  add({ templateId, scorecard }: Pick<Sheet, 'templateId' | 'scorecard'>, template: Pick<Template, 'items'>): void {
    for (const { id, points, max } of scorecard.items) {
      if (points === null) continue
      const key = `${templateId}:${id}`
      const line = this.lines.get(key) ?? { itemId: id, itemTitle: template.items.find((item) => item.id === id)?.title ?? id, lost: zero, max: zero }
      this.lines.set(key, { ...line, lost: add(line.lost, subtract(exact(max), exact(points))), max: add(line.max, exact(max)) })
    }
  }

  /** The most first. */
  sums(): { itemId: string; itemTitle: string; lost: string; max: string }[] {
    return [...this.lines.values()]
      .map(({ itemId, itemTitle, lost, max }) => ({ itemId, itemTitle, lost: formatHundredths(lost), max: formatHundredths(max) }))
      .sort((a, b) => comparePoints(b.lost, a.lost) || (a.itemId < b.itemId ? -1 : 1))
  }
}
