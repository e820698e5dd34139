import type { ActionOutput } from '@shared/contract/actions'
import type { Tone } from '../../ui/parts'

type TemplateBrief = ActionOutput<'list-templates'>['templates'][number]

/** A template as a line of the list. */
export interface TemplateLine {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly tag: { readonly title: string; readonly tone: Tone } | null
}

/** What stands out first: what keeps people from being scored, then what is half done. */
function tagOf({ isOpenable, findings, hasDraft, newerShipped }: TemplateBrief): TemplateLine['tag'] {
  if (!isOpenable) return { title: '要先命名', tone: 'bad' }
  if (findings.error > 0) return { title: `${findings.error} 个错误`, tone: 'bad' }
  if (hasDraft) return { title: '没发布', tone: 'warn' }
  if (newerShipped !== null) return { title: '有新出厂版', tone: 'accent' }
  return null
}

function namesOf(people: readonly string[]): string {
  if (people.length === 0) return '没有人用'
  const shown = people.slice(0, 3).join('、')
  return people.length > 3 ? `${shown}等 ${people.length} 人` : shown
}

/** The templates, those that somebody is scored by first. */
export function templateLinesOf(templates: readonly TemplateBrief[]): readonly TemplateLine[] {
  return [...templates].sort((a, b) => b.people.length - a.people.length).map((template) => ({
    id: template.id, title: template.title, tag: tagOf(template), detail: `${template.isOwn ? `公司第 ${template.version} 版` : '出厂版'} · ${namesOf(template.people)}`,
  }))
}
