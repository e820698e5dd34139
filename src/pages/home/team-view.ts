import type { ActionOutput } from '@shared/contract/actions'
import { comparePoints } from '@shared/scoring/exact'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { dateTimeLabel, periodLabel, pointsLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** A member of the team as one line. */
export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly total: string
  readonly detail: string
  readonly tag: { readonly text: string; readonly tone: Tone } | null
}

/** Who moved last comes first; how many lines the home page shows. */
const shownRows = 4
const shownLost = 3

function tagOf(sheet: SheetBrief): TeamRow['tag'] {
  if (sheet.openExceptionCount > 0) return { text: '有异常', tone: 'bad' }
  if (sheet.openClaimCount > 0) return { text: `${sheet.openClaimCount} 起待答复`, tone: 'warn' }
  if (sheet.isBelowPass) return { text: '未达标', tone: 'warn' }
  return sheet.state === 'live' ? null : { text: sheetStateRows[sheet.state].title, tone: 'plain' }
}

/** The home page's part about the team. */
export function teamTodayOf(team: ActionOutput<'list-team'>, now: string): { heading: string; rows: readonly TeamRow[]; more: string; lost: ActionOutput<'list-team'>['lostByItem'] } {
  const byChange = [...team.sheets].sort((a, b) => ((a.lastChange?.at ?? '') < (b.lastChange?.at ?? '') ? 1 : -1))
  return {
    heading: team.periodId === null ? '' : periodLabel(team.periodId),
    rows: byChange.slice(0, shownRows).map((sheet) => ({
      id: sheet.id, name: sheet.employeeName, total: sheet.total === null ? '—' : pointsLabel(sheet.total), tag: tagOf(sheet),
      detail: sheet.lastChange === null ? '本月还没有变化' : `${sheet.lastChange.cause} · ${dateTimeLabel(sheet.lastChange.at, now)}`,
    })),
    more: `${team.sheets.length} 个人`,
    lost: team.lostByItem.filter(({ lost }) => comparePoints(lost, 0) > 0).slice(0, shownLost),
  }
}
