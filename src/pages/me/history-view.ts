import type { ActionOutput } from '@shared/contract/actions'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { formatYuan } from '@shared/scoring/explain'
import { periodLabel, pointsLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** One of my earlier sheets as a line. */
export interface HistoryLine {
  readonly sheetId: string
  readonly title: string
  readonly detail: string
  readonly total: string
  readonly tag: { readonly text: string; readonly tone: Tone } | null
  readonly witness: string | null
}

const signatureTags = { waiting: { text: '待签字', tone: 'warn' }, signed: { text: '已签字', tone: 'good' }, appealed: { text: '已申诉', tone: 'accent' }, unsigned: { text: '未签字', tone: 'plain' } } as const

/** Earlier months, each with what counts now: as sealed, or as its last correction left it. */
export function historyLinesOf(history: ActionOutput<'read-home'>['history']): readonly HistoryLine[] {
  return history.map(({ sheet, pay: sealedPay, witness, corrected }) => {
    const [total, pay] = corrected === null ? [sheet.total, sealedPay] : [corrected.total, corrected.pay]
    const payText = pay === null ? sheetStateRows[sheet.state].title : `绩效工资 ${formatYuan(pay)}`
    return {
      sheetId: sheet.id, title: periodLabel(sheet.periodId), detail: corrected === null ? payText : `${payText}（更正后）`, total: total === null ? '—' : pointsLabel(total),
      tag: sheet.signatureState === null ? null : signatureTags[sheet.signatureState], witness,
    }
  })
}
