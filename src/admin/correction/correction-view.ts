import type { SheetView } from '@shared/appraisal/sheet-view'
import { isRefusal } from '@shared/contract/refusal'
import { applyChange } from '@shared/correction/apply-change'
import type { CorrectionView } from '@shared/correction/correction-view'
import type { InputChange } from '@shared/correction/input-change'
import { comparePoints, parseExact, subtractPoints } from '@shared/scoring/exact'
import { InputError } from '@shared/scoring/input-error'
import type { SheetInputs } from '@shared/scoring/inputs'
import { metricParts } from '@shared/scoring/read-metric'
import type { Scorecard } from '@shared/scoring/scorecard'
import { scoreSheet } from '@shared/scoring/score-sheet'
import { changeSentence, correctedResult, inputsBefore, inputWords, moveText } from '../../ui/corrections'

/** One thing on the sheet that may have been wrong. */
export interface CorrectableInput {
  readonly key: string
  readonly group: '指标' | '事件' | '评分' | '工资'
  readonly title: string
  readonly now: string
  /** What is typed: one number, or both counts of a share. */
  readonly fields: readonly ('value' | 'numerator' | 'denominator')[]
  /** The change with nothing filled in yet. */
  readonly change: InputChange
}

/** What was typed for one input. */
export type Typed = Readonly<Partial<Record<'value' | 'numerator' | 'denominator', string>>>
export type CorrectionDraft = Readonly<Record<string, Typed>>

/** What a correction would make, before it is sent. */
export type Preview =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly sentence: string }
  | { readonly kind: 'move'; readonly text: string; readonly isGain: boolean }
  /** Anonymous answers count on the sheet and are not shown to anybody: only the cloud can say. */
  | { readonly kind: 'unseen' }

/** The inputs that count at present, as far as the person may see them. */
export function standingInputs(sheet: SheetView): SheetInputs {
  return inputsBefore(sheet, sheet.version + 1)
}

function isAnonymous({ template }: SheetView, item: string, role: string): boolean {
  const rule = template.items.find(({ id }) => id === item)?.rule
  return rule !== undefined && 'raters' in rule && rule.raters.some((rater) => rater.role === role && rater.isAnonymous === true)
}

function distinctGiven<Given extends { readonly item: string; readonly role: string }>(sheet: SheetView, given: readonly Given[] | undefined): readonly Given[] {
  const seen = new Map((given ?? []).filter(({ item, role }) => role !== 'self' && !isAnonymous(sheet, item, role)).map((one) => [`${one.item}:${one.role}`, one]))
  return [...seen.values()]
}

/** Everything that a correction may put right, in the order of the form. */
export function correctableInputs(sheet: SheetView): readonly CorrectableInput[] {
  const inputs = standingInputs(sheet)
  const of = (key: string, group: CorrectableInput['group'], change: InputChange, fields: CorrectableInput['fields'] = ['value']): CorrectableInput => {
    const { title, text } = inputWords(sheet, change, inputs)
    return { key, group, title, now: text ?? '', fields, change }
  }
  const metrics = sheet.template.metrics.map(({ id }) => {
    const known = inputs.metrics?.[id]
    const isShare = known !== undefined && metricParts(known).value === undefined
    return of(`metric:${id}`, '指标', { kind: 'metric', metricId: id, value: { value: '' } }, isShare ? ['numerator', 'denominator'] : ['value'])
  })
  const incidents = (inputs.incidents ?? []).map(({ id }) => of(`incident:${id}`, '事件', { kind: 'incident', incidentId: id, quantity: 0 }))
  const ratings = distinctGiven(sheet, inputs.ratings).map(({ item, role }) => of(`rating:${item}:${role}`, '评分', { kind: 'rating', item, role, points: '' }))
  const levels = distinctGiven(sheet, inputs.levels).map(({ item, role }) => of(`level:${item}:${role}`, '评分', { kind: 'level', item, role, level: 0 }))
  const base = sheet.showsPay && sheet.template.pay !== null ? [of('base', '工资', { kind: 'base', amount: '' })] : []
  return [...metrics, ...incidents, ...ratings, ...levels, ...base]
}

