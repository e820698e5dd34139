import { compare, exact, formatPlain, zero, type Exact } from './exact'
import { decimal, isFields, onlyKeys, optionalText, recordOf, shown, wrong } from './input-fields'
import type { Provenance } from './inputs'
import type { Template } from './template'

const scopes: readonly Provenance['scope'][] = ['employee', 'crew', 'store']

/** Where a value comes from is shown to people as it is, so it must have its shape. */
function validateSource(field: string, value: unknown): void {
  if (value === undefined) return
  const source = recordOf(field, value)
  onlyKeys(field, source, ['enteredBy', 'form', 'at', 'scope'])
  for (const key of ['enteredBy', 'form', 'at']) optionalText(`${field}.${key}`, source[key])
  const { scope } = source
  if (scope !== undefined && !scopes.some((known) => known === scope)) wrong(`${field}.scope`, `${shown(scope)} is unknown; use one of ${scopes.join(', ')}`, '数据范围不对')
}

function validateMetric(template: Template, field: string, id: string, value: unknown): void {
  const metric = template.metrics.find((candidate) => candidate.id === id)
  if (metric === undefined) wrong(field, `sheet ${template.id} has no metric of this id; it has ${template.metrics.map((known) => known.id).join(', ') || 'none'}`, '这张考核表没有这个指标')
  const checkDomain = (read: Exact): void => {
    const isShare = metric.unit === '%' || metric.unit === 'score'
    const least = metric.minimum ?? 0
    const most = metric.maximum ?? (isShare ? 100 : null)
    if (compare(read, exact(least)) < 0) wrong(field, `${formatPlain(read)} is below ${String(least)}`, `不能小于 ${String(least)}`)
    if (most !== null && compare(read, exact(most)) > 0) wrong(field, `${formatPlain(read)} is above ${String(most)}`, `不能大于 ${String(most)}`)
  }
  if (!isFields(value)) {
    checkDomain(decimal(field, value))
    return
  }
  validateSource(`${field}.source`, value['source'])
  if ('value' in value) {
    onlyKeys(field, value, ['value', 'source'])
    checkDomain(decimal(`${field}.value`, value['value']))
    return
  }
  onlyKeys(field, value, ['numerator', 'denominator', 'source'])
  const counted = decimal(`${field}.numerator`, value['numerator'])
  const all = decimal(`${field}.denominator`, value['denominator'])
  if (metric.unit !== '%') wrong(field, 'only a metric in % may be given as numerator and denominator', '这个指标不能按单数填')
  if (compare(counted, zero) < 0 || compare(all, zero) < 0) wrong(field, 'numerator and denominator must not be below 0', '单数不能小于 0')
  if (compare(counted, all) > 0) wrong(`${field}.numerator`, 'must not be above the denominator', '合格单数不能多于完成单数')
}

/** Checks the values of a period by metric id: known ids, exact decimals inside the metric's domain, shares as counts. */
export function validateByMetric(template: Template, field: 'metrics' | 'previous', value: unknown): void {
  const record = recordOf(field, value)
  for (const id of Object.keys(record)) validateMetric(template, `${field}.${id}`, id, record[id])
}

/** Checks targets by metric id; one of 0 is refused where it would divide, when the item is scored. */
export function validateTargets(template: Template, value: unknown): void {
  const targets = recordOf('targets', value)
  for (const id of Object.keys(targets)) {
    if (!template.metrics.some((metric) => metric.id === id)) wrong(`targets.${id}`, `sheet ${template.id} has no metric of this id`, '这张考核表没有这个指标')
    if (compare(decimal(`targets.${id}`, targets[id]), zero) < 0) wrong(`targets.${id}`, 'a target must not be below 0', '目标不能小于 0')
  }
}
