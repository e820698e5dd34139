import { formatPlain, exact } from '../scoring/exact'
import { lintCodes } from '../scoring/lint/codes'
import type { Finding } from '../scoring/lint/finding'
import type { Parameter, ParameterEntry } from '../scoring/parameter'
import type { Template, TemplateItem } from '../scoring/template'
import { raterWords, ruleWords } from './rule-words'
import { templateForm, type ParameterGroup } from './template-form'
import type { FindingView, ParameterView, TemplatePart } from './template-view'

/** How many findings there are of each severity. */
export function findingCountsOf(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length
  return { error: count('error'), warning: count('warning'), advice: count('advice') }
}

/** A finding in words, with its numbers, its counter-example and what its mend does. */
export function findingViewOf({ code, severity, item, field, sentence, example, mend }: Finding): FindingView {
  return { code, severity, title: lintCodes[code].title, item, field, sentence, example: example.sentence, mend: mend?.sentence ?? null }
}

type Values = ReadonlyMap<string, string | null>

function valuesOf(groups: readonly ParameterGroup[]): Values {
  return new Map(groups.flatMap(({ parameters }) => parameters.map(({ key, value }) => [key, value] as const)))
}

function viewOf({ key, label, help, entry, value }: Parameter<Template>, before: Values): ParameterView {
  const was = before.get(key)
  const plain = entry.entry === 'choice' ? { ...entry, choices: [...entry.choices] } : entry
  return { field: key, label, help, value, entry: plain, ...(was === undefined || was === value ? {} : { was }) }
}

function itemOf({ sections = [], ...template }: Template, item: TemplateItem): TemplatePart['item'] {
  const { rule } = item
  return {
    section: sections.find(({ id }) => id === item.section)?.title ?? null, max: formatPlain(exact(item.max)), rule: ruleWords({ sections, ...template }, item),
    raters: rule.kind === 'rating' || rule.kind === 'levels' ? raterWords(rule) : '', criteria: [...item.criteria], isOff: item.isOff === true, isUnnamed: item.isUnnamed === true,
  }
}

/** Settings of the rule and the full marks moved, and the criteria, which may name them, did not. */
function isWordingOld({ part, parameters }: ParameterGroup, before: Values): boolean {
  const isChanged = (name: string) => parameters.some(({ key, value }) => key.split('.').slice(2).join('.').startsWith(name) && before.has(key) && before.get(key) !== value)
  return part === 'item' && (isChanged('rule.') || isChanged('max')) && !isChanged('criteria')
}

/** A template part by part with its settings, and beside each what the version in use has. */
export function templatePartsOf(template: Template, inUse: Template): TemplatePart[] {
  const before = valuesOf(templateForm(inUse))
  return templateForm(template).map((group): TemplatePart => {
    const item = group.part === 'item' ? template.items.find(({ id }) => id === group.id) : undefined
    return {
      id: group.id, part: group.part, title: group.title, item: item === undefined ? null : itemOf(template, item), isWordingOld: isWordingOld(group, before),
      parameters: group.parameters.map((parameter) => viewOf(parameter, before)),
    }
  })
}

/** A value as people read it. */
export function valueText(entry: ParameterEntry, value: string | null): string {
  if (value === null) return ('none' in entry ? entry.none : null) ?? '—'
  if (entry.entry === 'choice') return entry.choices.find((choice) => choice.value === value)?.title ?? value
  if (entry.entry === 'decimal') return `${value}${entry.unit === '%' ? '%' : ` ${entry.unit}`}`
  return value === '' ? '—' : value.replaceAll('\n', '；')
}

/** A change between two versions in words. */
export interface ChangeLine {
  readonly title: string
  readonly from: string
  readonly to: string
}

function partLines(before: readonly { readonly id: string; readonly title: string }[], after: readonly { readonly id: string; readonly title: string }[]): readonly ChangeLine[] {
  const gone = before.filter(({ id }) => !after.some((part) => part.id === id)).map(({ title }) => ({ title, from: '有', to: '去掉' }))
  const added = after.filter(({ id }) => !before.some((part) => part.id === id)).map(({ title }) => ({ title, from: '没有', to: '加上' }))
  return [...gone, ...added]
}

/** What differs between a draft and the version in use: the settings of the form, parts that came or went by a mend, and else that something did. */
export function changesBetween(inUse: Template, draft: Template): ChangeLine[] {
  const before = valuesOf(templateForm(inUse))
  const settings = templateForm(draft).flatMap(({ title, part, parameters }) => parameters.flatMap(({ key, label, entry, value }): ChangeLine[] => {
    const was = before.get(key)
    return was === undefined || was === value ? [] : [{ title: part === 'sheet' ? label : `${title}：${label}`, from: valueText(entry, was), to: valueText(entry, value) }]
  }))
  const parts = [...partLines(inUse.items, draft.items), ...partLines(inUse.sections ?? [], draft.sections ?? []), ...partLines(inUse.metrics, draft.metrics), ...partLines(inUse.incidentKinds, draft.incidentKinds)]
  const lines = [...settings, ...parts]
  return lines.length > 0 ? lines : [{ title: '按修正建议调整', from: '原来的规则', to: '修正后的规则' }]
}
