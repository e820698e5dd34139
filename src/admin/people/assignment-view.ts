import type { ActionOutput } from '@shared/contract/actions'
import type { PersonBrief } from './people-view'

/** Which sheets are ticked, and which of them pays. */
export interface AssignmentDraft {
  readonly templateIds: readonly string[]
  readonly paying: string | null
}

/** What the person has from the next opened month on. */
export function startAssignmentOf({ sheets }: PersonBrief): AssignmentDraft {
  return { templateIds: sheets.map(({ templateId }) => templateId), paying: sheets.find(({ pays }) => pays)?.templateId ?? sheets[0]?.templateId ?? null }
}

/** A sheet ticked or not; the one that pays is always among the ticked ones. */
export function toggled({ templateIds, paying }: AssignmentDraft, templateId: string): AssignmentDraft {
  const next = templateIds.includes(templateId) ? templateIds.filter((id) => id !== templateId) : [...templateIds, templateId]
  return { templateIds: next, paying: paying !== null && next.includes(paying) ? paying : (next[0] ?? null) }
}

type Templates = ActionOutput<'list-templates'>['templates']

/** The sheets that can be chosen: those that a month can be opened with. */
export function sheetChoicesOf(templates: Templates): readonly { readonly id: string; readonly title: string }[] {
  return templates.filter(({ isOpenable }) => isOpenable).map(({ id, title }) => ({ id, title }))
}

/** Which sheets can't be chosen yet; null where all can. */
export function unnamedText(templates: Templates): string | null {
  const waiting = templates.filter(({ isOpenable }) => !isOpenable).map(({ title }) => `“${title}”`)
  return waiting.length === 0 ? null : `${waiting.join('、')}还有没命名的项目，在“考核表模板”里命名、发布以后才能选。`
}
