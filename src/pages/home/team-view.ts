import { thisPeriodWord } from '@shared/cycle/period-title'
import type { ActionOutput } from '@shared/contract/actions'
import { comparePoints } from '@shared/scoring/exact'
import { dateTimeLabel, periodLabel, pointsLabel } from '../../ui/format'
import { sheetTagsOf, type SheetTag } from '../../ui/sheet-tags'

/** A member of the team as one line. */
export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly total: string
  readonly detail: string
  readonly tag: SheetTag | null
}

/** Who moved last comes first; how many lines the home page shows. */
export const shownRows = 4
const shownLost = 3

/** The home page's part about the team. */
export function teamTodayOf(team: ActionOutput<'list-team'>, now: string): { heading: string; rows: readonly TeamRow[]; more: string; lost: ActionOutput<'list-team'>['lostByItem'] } {
  const byChange = [...team.sheets].sort((a, b) => ((a.lastChange?.at ?? '') < (b.lastChange?.at ?? '') ? 1 : -1))
  return {
    heading: team.periodId === null ? '' : periodLabel(team.periodId),
    rows: byChange.slice(0, shownRows).map((sheet) => ({
      id: sheet.id, name: sheet.employeeName, total: sheet.total === null ? '—' : pointsLabel(sheet.total), tag: sheetTagsOf(sheet)[0] ?? null,
      detail: sheet.lastChange === null ? `${thisPeriodWord(sheet.periodId)}还没有变化` : `${sheet.lastChange.cause} · ${dateTimeLabel(sheet.lastChange.at, now)}`,
    })),
    more: `${team.figures.count} 个人`,
    lost: team.lostByItem.filter(({ lost }) => comparePoints(lost, 0) > 0).slice(0, shownLost),
  }
}
