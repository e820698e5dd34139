import type { MetricLine } from '@shared/appraisal/list-metrics'
import type { MetricValue } from '@shared/appraisal/record-metric'
import { comparePoints, divide, exact, formatHundredths, multiply, parseExact } from '@shared/scoring/exact'
import { dateTimeLabel, pointsLabel } from '../../ui/format'
import { isOfJobs, metricValueText, unitWordOf } from './metrics-view'

/** What was typed so far; counted jobs or a plain value, and the form that it comes from. */
export interface EntryDraft {
  readonly isCounted: boolean
  readonly passed: string
  readonly finished: string
  readonly value: string
  readonly source: string
}

/** What the popup of one metric says about the draft. */
export interface EntryView {
  /** `= 93.5%` beneath the counts. */
  readonly result: string | null
  /** What is wrong; null while it can be sent or nothing is typed yet. */
  readonly error: string | null
  /** What should be known before sending, such as too few jobs. */
  readonly note: string | null
  /** The value to send; null while there is none. */
  readonly value: MetricValue | null
  /** A correction: what is there, and what it becomes. */
  readonly change: { readonly from: string; readonly to: string; readonly isSame: boolean } | null
}

/** Where the popup starts: as it was recorded, else counted where jobs are counted. */
export function startDraftOf(line: MetricLine): EntryDraft {
  const isCounted = line.takesShare && (line.recordedAt === null ? isOfJobs(line) : line.denominator !== null)
  return {
    isCounted, passed: line.numerator === null ? '' : String(line.numerator), finished: line.denominator === null ? '' : String(line.denominator),
    value: line.recordedAt === null || line.value === null || line.denominator !== null ? '' : line.value, source: line.source,
  }
}

const wholeNumber = /^\d{1,7}$/
const mostCounted = 1_000_000

/** What is counted, in the words of the metric. */
export function countWordsOf(line: MetricLine): { readonly passed: string; readonly finished: string } {
  return isOfJobs(line) ? { passed: '合格单数', finished: '完工单数' } : { passed: '达到的个数', finished: '总数' }
}

function countedValue({ passed, finished }: EntryDraft, line: MetricLine): { value: MetricValue | null; error: string | null } {
  if (passed === '' || finished === '') return { value: null, error: null }
  const isWhole = [passed, finished].every((text) => wholeNumber.test(text) && Number(text) <= mostCounted)
  if (!isWhole) return { value: null, error: '要填整数' }
  if (Number(passed) > Number(finished)) return { value: null, error: `${countWordsOf(line).passed}不能比${countWordsOf(line).finished}多` }
  return { value: { numerator: Number(passed), denominator: Number(finished) }, error: null }
}

const isBounded = (unit: string) => unit === '%' || unit === 'score'

function plainValue({ value }: EntryDraft, { unit }: MetricLine): { value: MetricValue | null; error: string | null } {
  if (value === '') return { value: null, error: null }
  const read = parseExact(value)
  if (read === null || !/^\d{1,12}(\.\d{1,6})?$/.test(value)) return { value: null, error: '请填数字，最多 6 位小数' }
  if (isBounded(unit) && comparePoints(value, '100') > 0) return { value: null, error: unit === '%' ? '百分比最多 100' : '最多 100 分' }
  return { value: { value }, error: null }
}

function textOf(value: MetricValue, { unit, minimumDenominator }: MetricLine): string {
  if ('value' in value) return metricValueText({ value: value.value, numerator: null, denominator: null, unit, minimumDenominator, recordedAt: '-' }) ?? ''
  const { numerator, denominator } = value
  return metricValueText({ value: denominator === 0 ? null : percentOf(numerator, denominator), numerator, denominator, unit, minimumDenominator, recordedAt: '-' }) ?? ''
}

function percentOf(numerator: number, denominator: number): string {
  return formatHundredths(multiply(divide(exact(numerator), exact(denominator)), exact(100)))
}

function isSameValue(line: MetricLine, value: MetricValue): boolean {
  if ('numerator' in value) return line.numerator === value.numerator && line.denominator === value.denominator
  return line.denominator === null && line.value !== null && comparePoints(line.value, value.value) === 0
}

/** What the popup shows of the draft: result, mistakes, and for a correction old → new. */
export function entryViewOf(line: MetricLine, draft: EntryDraft): EntryView {
  const { value, error } = draft.isCounted ? countedValue(draft, line) : plainValue(draft, line)
  const isShare = value !== null && 'numerator' in value
  const least = line.minimumDenominator
  const before = metricValueText(line)
  const tooFew = isShare && (value.denominator === 0 || (least !== null && value.denominator < least))
  return {
    value, error, result: isShare && value.denominator > 0 ? `= ${pointsLabel(percentOf(value.numerator, value.denominator))}${unitWordOf(line.unit)}` : null,
    note: !tooFew ? null : value.denominator === 0 ? '总数是 0，先不计分' : `满 ${least ?? 1} 单才计分，不满会成为“样本太少”`,
    change: value === null || before === null ? null : { from: before, to: textOf(value, line), isSame: isSameValue(line, value) && draft.source.trim() === line.source },
  }
}

/** What was recorded before, by whom and when; null where nothing was. */
export function recordedTextOf(line: MetricLine, now: string): string | null {
  if (line.recordedAt === null) return null
  return `${line.recordedByName ?? ''} ${dateTimeLabel(line.recordedAt, now)}录入${line.source === '' ? '' : `，来自${line.source}`}`
}

/** One correction: who put which value in place of which, when, and on which form. */
export interface CorrectionMoment {
  readonly key: string
  readonly when: string
  readonly who: string
  readonly from: string
  readonly to: string
  readonly source: string
}

/** The corrections of a value, the newest first; empty where it is as it was first recorded. */
export function correctionsOf(line: MetricLine, now: string): readonly CorrectionMoment[] {
  const { value, numerator, denominator, source, recordedAt, unit, minimumDenominator } = line
  if (recordedAt === null) return []
  const all = [...line.earlier, { value, numerator, denominator, source, recordedAt, recordedByName: line.recordedByName ?? '' }]
  const text = (one: Pick<MetricLine, 'value' | 'numerator' | 'denominator' | 'recordedAt'>) => metricValueText({ ...one, unit, minimumDenominator }) ?? ''
  return all.flatMap((one, index) => {
    const before = all[index - 1]
    return before === undefined ? [] : [{ key: `${one.recordedAt} ${index}`, when: dateTimeLabel(one.recordedAt, now), who: one.recordedByName, from: text(before), to: text(one), source: one.source }]
  }).reverse()
}

/** What the button says: a correction is called one. */
export function saveTitleOf(line: MetricLine, next: MetricLine | null): string {
  if (line.recordedAt !== null) return '确认更正'
  return next === null ? '保存' : `保存，下一个：${next.scopeName}`
}
