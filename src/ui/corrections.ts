import type { SheetView } from '@shared/appraisal/sheet-view'
import type { CorrectionView } from '@shared/correction/correction-view'
import type { InputChange } from '@shared/correction/input-change'
import { applyChange } from '@shared/correction/apply-change'
import { isRefusal } from '@shared/contract/refusal'
import { absolutePoints, comparePoints, sumPoints } from '@shared/scoring/exact'
import { formatYuan } from '@shared/scoring/explain'
import type { MetricInput, SheetInputs } from '@shared/scoring/inputs'
import { metricParts } from '@shared/scoring/read-metric'
import { figure, kindTitle, metricTitle, raterTitle, unitWord } from '@shared/scoring/sentences/words'
import { dateLabel, pointsLabel } from './format'

/** The corrections that count, the first version first. */
export function sealedCorrections({ corrections }: Pick<SheetView, 'corrections'>): readonly CorrectionView[] {
  return corrections.filter(({ state }) => state === 'sealed').sort((a, b) => a.version - b.version)
}

/** What a sheet comes to now that it has been corrected; null where it stands as it was sealed. `pay` is null where it may not be seen. */
export function correctedResult(sheet: SheetView): { readonly total: string; readonly pay: string | null } | null {
  const counting = sealedCorrections(sheet)
  const last = counting[counting.length - 1]
  if (last === undefined) return null
  const { pay } = sheet.scorecard
  return { total: last.totalAfter, pay: pay === null && counting.every(({ payDifference }) => payDifference === null) ? null : sumPoints([pay ?? '0.00', ...counting.flatMap(({ payDifference }) => payDifference ?? [])]) }
}

/** The frozen inputs as the corrections before `version` left them, as far as the person may see them. */
export function inputsBefore(sheet: SheetView, version: number): SheetInputs {
  return sealedCorrections(sheet).filter((correction) => correction.version < version).flatMap(({ changes, proposedByName, proposedAt }) => changes.map((change) => ({ change, maker: { name: proposedByName, at: proposedAt } })))
    .reduce<SheetInputs>((inputs, { change, maker }) => {
      const changed = applyChange(inputs, sheet.template, change, maker)
      return isRefusal(changed) ? inputs : changed
    }, sheet.inputs)
}

/** A metric as people read it: `92%`, `28 ÷ 30 单`. */
function metricText({ template }: SheetView, metricId: string, input: MetricInput): string {
  const { value, numerator, denominator } = metricParts(input)
  return value === undefined ? `${String(numerator ?? '')} ÷ ${String(denominator ?? '')} 单` : `${figure(value)}${unitWord(template, metricId)}`
}

const timesText = (quantity: number): string => (quantity === 0 ? '不计' : `${quantity} 次`)

/** What an input is called, and what it stands at in words; null where the person does not see it. */
export function inputWords(sheet: SheetView, change: InputChange, inputs: SheetInputs): { readonly title: string; readonly text: string | null } {
  const itemTitle = (item: string) => sheet.template.items.find(({ id }) => id === item)?.title ?? item
  switch (change.kind) {
    case 'metric': {
      const known = inputs.metrics?.[change.metricId]
      return { title: metricTitle(sheet.template, change.metricId), text: known === undefined ? '没有' : metricText(sheet, change.metricId, known) }
    }
    case 'incident': {
      const known = inputs.incidents?.find(({ id }) => id === change.incidentId)
      const at = sheet.incidents.find(({ id }) => id === change.incidentId)?.occurredAt
      const counts = known !== undefined && known.status !== 'dropped' && known.status !== 'withdrawn' && known.status !== 'lapsed'
      return { title: `${known === undefined ? '事件' : kindTitle(sheet.template, known.kind)}${at === undefined ? '' : `（${dateLabel(at)}）`}`, text: timesText(counts ? known.quantity ?? 1 : 0) }
    }
    case 'rating': {
      const known = inputs.ratings?.find(({ item, role }) => item === change.item && role === change.role)
      return { title: `${itemTitle(change.item)}，${raterTitle(change.role)}给的分`, text: known === undefined ? null : `${figure(known.points)} 分` }
    }
    case 'base': return { title: '绩效工资基数', text: inputs.baseSalary === undefined ? '没有' : formatYuan(String(inputs.baseSalary)) }
    case 'level': {
      const known = inputs.levels?.find(({ item, role }) => item === change.item && role === change.role)
      return { title: `${itemTitle(change.item)}，${raterTitle(change.role)}评的级`, text: known === undefined ? null : `${known.level} 级` }
    }
  }
}

function changedTo(sheet: SheetView, change: InputChange): string {
  switch (change.kind) {
    case 'metric': return metricText(sheet, change.metricId, change.value)
    case 'incident': return timesText(change.quantity)
    case 'rating': return `${figure(change.points)} 分`
    case 'level': return `${change.level} 级`
    case 'base': return formatYuan(change.amount)
  }
}

/** A change as a sentence: `一次安装合格率：90% 改为 95%`. */
export function changeSentence(sheet: SheetView, change: InputChange, inputs: SheetInputs): string {
  const { title, text } = inputWords(sheet, change, inputs)
  return `${title}：${text === null ? '' : `${text} `}改为 ${changedTo(sheet, change)}`
}

/** A difference in yuan with its sign: `+¥375.00`, `−¥75.00`, `¥0.00`. */
export function signedYuan(difference: string): string {
  const sign = comparePoints(difference, 0)
  return sign === 0 ? formatYuan(difference) : `${sign < 0 ? '−' : '+'}${formatYuan(absolutePoints(difference))}`
}

/** `77.1 → 82.1 分` and what that means in yuan, where that may be seen. */
export function moveText({ totalBefore, totalAfter, payDifference }: Pick<CorrectionView, 'totalBefore' | 'totalAfter' | 'payDifference'>): string {
  const yuan = payDifference === null ? '' : `，绩效工资 ${comparePoints(payDifference, 0) === 0 ? '不变' : signedYuan(payDifference)}`
  return `${pointsLabel(totalBefore)} → ${pointsLabel(totalAfter)} 分${yuan}`
}
