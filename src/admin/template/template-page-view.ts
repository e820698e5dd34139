import type { ActionOutput } from '@shared/contract/actions'
import { valueProblem } from '@shared/scoring/parameter'
import type { FindingView, ParameterView, TemplatePart } from '@shared/template/template-view'
import { dateLabel, dateTimeLabel, periodLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

export type TemplateData = ActionOutput<'read-template'>

/** What stands at the top of the page. */
export interface TemplateHead {
  readonly version: string
  readonly people: string
  /** The draft in a sentence; null without one. */
  readonly draft: string | null
  readonly newerShipped: string | null
}

export function headOf(data: TemplateData, now: string): TemplateHead {
  const published = data.publishedAt === null || data.publishedBy === null ? '' : ` · ${data.publishedBy}发布 · ${dateLabel(data.publishedAt)}`
  return {
    version: data.isOwn ? `公司第 ${data.version} 版${published}` : `出厂版（第 ${data.version} 版）`,
    people: data.people.length === 0 ? '还没有人用这张表，在花名册里可以选' : `${data.people.length} 人在用：${data.people.slice(0, 6).join('、')}${data.people.length > 6 ? '等' : ''}`,
    draft: data.draft === null ? null : `${data.draft.changes.length} 处改动还没发布 · ${data.draft.savedBy} ${dateTimeLabel(data.draft.savedAt, now)}`,
    newerShipped: data.newerShipped === null ? null : `出厂版更新到第 ${data.newerShipped} 版了，公司版不受影响`,
  }
}

const severityWords: Readonly<Record<FindingView['severity'], { readonly title: string; readonly tone: Tone }>> = {
  error: { title: '错误', tone: 'bad' }, warning: { title: '要留意', tone: 'warn' }, advice: { title: '建议', tone: 'plain' },
}

/** A finding as a card, errors first as the linter gives them. */
export interface FindingCard extends FindingView {
  readonly key: string
  readonly tag: { readonly title: string; readonly tone: Tone }
}

export function findingCardsOf(findings: readonly FindingView[]): readonly FindingCard[] {
  return findings.map((finding) => ({ ...finding, key: `${finding.code} ${finding.field}`, tag: severityWords[finding.severity] }))
}

/** How the findings are summed up above their cards. */
export function findingsTitleOf(findings: readonly FindingView[]): string {
  const count = (severity: FindingView['severity']) => findings.filter((finding) => finding.severity === severity).length
  const parts = [`${count('error')} 个错误`, `${count('warning')} 处要留意`, `${count('advice')} 条建议`].filter((text) => !text.startsWith('0'))
  return parts.length === 0 ? '检查过了，没有问题' : `检查出 ${parts.join('、')}`
}

/** An item, section or other part as a line that opens its settings. */
export interface PartLine {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly points: string | null
  readonly tags: readonly { readonly title: string; readonly tone: Tone }[]
  readonly part: TemplatePart
}

function lineOf(part: TemplatePart): PartLine {
  const { item } = part
  const isChanged = part.parameters.some(({ was }) => was !== undefined)
  const value = (name: string) => part.parameters.find(({ field }) => field.endsWith(`.${name}`))?.value ?? null
  const plain = part.part === 'section' ? `${value('points') ?? ''} 分${value('weight') === null ? '' : `，占总分 ${value('weight') ?? ''}%`}` : part.part === 'metric' ? '样本和不算的原因' : '名称、绩效工资、写在表上的说明'
  return {
    id: `${part.part} ${part.id}`, title: part.title, points: item === null ? null : `${item.max} 分`, part,
    detail: item === null ? plain : [item.rule, item.raters === '' ? '' : `${item.raters}评分`].filter((text) => text !== '').join('；'),
    tags: [
      ...(item?.isUnnamed === true ? [{ title: '要先命名', tone: 'bad' as const }] : []), ...(item?.isOff === true ? [{ title: '不用', tone: 'plain' as const }] : []),
      ...(isChanged ? [{ title: '改过', tone: 'accent' as const }] : []), ...(part.isWordingOld ? [{ title: '要求没跟着改', tone: 'warn' as const }] : []),
    ],
  }
}

/** Parts of one kind under a heading. */
export interface PartGroup {
  readonly title: string
  readonly lines: readonly PartLine[]
}

/** The parts in the order of the form: the items by section, then sections, metrics and the sheet itself. */
export function partGroupsOf(parts: readonly TemplatePart[]): readonly PartGroup[] {
  const lines = parts.map(lineOf)
  const items = lines.filter(({ part }) => part.part === 'item')
  const sections = [...new Set(items.map(({ part }) => part.item?.section ?? null))]
  const groups = [
    ...sections.map((section) => ({ title: section ?? '考核项目', lines: items.filter(({ part }) => (part.item?.section ?? null) === section) })),
    { title: '部分和比重', lines: lines.filter(({ part }) => part.part === 'section') },
    { title: '数据', lines: lines.filter(({ part }) => part.part === 'metric') },
    { title: '整张表', lines: lines.filter(({ part }) => part.part === 'sheet') },
  ]
  return groups.filter((group) => group.lines.length > 0)
}

/** Which settings of a part are on show. */
export type PartTab = 'rule' | 'words'

const wordFields = /\.(title|criteria|evidence|help|checklist|advice|rubric\.\d+)$|^title$|^settings\./

function tabOf({ field }: ParameterView): PartTab {
  return wordFields.test(field.replace(/^(items|sections|metrics)\.[^.]+/, '')) ? 'words' : 'rule'
}

/** The tabs that the part has settings for. */
export function tabsOf(part: TemplatePart): readonly { readonly value: PartTab; readonly title: string }[] {
  return ([['rule', '怎么算'], ['words', '怎么写']] as const).filter(([tab]) => part.parameters.some((one) => tabOf(one) === tab)).map(([value, title]) => ({ value, title }))
}

/** The tab to begin with: an item without a name is named first. */
export function firstTabOf(part: TemplatePart): PartTab {
  return part.item?.isUnnamed === true ? 'words' : (tabsOf(part)[0]?.value ?? 'rule')
}

export function parametersOn(part: TemplatePart, tab: PartTab): readonly ParameterView[] {
  return part.parameters.filter((one) => tabOf(one) === tab)
}

/** What somebody has filled in so far, by field; an empty text stands for none where the setting may be left empty. */
export type Filled = Readonly<Record<string, string>>

export function textOf({ field, value }: ParameterView, filled: Filled): string {
  return filled[field] ?? value ?? ''
}

function valueOf(parameter: ParameterView, filled: Filled): string | null {
  const text = textOf(parameter, filled)
  return text.trim() === '' && 'none' in parameter.entry && parameter.entry.none !== null ? null : text
}

/** What is wrong with a setting as filled in; null where it can be saved. */
export function problemOf(parameter: ParameterView, filled: Filled): string | null {
  return filled[parameter.field] === undefined ? null : valueProblem(parameter.entry, valueOf(parameter, filled))
}

/** The settings that differ from what is stored; null where one of them can't be saved. */
export function changesOf(part: TemplatePart, filled: Filled): { readonly field: string; readonly value: string | null }[] | null {
  if (part.parameters.some((one) => problemOf(one, filled) !== null)) return null
  return part.parameters.filter((one) => valueOf(one, filled) !== one.value).map((one) => ({ field: one.field, value: valueOf(one, filled) }))
}

/** The label's end: the unit, and what leaving the field empty means. */
export function asideOf({ entry }: ParameterView): string {
  if (entry.entry === 'decimal') return entry.none === null ? entry.unit : `${entry.unit}，空着就是${entry.none}`
  if (entry.entry === 'lines') return '每行一条'
  return entry.entry === 'line' && entry.none !== null ? '可以不写' : ''
}

/** What the version in use has, beside a setting that the draft has otherwise. */
export function wasText({ was, entry }: ParameterView): string | null {
  if (was === undefined) return null
  if (was === null) return `原来：${('none' in entry ? entry.none : null) ?? '没有'}`
  const shown = entry.entry === 'choice' ? (entry.choices.find(({ value }) => value === was)?.title ?? was) : was === '' ? '没有' : was.replaceAll('\n', '；')
  return `原来：${shown}`
}

/** What publishing does, said before it is done. */
export function publishEffectsOf(data: TemplateData): readonly string[] {
  return [
    `从${periodLabel(data.countsFrom)}的考核起，按第 ${data.nextVersion} 版算分`,
    data.people.length === 0 ? '现在还没有人用这张表' : `算到 ${data.people.length} 个人：${data.people.slice(0, 6).join('、')}${data.people.length > 6 ? '等' : ''}`,
    '已经开的月份不变，还按原来的版本', '发布以后这一版不能再改，要改就再发布一版',
  ]
}

/** Whether the draft can be published, and if not why. */
export function publishProblemOf(data: TemplateData): string | null {
  const errors = data.findings.filter(({ severity }) => severity === 'error').length
  return errors === 0 ? null : `还有 ${errors} 个错误，改好才能发布`
}
