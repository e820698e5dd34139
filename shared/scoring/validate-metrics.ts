import { compare, formatPlain, signOf, type Exact } from './exact'
import { decimal, inside, isFields, oneOf, onlyKeys, optionalText, recordOf, wrong } from './input-fields'
import type { Provenance } from './inputs'
import { metricDomain, metricOf } from './read-metric'
import type { Template, TemplateMetric } from './template'

const scopes: readonly Provenance['scope'][] = ['employee', 'crew', 'store']

/** Where a value comes from is shown to people as it is, so it must have its shape. */
function validateSource(field: string, value: unknown): void {
  if (value === undefined) return
  const source = recordOf(field, value)
  onlyKeys(field, source, ['enteredBy', 'form', 'at', 'scope'])
  for (const key of ['enteredBy', 'form', 'at']) optionalText(`${field}.${key}`, source[key])
  const { scope } = source
  if (scope !== undefined) oneOf(`${field}.scope`, scope, scopes, '数据范围不对')
}

function checkDomain(template: Template, id: string, read: Exact): void {
  const { least, most } = metricDomain(template, id)
  if (least !== null && compare(read, least) < 0) wrong('', `不能小于 ${formatPlain(least)}`, 'below', formatPlain(read), formatPlain(least))
  if (most !== null && compare(read, most) > 0) wrong('', `不能大于 ${formatPlain(most)}`, 'above', formatPlain(read), formatPlain(most))
}

function validateMetric(template: Template, { id, unit }: TemplateMetric, value: unknown): void {
  if (!isFields(value)) {
    checkDomain(template, id, decimal('', value))
    return
  }
  validateSource('source', value['source'])
  if ('value' in value) {
    onlyKeys('', value, ['value', 'source'])
    checkDomain(template, id, decimal('value', value['value']))
    return
  }
  onlyKeys('', value, ['numerator', 'denominator', 'source'])
  const counted = decimal('numerator', value['numerator'])
  const all = decimal('denominator', value['denominator'])
  if (unit !== '%') wrong('', '这个指标不能按单数填', 'no-share')
  if (signOf(counted) < 0 || signOf(all) < 0) wrong('', '单数不能小于 0', 'counts-below-zero')
  if (compare(counted, all) > 0) wrong('numerator', '合格单数不能多于完成单数', 'above-denominator')
}

/** Checks every entry of a record by metric id; the check names fields inside of the entry, the error the whole way. */
function checkByMetric(template: Template, field: string, value: unknown, check: (metric: TemplateMetric, value: unknown) => void): void {
  const record = recordOf(field, value)
  for (const id of Object.keys(record)) {
    try {
      check(metricOf(template, id) ?? wrong('', '这张考核表没有这个指标', 'unknown-metric', template.id, template.metrics), record[id])
    } catch (error) {
      throw inside(`${field}.${id}`, error)
    }
  }
}

/** Checks the values of a period by metric id: known ids, exact decimals inside the metric's domain, shares as counts. */
export function validateByMetric(template: Template, field: 'metrics' | 'previous', value: unknown): void {
  checkByMetric(template, field, value, (metric, given) => { validateMetric(template, metric, given) })
}

/** Checks targets by metric id; one of 0 is refused where it would divide, when the item is scored. */
export function validateTargets(template: Template, value: unknown): void {
  checkByMetric(template, 'targets', value, (_metric, target) => {
    if (signOf(decimal('', target)) < 0) wrong('', '目标不能小于 0', 'target-below-zero')
  })
}
