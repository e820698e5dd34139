import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { beijingDayOf, dayStartsAt } from '@shared/cycle/beijing-time'
import type { PeriodKind } from '@shared/scoring/template'
import { periodKindTitles } from '../../ui/format'
import type { PersonBrief } from './people-view'

/** Which sheets are ticked, by which kinds of period, which of them pays, and from when. */
export interface AssignmentDraft {
  readonly sheets: readonly { readonly templateId: string; readonly periodKind: PeriodKind }[]
  readonly paying: string | null
  /** `next` stands for the next month that is opened; else the day. */
  readonly from: string
  readonly probation: { readonly startsOn: string; readonly endsOn: string }
}

/** A form that can be chosen, with the kinds of period that it knows. */
export interface SheetChoice {
  readonly id: string
  readonly title: string
  readonly kinds: readonly { readonly value: PeriodKind; readonly title: string }[]
}

/** What the person has once every change has come in. */
export function startAssignmentOf({ sheets, probation }: PersonBrief): AssignmentDraft {
  return {
    sheets: sheets.map(({ templateId, periodKind }) => ({ templateId, periodKind })), paying: sheets.find(({ pays }) => pays)?.templateId ?? sheets[0]?.templateId ?? null,
    from: 'next', probation: probation ?? { startsOn: '', endsOn: '' },
  }
}

/** A sheet ticked or not, by the first kind of period that it knows; the one that pays is always among the ticked ones. */
export function toggled(draft: AssignmentDraft, choice: SheetChoice): AssignmentDraft {
  const { sheets, paying } = draft
  const isOn = sheets.some(({ templateId }) => templateId === choice.id)
  const next = isOn ? sheets.filter(({ templateId }) => templateId !== choice.id) : [...sheets, { templateId: choice.id, periodKind: choice.kinds.find(({ value }) => value === 'month')?.value ?? choice.kinds[0]?.value ?? 'month' }]
  return { ...draft, sheets: next, paying: next.some(({ templateId }) => templateId === paying) ? paying : (next[0]?.templateId ?? null) }
}

/** A ticked sheet by another kind of period. */
export function withKind(draft: AssignmentDraft, templateId: string, periodKind: PeriodKind): AssignmentDraft {
  return { ...draft, sheets: draft.sheets.map((sheet) => (sheet.templateId === templateId ? { ...sheet, periodKind } : sheet)) }
}

/** Whether one of the ticked sheets is scored by a probation, whose dates have to be given. */
export function asksProbation({ sheets }: AssignmentDraft): boolean {
  return sheets.some(({ periodKind }) => periodKind === 'probation')
}

export function isAssignmentReady(draft: AssignmentDraft): boolean {
  return !asksProbation(draft) || (draft.probation.startsOn !== '' && draft.probation.endsOn !== '')
}

/** From when it can count: with the next month, from today or from tomorrow on. */
export function fromChoicesOf(now: string): readonly { readonly value: string; readonly title: string }[] {
  const today = beijingDayOf(now)
  return [{ value: 'next', title: '下次开的月' }, { value: today, title: '今天起' }, { value: beijingDayOf(dayStartsAt(today, 1)), title: '明天起' }]
}

/** What choosing that day does. */
export function fromTextOf(from: string): string {
  return from === 'next' ? '从下一次开的考核月起算，已经开的月份还按原来的表。' : '现在的表考核到前一天为止，从这天起用新的表，两张都按天数算绩效工资。'
}

export function assignmentInputOf(personId: string, draft: AssignmentDraft): ActionInput<'assign-sheet'> {
  return { personId, sheets: draft.sheets.map((sheet) => ({ ...sheet })), paying: draft.paying, from: draft.from === 'next' ? null : draft.from, probation: asksProbation(draft) ? { ...draft.probation } : null }
}

type Templates = ActionOutput<'list-templates'>['templates']

/** The sheets that can be chosen: those that a period can be opened with. */
export function sheetChoicesOf(templates: Templates): readonly SheetChoice[] {
  return templates.filter(({ isOpenable }) => isOpenable).map(({ id, title, periodKinds }) => ({ id, title, kinds: periodKinds.map((value) => ({ value, title: value === 'probation' ? '试用期' : `按${periodKindTitles[value]}` })) }))
}

/** Which sheets can't be chosen yet; null where all can. */
export function unnamedText(templates: Templates): string | null {
  const waiting = templates.filter(({ isOpenable }) => !isOpenable).map(({ title }) => `“${title}”`)
  return waiting.length === 0 ? null : `${waiting.join('、')}还有没命名的项目，在“考核表模板”里命名、发布以后才能选。`
}
