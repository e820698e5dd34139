import { comparePoints, subtractPoints, sumPoints } from '../scoring/exact'
import type { Template } from '../scoring/template'
import type { Sheet } from './sheet'

/** Points lost against full marks, item by item over several sheets, the most first: where the shop loses points. Pending items count nowhere. */
export function lostPointsByItem(sheets: readonly Sheet[], templates: readonly Template[]): { itemId: string; itemTitle: string; lost: string; max: string }[] {
  const lines = new Map<string, { itemId: string; itemTitle: string; lost: string[]; max: string[] }>()
  sheets.forEach((sheet, index) => {
    for (const score of sheet.scorecard.items) {
      if (score.points === null) continue
      const key = `${sheet.templateId}:${score.id}`
      const title = templates[index]?.items.find(({ id }) => id === score.id)?.title ?? score.id
      const line = lines.get(key) ?? { itemId: score.id, itemTitle: title, lost: [], max: [] }
      line.lost.push(subtractPoints(score.max, score.points))
      line.max.push(score.max)
      lines.set(key, line)
    }
  })
  return [...lines.values()]
    .map(({ itemId, itemTitle, lost, max }) => ({ itemId, itemTitle, lost: sumPoints(lost), max: sumPoints(max) }))
    .sort((a, b) => comparePoints(b.lost, a.lost) || (a.itemId < b.itemId ? -1 : 1))
}
