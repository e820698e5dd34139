import { sheetStateRows } from '@shared/appraisal/sheet-state'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import type { Tone } from './parts'

/** A short word about a sheet in a list. */
export interface SheetTag {
  readonly text: string
  readonly tone: Tone
}

const signatureTags = { waiting: { text: '待本人签字', tone: 'plain' }, signed: null, appealed: { text: '已申诉', tone: 'warn' }, unsigned: { text: '本人未签字', tone: 'plain' } } as const

/** What is amiss or waits on a sheet, the gravest first: exceptions, open claims, below the pass, an appeal, and whose turn it is. */
export function sheetTagsOf(sheet: SheetBrief): readonly SheetTag[] {
  const turn: SheetTag | null = sheet.holderName !== null ? { text: `等${sheet.holderName}`, tone: 'plain' }
    : sheet.signatureState !== null ? signatureTags[sheet.signatureState]
      : sheet.state === 'live' ? null : { text: sheetStateRows[sheet.state].title, tone: 'plain' }
  const tags: readonly (SheetTag | null)[] = [
    sheet.openExceptionCount > 0 ? { text: '有异常', tone: 'bad' } : null,
    sheet.openClaimCount > 0 ? { text: `${sheet.openClaimCount} 起未定`, tone: 'warn' } : null,
    sheet.isBelowPass ? { text: '未达标', tone: 'warn' } : null,
    turn,
  ]
  return tags.filter((tag) => tag !== null)
}
