import { add, comparePoints, divide, exact, formatHundredths, zero } from '../scoring/exact'
import { peopleAtOnce, type TeamOrder } from './list-limits'
import type { SheetBrief } from './sheet-view'

/** The best that a sheet can still come to; its total where nothing is open; null where that end is not known. */
function bestOf(sheet: SheetBrief): string | null {
  return sheet.hasRange ? sheet.rangeMax : sheet.total
}

/** Who has lost most for certain comes first: what is only pending says nothing about anybody. */
function byLowest(a: SheetBrief, b: SheetBrief): number {
  const [bestA, bestB] = [bestOf(a), bestOf(b)]
  if (bestA === null || bestB === null) return Number(bestA === null) - Number(bestB === null)
  return comparePoints(bestA, bestB) || comparePoints(a.total ?? '0', b.total ?? '0')
}

function byLastMoved(a: SheetBrief, b: SheetBrief): number {
  const [atA, atB] = [a.lastChange?.at ?? '', b.lastChange?.at ?? '']
  return atA === atB ? 0 : atA < atB ? 1 : -1
}

/** Whether somebody has to do something about the sheet. */
export function isWaiting(sheet: SheetBrief): boolean {
  return sheet.openExceptionCount > 0 || sheet.openClaimCount > 0 || sheet.holderId !== null || sheet.signatureState === 'appealed'
}

/** The stores of the sheets by name; a choice between them is offered where there is more than one. */
export function storesOf(sheets: readonly SheetBrief[]): readonly { readonly storeId: string; readonly title: string }[] {
  const stores = new Map(sheets.map(({ storeId, storeName }) => [storeId, storeName]))
  return [...stores].map(([storeId, title]) => ({ storeId, title })).sort((a, b) => (a.storeId < b.storeId ? -1 : 1))
}

/** The sheets on show, of one store or all (null), in that order. */
export function sheetsOnShow(sheets: readonly SheetBrief[], order: TeamOrder, storeId: string | null): readonly SheetBrief[] {
  const ofStore = sheets.filter((sheet) => storeId === null || sheet.storeId === storeId)
  const shown = order === 'waiting' ? ofStore.filter(isWaiting) : ofStore
  const inOrder = order === 'moved' ? byLastMoved : byLowest
  return [...shown].sort((a, b) => inOrder(a, b) || (a.id < b.id ? -1 : 1))
}

/** What a team's list is narrowed to; see `list-team`. */
interface TeamWish {
  readonly order?: TeamOrder | undefined
  readonly storeId?: string | null | undefined
  readonly count?: number | undefined
}

/** A team as it is told: figures of all, and the first of those who are asked for. The average is of those whose total is settled: an open one would only pull it down. */
export function teamTold(sheets: readonly SheetBrief[], { order = 'low', storeId = null, count = peopleAtOnce }: TeamWish) {
  const settled = sheets.flatMap(({ total, hasRange }) => (hasRange || total === null ? [] : [exact(total)]))
  const asked = sheetsOnShow(sheets, order, storeId)
  return {
    figures: {
      count: sheets.length, settled: settled.length, average: settled.length === 0 ? null : formatHundredths(divide(settled.reduce(add, zero), exact(settled.length))),
      belowPass: sheets.filter(({ isBelowPass }) => isBelowPass).length, waiting: sheets.filter(isWaiting).length,
    },
    stores: [...storesOf(sheets)], askedCount: asked.length, sheets: asked.slice(0, count),
  }
}
