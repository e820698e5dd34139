import { decimalParameter, linesOf, valueProblem, type Parameter } from '../scoring/parameter'
import { parseTemplate } from '../scoring/parse-template'
import { InputError } from '../scoring/input-error'
import type { Template, TemplateItem, TemplateMetric, TemplateSection } from '../scoring/template'
import { refuse, type Refusal } from '../contract/refusal'
import { itemParameters, sheetParameters } from './item-parameters'

/** The settings of one part of a template; `id` is `sheet`, or the part with its own id. */
export interface ParameterGroup {
  readonly id: string
  readonly part: 'sheet' | 'section' | 'item' | 'metric'
  readonly title: string
  /** Fields are whole: `items.item-2.title`. */
  readonly parameters: readonly Parameter<Template>[]
}

/** One setting with its new value; null for none. */
export interface ParameterChange {
  readonly field: string
  readonly value: string | null
}

function replaced<Part extends { readonly id: string }>(parts: readonly Part[], part: Part): readonly Part[] {
  return parts.map((other) => (other.id === part.id ? part : other))
}

function sectionParameters(section: TemplateSection): readonly Parameter<TemplateSection>[] {
  const { weight } = section
  return [
    { key: 'title', label: '部分名称', help: '考核表上看到的名字', entry: { entry: 'line', longest: 40, none: null }, value: section.title, change: (text) => ({ ...section, title: (text ?? section.title).trim() }) },
    decimalParameter<TemplateSection>({ key: 'points', label: '这部分的分', help: section.rawPoints === undefined ? '等于各项满分加起来' : `各项共 ${section.rawPoints} 分，折算成这个分`, unit: '分', least: '0.5', most: '200', value: section.points, change: (points) => ({ ...section, points: Number(points) }) }),
    ...(weight === undefined ? [] : [decimalParameter<TemplateSection>({ key: 'weight', label: '占总分的比重', help: '各部分加起来要正好 100%', unit: '%', least: '0', most: '100', value: weight, change: (next) => ({ ...section, weight: Number(next) }) })]),
  ]
}

function metricParameters(metric: TemplateMetric): readonly Parameter<TemplateMetric>[] {
  const { minimumDenominator, excludedCauses } = metric
  return [
    ...(minimumDenominator === undefined ? [] : [decimalParameter<TemplateMetric>({ key: 'minimumDenominator', label: '满多少单才计分', help: '单子太少，一单就差很多分；不满就先不计', unit: '单', least: '1', most: '1000', places: 0, value: minimumDenominator, change: (least) => ({ ...metric, minimumDenominator: Number(least) }) })]),
    ...(excludedCauses === undefined ? [] : [{
      key: 'excludedCauses', label: '不算在内的原因', help: '由这些原因造成的不计入，每行一条，会写在考核表上', entry: { entry: 'lines', longest: 40, most: 20 } as const, value: excludedCauses.join('\n'),
      change: (text: string | null): TemplateMetric => ({ ...metric, excludedCauses: linesOf(text ?? '') }),
    }]),
  ]
}

function placed<Part>(prefix: string, parameters: readonly Parameter<Part>[], whole: (part: Part) => Template): readonly Parameter<Template>[] {
  return parameters.map((parameter) => ({ ...parameter, key: `${prefix}${parameter.key}`, change: (value) => whole(parameter.change(value)) }))
}

/** Everything of a template that a company may tune, part by part, derived from what the kinds declare (scoring.md: settings without code). */
export function templateForm(template: Template): readonly ParameterGroup[] {
  const { items, metrics, sections = [] } = template
  return [
    { id: 'sheet', part: 'sheet', title: '整张表', parameters: sheetParameters(template) },
    ...sections.map((section): ParameterGroup => ({ id: section.id, part: 'section', title: section.title, parameters: placed(`sections.${section.id}.`, sectionParameters(section), (next) => ({ ...template, sections: replaced(sections, next) })) })),
    ...items.map((item): ParameterGroup => ({ id: item.id, part: 'item', title: item.title, parameters: placed(`items.${item.id}.`, itemParameters({ template, item }), (next: TemplateItem) => ({ ...template, items: replaced(items, next) })) })),
    ...metrics.flatMap((metric): ParameterGroup[] => {
      const own = metricParameters(metric)
      return own.length === 0 ? [] : [{ id: metric.id, part: 'metric', title: metric.title, parameters: placed(`metrics.${metric.id}.`, own, (next) => ({ ...template, metrics: replaced(metrics, next) })) }]
    }),
  ]
}

function parameterOf(template: Template, field: string): { readonly parameter: Parameter<Template>; readonly place: number; readonly group: ParameterGroup } | null {
  let place = 0
  for (const group of templateForm(template)) {
    for (const parameter of group.parameters) {
      if (parameter.key === field) return { parameter, place, group }
      place += 1
    }
  }
  return null
}

/** The template after the form's changes, or a refusal naming the setting that is unknown or out of its bounds. Nothing but what the form offers can change. */
export function withChanges(template: Template, changes: readonly ParameterChange[]): Template | Refusal {
  const places = new Map(changes.map(({ field }) => [field, parameterOf(template, field)?.place ?? null]))
  let next = template
  // In the order of the form: naming an item takes its placeholders away before its criteria come in.
  for (const { field, value } of [...changes].sort((a, b) => (places.get(a.field) ?? 0) - (places.get(b.field) ?? 0))) {
    const found = parameterOf(next, field)
    if (found === null) return refuse('template-invalid', '这张表没有这个设置，请刷新后再试', 'changes')
    const { parameter, group } = found
    if (parameter.value === value) continue
    const problem = valueProblem(parameter.entry, value)
    if (problem !== null) return refuse('template-invalid', `“${group.title}”的“${parameter.label}”${problem}`, field)
    next = parameter.change(value)
  }
  return checked(next)
}

/** The template, or a refusal where its parts don't fit together (a ceiling below the floor). */
export function checked(template: Template): Template | Refusal {
  try {
    return parseTemplate(template)
  } catch (failure) {
    if (failure instanceof InputError) return refuse('template-invalid', failure.sentence, failure.field.replace(/^template\./, ''))
    throw failure
  }
}
