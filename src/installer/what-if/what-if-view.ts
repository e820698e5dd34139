import { leversOf } from '@shared/appraisal/levers'
import { nextStep, stepSentence, yuanBetween } from '@shared/appraisal/next-step'
import { assumedInputs, type Assumptions } from '@shared/appraisal/what-if'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { formatYuan } from '@shared/scoring/explain'
import { comparePoints, subtractPoints } from '@shared/scoring/exact'
import { InputError } from '@shared/scoring/input-error'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Scorecard } from '@shared/scoring/scorecard'
import { signed } from '@shared/scoring/sentences/words'
import { pointsLabel } from '../../ui/format'
import { scoreViewOf, type ItemLine } from '../../ui/score-view'
import { leverRowOf, type LeverRow } from './lever-row'

/** An item with what it has now and what it would have. */
export interface WhatIfItem {
  readonly line: ItemLine
  /** `23`, or `23 → 24` where it moves. */
  readonly figure: string
  readonly isMoved: boolean
  readonly rows: readonly LeverRow[]
  /** What would go wrong, kept apart so that it is not in the way. */
  readonly risks: readonly LeverRow[]
  /** Why nothing moves here, or why it is still open. */
  readonly note: string
}

/** What the sheet comes to with everything that is assumed. */
export interface WhatIfResult {
  readonly title: string
  readonly total: string
  /** `+1.2`; null where nothing moves. */
  readonly pointsMoved: string | null
  readonly pay: string | null
  readonly payMoved: string | null
  readonly isGain: boolean
  readonly rangeText: string | null
  /** Why the assumption can't be scored; then the rest is as it is now. */
  readonly problem: string | null
}

export interface WhatIfView {
  readonly items: readonly WhatIfItem[]
  readonly result: WhatIfResult
  /** The single most worthwhile step, with what to assume to try it. */
  readonly step: { readonly sentence: string; readonly assume: Assumptions } | null
  readonly isAssuming: boolean
}

/** A sheet as the shared engine scores it with an assumption; what can't be scored says why. */
function scored(sheet: SheetView, inputs: SheetView['inputs']): { readonly card: Scorecard; readonly problem: string | null } {
  if (inputs === sheet.inputs) return { card: sheet.scorecard, problem: null }
  try {
    return { card: scoreSheet(sheet.template, inputs), problem: null }
  } catch (failure) {
    if (failure instanceof InputError) return { card: sheet.scorecard, problem: failure.sentence }
    throw failure
  }
}

function resultOf(sheet: SheetView, after: SheetView, problem: string | null, isAssuming: boolean): WhatIfResult {
  const [from, to] = [sheet.scorecard.total, after.scorecard.total]
  const moved = subtractPoints(to, from)
  const yuan = sheet.showsPay ? yuanBetween(sheet.template, sheet.inputs, from, to) : null
  const { payText, rangeText } = scoreViewOf(after)
  return {
    title: isAssuming ? '照这样算' : '现在', total: pointsLabel(to), pointsMoved: comparePoints(moved, 0) === 0 ? null : signed(moved), pay: payText,
    payMoved: yuan === null || comparePoints(yuan, 0) === 0 ? null : `${comparePoints(yuan, 0) > 0 ? '+' : ''}${formatYuan(yuan)}`,
    isGain: comparePoints(moved, 0) >= 0, rangeText, problem,
  }
}

const isRisk = ({ lever }: LeverRow): boolean => lever.kind === 'more' && !lever.isGain

function noteOf(line: ItemLine, rows: readonly LeverRow[]): string {
  if (line.points === null) return line.hint
  return rows.length === 0 ? '这一项已经定了' : ''
}

/** Everything that the page 算一算 shows. The result is the shared engine's on the assumed inputs: what a function would score if it came so. */
export function whatIfViewOf(sheet: SheetView, assumptions: Assumptions): WhatIfView {
  const levers = leversOf(sheet.template, sheet.inputs, sheet.state, sheet.survey)
  const inputs = assumedInputs(sheet.inputs, levers, assumptions)
  const { card, problem } = scored(sheet, inputs)
  const after: SheetView = problem === null ? { ...sheet, inputs, scorecard: card } : sheet
  const before = new Map(scoreViewOf(sheet).items.map((line) => [line.id, line.pointsText]))
  const rows = levers.map((lever) => leverRowOf(sheet, lever, assumptions))
  const isAssuming = rows.some(({ isAssumed }) => isAssumed)
  const items = scoreViewOf(after).items.map((line): WhatIfItem => {
    const own = rows.filter(({ lever }) => lever.items[0] === line.id)
    const was = before.get(line.id) ?? line.pointsText
    const isMoved = was !== line.pointsText
    return { line, figure: isMoved ? `${was} → ${line.pointsText}` : line.pointsText, isMoved, rows: own.filter((row) => !isRisk(row)), risks: own.filter(isRisk), note: noteOf(line, own) }
  })
  const best = nextStep(sheet.template, sheet.inputs, levers)
  return {
    items: [...items.filter(({ rows: own, risks }) => own.length + risks.length > 0), ...items.filter(({ rows: own, risks }) => own.length + risks.length === 0)],
    result: resultOf(sheet, after, problem, isAssuming), isAssuming,
    step: best === null ? null : { sentence: stepSentence(sheet.template, best), assume: { [best.lever.id]: best.value } },
  }
}
