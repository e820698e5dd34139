import { formatPlain, exact } from '../scoring/exact'
import type { LevelInput, RatingInput } from '../scoring/inputs'
import { metricParts } from '../scoring/read-metric'
import type { Template, TemplateItem } from '../scoring/template'
import { metricText } from './metric-text'
import { objectToValue } from './object-to-value'
import { objectableUntil, valueIdOf, type ObjectedValue } from './objection'
import type { ObjectableValue } from './objection-view'
import type { Sheet } from './sheet'

/** What a rater gave, as people read it. */
export function givenText(given: RatingInput | LevelInput): string {
  return 'level' in given ? `${given.level} 级` : `${formatPlain(exact(given.points))} 分`
}

/** The value (a decimal) that takes the place of one objected to, as people read it. */
export function changedTextOf(value: ObjectedValue, changed: string, template: Pick<Template, 'metrics'>): string {
  if (value.kind === 'metric') return metricText({ value: changed }, template.metrics.find(({ id }) => id === value.metricId)?.unit ?? '')
  return `${formatPlain(exact(changed))} ${'level' in value.given ? '级' : '分'}`
}

function usesMetric({ rule, veto }: TemplateItem, metricId: string): boolean {
  return JSON.stringify([rule, veto ?? null]).includes(`"metric":"${metricId}"`)
}

/** The points or the level that a role has given on an item; null where there is none. */
export function givenOn(sheet: Pick<Sheet, 'inputs'>, item: string, role: string): RatingInput | LevelInput | null {
  const isIt = (given: { readonly item: string; readonly role: string }) => given.item === item && given.role === role
  return sheet.inputs.ratings?.find(isIt) ?? sheet.inputs.levels?.find(isIt) ?? null
}

/** The values on the sheet that its employee may object to, each once: not twice to the same, and none while the signers have the sheet. */
export function objectableValues(sheet: Sheet, template: Template): readonly ObjectableValue[] {
  if (objectToValue.sheetStates?.includes(sheet.state) !== true) return []
  const metrics = template.metrics.flatMap((metric): ObjectableValue[] => {
    const input = sheet.inputs.metrics?.[metric.id]
    const at = input === undefined ? undefined : metricParts(input).source?.at
    const items = template.items.filter((item) => usesMetric(item, metric.id)).map(({ id }) => id)
    if (input === undefined || at === undefined || items.length === 0) return []
    return [{ valueId: valueIdOf({ kind: 'metric', metricId: metric.id }), items, title: metric.title, valueText: metricText(input, metric.unit), until: objectableUntil(at) }]
  })
  const ratings = sheet.ratedBy.flatMap(({ item, role, at }): ObjectableValue[] => {
    const given = givenOn(sheet, item, role)
    if (given === null) return []
    return [{ valueId: valueIdOf({ kind: 'rating', item, role }), items: [item], title: template.items.find(({ id }) => id === item)?.title ?? item, valueText: givenText(given), until: objectableUntil(at) }]
  })
  return [...metrics, ...ratings]
}
