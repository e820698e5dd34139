import type { SheetView } from '@shared/appraisal/sheet-view'
import type { CorrectionView } from '@shared/correction/correction-view'
import { changeSentence, inputsBefore, moveText } from '../../ui/corrections'
import { dateTimeLabel, periodLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** A correction as a moment of the sheet's history. */
export interface CorrectionLine {
  readonly id: string
  readonly when: string
  readonly title: string
  readonly tag: { readonly text: string; readonly tone: Tone }
  readonly changes: readonly string[]
  readonly move: string
  readonly reason: string
  /** Who proposed it and who answered, one sentence each. */
  readonly people: readonly string[]
  readonly witness: string | null
}

/** 封存与见证: where the sheet is sealed, what became of an appeal, and every correction. */
export interface SealCardView {
  readonly sealedText: string
  readonly code: string | null
  readonly batchText: string
  readonly appeal: { readonly question: string; readonly answer: string | null; readonly tag: { readonly text: string; readonly tone: Tone } } | null
  readonly corrections: readonly CorrectionLine[]
  readonly mayAnswerAppeal: boolean
  readonly mayPropose: boolean
  readonly mayDecide: boolean
  /** Every code of this sheet, for the phone to keep. */
  readonly witnesses: readonly string[]
}

const states: Record<CorrectionView['state'], SealCardView['corrections'][number]['tag']> = {
  proposed: { text: '待确认', tone: 'warn' }, sealed: { text: '已更正', tone: 'good' }, declined: { text: '未通过', tone: 'plain' },
}

function lineOf(sheet: SheetView, correction: CorrectionView, now: string): CorrectionLine {
  const { state, decidedByName, decidedAt, comment, payPeriodId, payDifference } = correction
  const verb = state === 'sealed' ? '确认' : '没有通过'
  const paid = state === 'sealed' && payDifference !== null && payPeriodId !== null ? [`差额随${periodLabel(payPeriodId)}的工资表发`] : []
  return {
    id: correction.id, when: dateTimeLabel(correction.proposedAt, now), title: state === 'sealed' ? `第 ${correction.version} 版` : '更正', tag: states[state],
    changes: correction.changes.map((change) => changeSentence(sheet, change, inputsBefore(sheet, correction.version))), move: moveText(correction), reason: correction.reason,
    people: [`${correction.proposedByName}提出`, ...(decidedByName === null || decidedAt === null ? ['等第二个人确认，确认前不算数'] : [`${decidedByName} ${dateTimeLabel(decidedAt, now)} ${verb}${comment === '' ? '' : `：${comment}`}`]), ...paid],
    witness: correction.witness,
  }
}

function appealOf({ signature }: SheetView, now: string): SealCardView['appeal'] {
  if (signature === null || signature.state !== 'appealed') return null
  const { decision } = signature
  return {
    question: signature.reason, tag: decision === null ? { text: '等答复', tone: 'warn' } : decision.verdict === 'kept' ? { text: '维持原分', tone: 'plain' } : { text: '已更正', tone: 'good' },
    answer: decision === null ? null : `${decision.byName} ${dateTimeLabel(decision.at, now)} 答复${decision.because === undefined ? '' : `（${decision.because}）`}：${decision.reason}`,
  }
}

/** What the card 封存与见证 shows for the person `meId`; null before the sheet is sealed. */
export function sealCardOf(sheet: SheetView, meId: string, now: string): SealCardView | null {
  if (sheet.sealedAt === null) return null
  const open = sheet.corrections.find(({ state }) => state === 'proposed')
  return {
    sealedText: `${dateTimeLabel(sheet.sealedAt, now)} 封存`, code: sheet.seal?.witness ?? null, batchText: sheet.seal === null ? '' : `第 ${sheet.seal.batchNo} 批`,
    appeal: appealOf(sheet, now), corrections: [...sheet.corrections].sort((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1)).map((correction) => lineOf(sheet, correction, now)),
    mayAnswerAppeal: sheet.may.includes('decide-appeal'), mayPropose: sheet.may.includes('propose-correction'),
    mayDecide: sheet.may.includes('decide-correction') && open !== undefined && open.proposedById !== meId,
    witnesses: [sheet.seal?.witness, ...sheet.corrections.map(({ witness }) => witness)].flatMap((witness) => witness ?? []),
  }
}