/** Why what was typed is no value for the input; null when it is one. Whether the form allows it, the engine says. */
export function typedProblem(input: CorrectableInput, typed: Typed): string | null {
  const texts = input.fields.map((field) => typed[field] ?? '')
  if (texts.some((text) => text === '')) return '请填数字'
  if (texts.some((text) => parseExact(text) === null || text.startsWith('-'))) return '请填数字，最多 6 位小数'
  const isWhole = input.change.kind === 'incident' || input.change.kind === 'level'
  if (input.change.kind === 'base' && !/^(0|[1-9]\d{0,5})(\.\d{1,2})?$/.test(texts[0] ?? '')) return '请填元，最多 2 位小数'
  return isWhole && !/^\d{1,4}$/.test(texts[0] ?? '') ? '请填整数' : null
}

function changeOf({ change }: CorrectableInput, typed: Typed): InputChange {
  const value = typed.value ?? ''
  switch (change.kind) {
    case 'metric': return { ...change, value: typed.numerator === undefined ? { value } : { numerator: typed.numerator, denominator: typed.denominator ?? '' } }
    case 'incident': return { ...change, quantity: Number(value) }
    case 'rating': return { ...change, points: value }
    case 'level': return { ...change, level: Number(value) }
    case 'base': return { ...change, amount: value }
  }
}

/** The changes of a draft, in the order of the form. */
export function changesOf(sheet: SheetView, draft: CorrectionDraft): readonly InputChange[] {
  return correctableInputs(sheet).flatMap((input) => {
    const typed = draft[input.key]
    return typed === undefined || typedProblem(input, typed) !== null ? [] : [changeOf(input, typed)]
  })
}

/** The changes in words. */
export function changeSentences(sheet: SheetView, changes: readonly InputChange[]): readonly string[] {
  const inputs = standingInputs(sheet)
  return changes.map((change) => changeSentence(sheet, change, inputs))
}

function scored(sheet: SheetView, changes: readonly InputChange[]): Scorecard | string {
  let inputs = standingInputs(sheet)
  for (const change of changes) {
    const changed = applyChange(inputs, sheet.template, change, { name: '更正', at: '' })
    if (isRefusal(changed)) return changed.message
    inputs = changed
  }
  try {
    return scoreSheet(sheet.template, inputs)
  } catch (failure) {
    if (failure instanceof InputError) return failure.sentence
    throw failure
  }
}

const pointsText = ({ items, total, pay }: Scorecard): string => JSON.stringify([items.map(({ id, points }) => [id, points]), total, pay])

/** The new total and the difference in pay at once, by the engine that the cloud scores with. */
export function previewOf(sheet: SheetView, changes: readonly InputChange[]): Preview {
  if (changes.length === 0) return { kind: 'nothing' }
  const [before, after] = [scored(sheet, []), scored(sheet, changes)]
  if (typeof after === 'string') return { kind: 'problem', sentence: after }
  const total = correctedResult(sheet)?.total ?? sheet.scorecard.total
  if (typeof before === 'string' || before.total !== total) return { kind: 'unseen' }
  if (pointsText(before) === pointsText(after)) return { kind: 'problem', sentence: '这样改什么也没变，请检查要更正的数值' }
  const payDifference = after.pay === null ? null : subtractPoints(after.pay, before.pay ?? 0)
  return { kind: 'move', text: moveText({ totalBefore: before.total, totalAfter: after.total, payDifference }), isGain: comparePoints(after.total, before.total) >= 0 }
}

/** The correction that waits for a second signer; null where none does. */
export function openCorrection({ corrections }: SheetView): CorrectionView | null {
  return corrections.find(({ state }) => state === 'proposed') ?? null
}
