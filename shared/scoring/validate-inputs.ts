import { compare, divide, exact, formatPlain, parseExact, wholeUnits, zero, type Exact } from './exact'
import { InputError } from './input-error'
import type { IncidentStatus, Provenance, SheetInputs } from './inputs'
import type { RatingRule, Template } from './template'

const inputKeys = ['metrics', 'targets', 'previous', 'incidents', 'ratings', 'levels', 'tasks', 'settlements', 'baseSalary']
const statuses: readonly IncidentStatus[] = ['logged', 'acknowledged', 'disputed', 'upheld', 'reduced', 'dropped', 'withdrawn', 'lapsed']
const scopes: readonly Provenance['scope'][] = ['employee', 'crew', 'store']

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong(field: string, problem: string, sentence: string): never {
  throw new InputError(field, problem, sentence)
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** A decimal that is there, or an error that names the field. */
function decimal(field: string, value: unknown): Exact {
  const read = parseExact(value)
  return read ?? wrong(field, `${shown(value)} is not a decimal with at most 6 places; give a number such as 93.5 or "93.5"`, '要填数字，最多 6 位小数')
}

function onlyKeys(field: string, value: Fields, keys: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) wrong(field === '' ? key : `${field}.${key}`, `unknown key; allowed are ${keys.join(', ')}`, `多了不认识的内容“${key.slice(0, 30)}”`)
  }
}

function recordOf(field: string, value: unknown): Fields {
  return isFields(value) ? value : wrong(field, 'must be an object', '格式不对')
}

function listOf(field: string, value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(field, 'must be an array', '格式不对')
}

function optionalText(field: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'string') wrong(field, `${shown(value)} is not a text`, '格式不对')
}

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

function validateIncidents(template: Template, value: unknown): void {
  const seen = new Set<string>()
  listOf('incidents', value).forEach((entry, index) => {
    const field = `incidents[${index}]`
    const incident = recordOf(field, entry)
    onlyKeys(field, incident, ['id', 'kind', 'quantity', 'status'])
    const { id, kind, quantity, status } = incident
    if (typeof id !== 'string' || id === '') wrong(`${field}.id`, 'must be a text that names the incident', '缺事件编号')
    if (seen.has(id)) wrong(`${field}.id`, `"${id}" appears twice`, '同一事件出现了两次')
    seen.add(id)
    if (typeof kind !== 'string' || !template.incidentKinds.some((known) => known.id === kind)) {
      wrong(`${field}.kind`, `${shown(kind)} is no incident kind of sheet ${template.id}; it has ${template.incidentKinds.map((known) => known.id).join(', ') || 'none'}`, '这张考核表没有这类事件')
    }
    if (quantity !== undefined && (typeof quantity !== 'number' || !Number.isSafeInteger(quantity) || quantity < 1 || quantity > 10_000)) {
      wrong(`${field}.quantity`, `${shown(quantity)} is not a whole number from 1 to 10000`, '次数要是 1 以上的整数')
    }
    if (status !== undefined && !statuses.some((known) => known === status)) wrong(`${field}.status`, `${shown(status)} is unknown; use one of ${statuses.join(', ')}`, '事件状态不对')
  })
}

/** Checks points that a person gives on an item: within 0 and its full marks, in whole steps. Throws `InputError`. */
export function validatePoints(field: string, value: unknown, max: number, rule: Pick<RatingRule, 'step'>): void {
  const points = decimal(field, value)
  const step = exact(rule.step ?? '0.5')
  if (compare(points, zero) < 0 || compare(points, exact(max)) > 0) wrong(field, `${formatPlain(points)} is outside 0 to ${max}`, `分数要在 0 到 ${max} 之间`)
  const steps = divide(points, step)
  if (compare(steps, wholeUnits(steps)) !== 0) wrong(field, `${formatPlain(points)} is not a multiple of ${formatPlain(step)}`, `分数要按 ${formatPlain(step)} 分一档`)
}

function validateRatings(template: Template, value: unknown): void {
  const seen = new Set<string>()
  listOf('ratings', value).forEach((entry, index) => {
    const field = `ratings[${index}]`
    const rating = recordOf(field, entry)
    onlyKeys(field, rating, ['item', 'role', 'points', 'by', 'comment'])
    const item = template.items.find(({ id }) => id === rating['item'])
    if (item === undefined) wrong(`${field}.item`, `${shown(rating['item'])} is no item of sheet ${template.id}`, '这张考核表没有这个项目')
    if (item.rule.kind !== 'rating') wrong(`${field}.item`, `${item.id} is computed (${item.rule.kind}) and takes no ratings`, '这个项目是算出来的，不用打分')
    const { role } = rating
    if (typeof role !== 'string') wrong(`${field}.role`, `${shown(role)} is not a role`, '缺打分人角色')
    if (role !== 'self' && !item.rule.raters.some((rater) => rater.role === role)) {
      wrong(`${field}.role`, `${shown(role)} does not rate ${item.id}; its raters are ${item.rule.raters.map((rater) => rater.role).join(', ')}`, '这个角色不给这一项打分')
    }
    const key = `${item.id}:${role}`
    if (seen.has(key)) wrong(field, `a second rating of ${item.id} by ${role}`, '同一项目重复打分')
    seen.add(key)
    optionalText(`${field}.by`, rating['by'])
    optionalText(`${field}.comment`, rating['comment'])
    validatePoints(`${field}.points`, rating['points'], item.max, item.rule)
  })
}

function validateByMetric(template: Template, field: 'metrics' | 'previous', value: unknown): void {
  const record = recordOf(field, value)
  for (const id of Object.keys(record)) validateMetric(template, `${field}.${id}`, id, record[id])
}

/** Throws `InputError` naming the first field that can't be scored: unknown ids, points out of range, half a step, anything that is not an exact decimal. */
export function validateInputs(template: Template, inputs: unknown): asserts inputs is SheetInputs {
  const fields = recordOf('inputs', inputs)
  onlyKeys('', fields, inputKeys)
  if (fields['metrics'] !== undefined) validateByMetric(template, 'metrics', fields['metrics'])
  if (fields['previous'] !== undefined) validateByMetric(template, 'previous', fields['previous'])
  if (fields['targets'] !== undefined) {
    const targets = recordOf('targets', fields['targets'])
    for (const id of Object.keys(targets)) {
      if (!template.metrics.some((metric) => metric.id === id)) wrong(`targets.${id}`, `sheet ${template.id} has no metric of this id`, '这张考核表没有这个指标')
      if (compare(decimal(`targets.${id}`, targets[id]), zero) < 0) wrong(`targets.${id}`, 'a target must not be below 0', '目标不能小于 0')
    }
  }
  if (fields['incidents'] !== undefined) validateIncidents(template, fields['incidents'])
  if (fields['ratings'] !== undefined) validateRatings(template, fields['ratings'])
  for (const key of ['levels', 'tasks', 'settlements'] as const) {
    if (fields[key] !== undefined && listOf(key, fields[key]).length > 0) wrong(key, `sheet ${template.id} has no item that takes ${key}`, '这张考核表没有这类项目')
  }
  if (fields['baseSalary'] !== undefined && compare(decimal('baseSalary', fields['baseSalary']), zero) < 0) wrong('baseSalary', 'must not be below 0', '绩效工资基数不能小于 0')
}
