import { compare, exact, formatPlain, parseExact, zero, type Exact } from './exact'
import { decimal, inside, isFields, onlyKeys, optionalText, recordOf, shown, wrong } from './input-fields'
import type { Provenance } from './inputs'
import type { Template, TemplateMetric } from './template'

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

function checkDomain({ unit, minimum, maximum }: TemplateMetric, read: Exact): void {
  const least = minimum ?? 0
  const most = maximum ?? (unit === '%' || unit === 'score' ? 100 : null)
  if (compare(read, exact(least)) < 0) wrong('', `${formatPlain(read)} is below ${String(least)}`, `不能小于 ${String(least)}`)
  if (most !== null && compare(read, exact(most)) > 0) wrong('', `${formatPlain(read)} is above ${String(most)}`, `不能大于 ${String(most)}`)
}

function validateMetric(template: Template, id: string, value: unknown): void {
  const metric = template.metrics.find((candidate) => candidate.id === id)
  if (metric === undefined) wrong('', `sheet ${template.id} has no metric of this id; it has ${template.metrics.map((known) => known.id).join(', ') || 'none'}`, '这张考核表没有这个指标')
  if (!isFields(value)) {
    checkDomain(metric, decimal('', value))
    return
  }
  validateSource('source', value['source'])
  if ('value' in value) {
    onlyKeys('', value, ['value', 'source'])
    checkDomain(metric, decimal('value', value['value']))
    return
  }
  onlyKeys('', value, ['numerator', 'denominator', 'source'])
  const counted = decimal('numerator', value['numerator'])
  const all = decimal('denominator', value['denominator'])
  if (metric.unit !== '%') wrong('', 'only a metric in % may be given as numerator and denominator', '这个指标不能按单数填')
  if (compare(counted, zero) < 0 || compare(all, zero) < 0) wrong('', 'numerator and denominator must not be below 0', '单数不能小于 0')
  if (compare(counted, all) > 0) wrong('numerator', 'must not be above the denominator', '合格单数不能多于完成单数')
}

/** Checks the values of a period by metric id: known ids, exact decimals inside the metric's domain, shares as counts. */
export function validateByMetric(template: Template, field: 'metrics' | 'previous', value: unknown): void {
  const record = recordOf(field, value)
  for (const id of Object.keys(record)) {
    try {
      validateMetric(template, id, record[id])
    } catch (error) {
      throw inside(`${field}.${id}`, error)
    }
  }
}

/** Checks targets by metric id; one of 0 is refused where it would divide, when the item is scored. */
export function validateTargets(template: Template, value: unknown): void {
  const targets = recordOf('targets', value)
  for (const id of Object.keys(targets)) {
    if (!template.metrics.some((metric) => metric.id === id)) wrong(`targets.${id}`, `sheet ${template.id} has no metric of this id`, '这张考核表没有这个指标')
    const target = parseExact(targets[id]) ?? decimal(`targets.${id}`, targets[id])
    if (compare(target, zero) < 0) wrong(`targets.${id}`, 'a target must not be below 0', '目标不能小于 0')
  }
}
