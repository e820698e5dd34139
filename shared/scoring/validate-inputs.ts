import { compare, formatPlain, hundred, signOf } from './exact'
import { forces } from './incident-force'
import { checkEach, decimal, isRepeated, itemOf, oneOf, onlyKeys, optionalText, recordOf, textOf, under, wholeNumber, wrong } from './input-fields'
import type { SettlementInput, SheetInputs } from './inputs'
import type { Template } from './template'
import { validateByMetric, validateTargets } from './validate-metrics'
import { validateLevels, validateRatings } from './validate-raters'

const inputKeys: readonly (keyof SheetInputs)[] = ['metrics', 'targets', 'previous', 'incidents', 'ratings', 'levels', 'tasks', 'settlements', 'baseSalary', 'employed', 'payGuard']
const statuses = Object.keys(forces)
const incidentKeys = ['id', 'kind', 'quantity', 'status']
const taskKeys = ['item', 'name', 'description', 'urgency', 'importance', 'completion']
const settlementKeys = ['item', 'choice', 'reason']
const choices: readonly SettlementInput['choice'][] = ['full', 'zero', 'exclude']

function validateIncidents(template: Template, value: unknown): void {
  let highest = ''
  checkEach('incidents', value, (incident, index, all) => {
    onlyKeys('', incident, incidentKeys)
    const { id, kind, quantity, status } = incident
    if (typeof id !== 'string' || id === '') wrong('id', '缺事件编号', 'no-id')
    // Sheets keep their incidents in the order of their ids: then each is higher than all before it, and nobody has to look back.
    if (id > highest) highest = id
    else if (isRepeated(['id'], incident, all, index)) wrong('id', '同一事件出现了两次', 'twice', id)
    if (typeof kind !== 'string' || !template.incidentKinds.some((known) => known.id === kind)) {
      wrong('kind', '这张考核表没有这类事件', 'unknown-kind', kind, template.id, template.incidentKinds)
    }
    if (quantity !== undefined) wholeNumber('quantity', quantity, 1, 10_000, '次数要是 1 以上的整数')
    if (status !== undefined) oneOf('status', status, statuses, '事件状态不对')
  })
}

/** Checks one job of a list of tasks: a name, urgency and importance 1 to 3, completion 0 to 100 %. Throws `InputError`. */
export function validateTask(field: string, value: unknown): void {
  const task = recordOf(field, value)
  textOf(under(field, 'name'), task['name'], '要写任务名称')
  optionalText(under(field, 'description'), task['description'])
  wholeNumber(under(field, 'urgency'), task['urgency'], 1, 3, '紧急程度要选 1 到 3')
  wholeNumber(under(field, 'importance'), task['importance'], 1, 3, '重要性要选 1 到 3')
  const completion = decimal(under(field, 'completion'), task['completion'])
  if (signOf(completion) < 0 || compare(completion, hundred) > 0) wrong(under(field, 'completion'), '完成度要在 0 到 100 之间', 'outside', formatPlain(completion), 0, 100)
}

function validateTasks(template: Template, value: unknown): void {
  checkEach('tasks', value, (task) => {
    onlyKeys('', task, taskKeys)
    const { id, rule } = itemOf(template, task['item'])
    if (rule.kind !== 'tasks') wrong('item', '这个项目不列任务', 'no-tasks', id, rule.kind)
    validateTask('', task)
  })
}

function validateSettlements(template: Template, value: unknown): void {
  checkEach('settlements', value, (settlement, index, all) => {
    onlyKeys('', settlement, settlementKeys)
    const { item, choice, reason } = settlement
    itemOf(template, item)
    if (isRepeated(['item'], settlement, all, index)) wrong('item', '同一项目处理了两次', 'settled-twice', item)
    oneOf('choice', choice, choices, '处理方式不对')
    textOf('reason', reason, '要写处理原因')
  })
}

function atLeast0(field: string, value: unknown, sentence: string): void {
  if (signOf(decimal(field, value)) < 0) wrong(field, sentence, 'below-zero')
}

const validators: Readonly<Record<keyof SheetInputs, (template: Template, value: unknown) => void>> = {
  metrics: (template, value) => { validateByMetric(template, 'metrics', value) },
  previous: (template, value) => { validateByMetric(template, 'previous', value) },
  targets: validateTargets,
  incidents: validateIncidents,
  ratings: validateRatings,
  levels: validateLevels,
  tasks: validateTasks,
  settlements: validateSettlements,
  baseSalary: (_template, value) => { atLeast0('baseSalary', value, '绩效工资基数不能小于 0') },
  employed: (_template, value) => {
    const { days, of, ...others } = recordOf('employed', value)
    onlyKeys('employed', others, ['days', 'of'])
    const sentence = '在岗天数要是整数，不能多于这一期的天数'
    wholeNumber('employed.days', days, 1, wholeNumber('employed.of', of, 1, 10_000, sentence), sentence)
  },
  payGuard: (_template, value) => {
    const guard = recordOf('payGuard', value)
    onlyKeys('payGuard', guard, ['minimum', 'choice', 'reason', 'by'])
    atLeast0('payGuard.minimum', guard['minimum'], '最低工资不能小于 0')
    oneOf('payGuard.choice', guard['choice'], ['top-up', 'confirm'], '处理方式不对')
    textOf('payGuard.reason', guard['reason'], '要写处理原因')
    optionalText('payGuard.by', guard['by'])
  },
}

/**
 * Throws `InputError` naming the first field that can't be scored: unknown ids, points out of range, half a step, anything that is not an exact
 * decimal. A field that is the very one of `checked`, which was let through with this template, is not checked again.
 */
export function validateInputs(template: Template, inputs: unknown, checked: SheetInputs = {}): asserts inputs is SheetInputs {
  const fields = recordOf('inputs', inputs)
  onlyKeys('', fields, inputKeys)
  for (const key of inputKeys) {
    if (fields[key] !== undefined && fields[key] !== checked[key]) validators[key](template, fields[key])
  }
}
