import { compare, exact } from './exact'
import { InputError } from './input-error'
import type { Rule, Template, TemplateItem } from './template'
import { schemaIsTemplate, templateSchema } from './template-schema'

type Path = readonly PropertyKey[]

/** Throws an `InputError`: the place, what is wrong in English, and in Chinese. */
function wrong(field: string, problem: string, sentence: string): never {
  throw new InputError(field, problem, sentence)
}

interface Issue {
  readonly code: string
  readonly path: Path
  readonly message: string
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Issue[])[]
  readonly values?: readonly unknown[]
  readonly expected?: string
  readonly discriminator?: string
  readonly options?: readonly unknown[]
}

function fieldOf(base: string, path: Path): string {
  return path.reduce<string>((field, key) => (typeof key === 'number' ? `${field}[${key}]` : `${field}.${String(key)}`), base)
}

/** Of a union the branch that got furthest tells best what is wrong. */
function deepest(issue: Issue): Issue {
  const branches = (issue.errors ?? []).flatMap(([first]) => (first === undefined ? [] : [deepest(first)]))
  const [best] = [...branches].sort((a, b) => b.path.length - a.path.length)
  return best === undefined || best.path.length === 0 ? issue : { ...best, path: [...issue.path, ...best.path] }
}

function problemOf(issue: Issue, isMissing: boolean): string {
  if (issue.code === 'unrecognized_keys') return 'unknown key'
  if (isMissing) return 'is missing'
  if (issue.code === 'invalid_value') return `must be ${(issue.values ?? []).map((value) => JSON.stringify(value)).join(' or ')}`
  if (issue.code === 'invalid_type') return `must be ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected ?? 'another type'}`}`
  if (issue.code === 'invalid_union') return issue.discriminator === undefined ? 'has none of the shapes that are allowed here' : `must be one of ${(issue.options ?? []).map(String).join(', ')}`
  return issue.message
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)
}

/**
 * A template from JSON. Throws `InputError` whose field is the place (`template.items[2].rule.bands[0].value`): anything of another shape,
 * unknown keys, ids that appear twice, metrics, incident kinds, sections and raters that the sheet doesn't have. A sheet that adds up wrongly
 * parses: that is for the linter to find.
 */
export function parseTemplate(value: unknown, base = 'template'): Template {
  const parsed = templateSchema.safeParse(value)
  if (!parsed.success) {
    const [first] = parsed.error.issues as readonly Issue[]
    if (first === undefined) return wrong(base, 'is no template', '考核表格式不对')
    const issue = deepest(first)
    const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? (issue.keys ?? []).slice(0, 1) : []), ...(issue.discriminator !== undefined && !issue.path.includes(issue.discriminator) ? [issue.discriminator] : [])]
    return wrong(fieldOf(base, path), problemOf(issue, issue.code !== 'unrecognized_keys' && valueAt(value, path) === undefined), '考核表的这一处填得不对')
  }
  const template = schemaIsTemplate(parsed.data)
  checkTemplate(template, base)
  return template
}

function unique(field: string, parts: readonly { readonly id: string }[]): void {
  parts.forEach((part, index) => {
    if (parts.findIndex(({ id }) => id === part.id) !== index) wrong(`${field}[${index}].id`, `"${part.id}" appears twice`, '编号重复')
  })
}

function checkTemplate(template: Template, base: string): void {
  unique(`${base}.items`, template.items)
  unique(`${base}.metrics`, template.metrics)
  unique(`${base}.incidentKinds`, template.incidentKinds)
  unique(`${base}.sections`, template.sections ?? [])
  const isWeighted = (template.sections ?? []).some(({ weight }) => weight !== undefined)
  template.sections?.forEach((section, index) => {
    const field = `${base}.sections[${index}]`
    if (isWeighted && section.weight === undefined) wrong(`${field}.weight`, 'is missing; where one section has a weight every section has one', '每个部分都要写权重')
    if (!template.items.some((item) => item.section === section.id)) wrong(field, 'has no items', '这个部分没有项目')
  })
  template.items.forEach((item, index) => {
    const field = `${base}.items[${index}]`
    if (item.section !== undefined && !(template.sections ?? []).some(({ id }) => id === item.section)) wrong(`${field}.section`, `there is no section "${item.section}"`, '没有这个部分')
    if (item.section === undefined && isWeighted) wrong(`${field}.section`, 'is missing; on a weighted sheet every item stands in a section', '每个项目都要归到一个部分')
    checkItem(template, item, field)
  })
  template.metrics.forEach(({ minimum, maximum }, index) => {
    if (minimum !== undefined && maximum !== undefined && compare(exact(minimum), exact(maximum)) > 0) wrong(`${base}.metrics[${index}].maximum`, 'is below the minimum', '上限不能小于下限')
  })
}

function checkItem(template: Template, item: TemplateItem, field: string): void {
  const { rule, veto } = item
  const needsMetric = (place: string, id: string) => {
    if (!template.metrics.some((metric) => metric.id === id)) wrong(`${field}.${place}`, `there is no metric "${id}"`, '没有这个指标')
  }
  const needsKind = (place: string, id: string) => {
    if (!template.incidentKinds.some((kind) => kind.id === id)) wrong(`${field}.${place}`, `there is no incident kind "${id}"`, '没有这类事件')
  }
  if ('metric' in rule) needsMetric('rule.metric', rule.metric)
  if (rule.kind === 'attainment' && typeof rule.target === 'object' && 'metric' in rule.target) needsMetric('rule.target.metric', rule.target.metric)
  if (rule.kind === 'deduction') rule.entries.forEach((entry, index) => {
    if ('metric' in entry) needsMetric(`rule.entries[${index}].metric`, entry.metric)
    else needsKind(`rule.entries[${index}].incident`, entry.incident)
  })
  if (rule.kind === 'rating') rule.beside?.forEach((kind, index) => { needsKind(`rule.beside[${index}]`, kind) })
  if (rule.kind === 'rating' || rule.kind === 'levels') checkRaters(rule, field)
  if (veto !== undefined) {
    if ('incident' in veto.when) needsKind('veto.when.incident', veto.when.incident)
    else needsMetric('veto.when.metric', veto.when.metric)
  }
  checkBounds(rule, field)
}

function checkRaters(rule: Extract<Rule, { kind: 'rating' | 'levels' }>, field: string): void {
  rule.raters.forEach(({ role }, index) => {
    if (rule.raters.findIndex((rater) => rater.role === role) !== index) wrong(`${field}.rule.raters[${index}].role`, `"${role}" appears twice`, '打分人重复')
  })
  const { fallback } = rule
  if (fallback !== undefined && !rule.raters.some(({ role, isAnonymous }) => role === fallback && isAnonymous !== true)) wrong(`${field}.rule.fallback`, `"${fallback}" is none of the named raters`, '替补打分人不在打分人里')
}

function checkBounds({ floor, ceiling }: Rule, field: string): void {
  if (floor !== undefined && floor !== null && ceiling !== undefined && ceiling !== null && compare(exact(floor), exact(ceiling)) > 0) wrong(`${field}.rule.ceiling`, 'is below the floor', '上限不能小于下限')
}
