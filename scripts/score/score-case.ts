import { InputError } from '@shared/scoring/input-error'
import { isFields } from '@shared/scoring/input-fields'
import { parseTemplate } from '@shared/scoring/parse-template'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { SettlementInput } from '@shared/scoring/inputs'
import type { Scorecard } from '@shared/scoring/scorecard'
import { validateInputs } from '@shared/scoring/validate-inputs'
import { shippedTemplate, shippedTemplates } from '@shared/sheets'
import type { Template } from '@shared/scoring/template'

function templateOf(id: unknown): Template {
  const shipped = shippedTemplates.map((template) => template.id).join(', ')
  if (isFields(id)) return parseTemplate(id)
  if (id === undefined) throw new InputError('template', `is missing; give the id of a shipped sheet: ${shipped}`, '缺考核表')
  if (typeof id !== 'string') throw new InputError('template', `must be the id of a shipped sheet or a template object; ids are ${shipped}`, '考核表要写编号')
  const template = shippedTemplate(id)
  if (template === null) throw new InputError('template', `no shipped sheet ${JSON.stringify(id)}; there are: ${shipped}`, '没有这张考核表')
  return template
}

/** A settlement of an item that doesn't wait does nothing, which whoever typed it should hear. */
function refuseIdleSettlements(settlements: readonly SettlementInput[], card: Scorecard): void {
  settlements.forEach(({ item }, index) => {
    const isUsed = card.items.some(({ id, trace }) => id === item && trace.steps.some(({ step }) => step === 'settlement'))
    if (!isUsed) throw new InputError(`settlements[${index}].item`, `${item} does not wait for anything; only a pending item is settled`, '这一项不缺数据，不用处理')
  })
}

/** Scores one case of the command line (scoring.md, Command line). Throws `InputError` whose field starts with `at`, the case's place in an array. */
export function scoreCase(entry: unknown, at: string): Scorecard {
  try {
    if (!isFields(entry)) throw new InputError('case', 'must be an object such as {"template": "install-service-card", "metrics": {}}', '格式不对')
    const { template: id, ...fields } = entry
    const template = templateOf(id)
    const inputs: unknown = fields
    validateInputs(template, inputs)
    const card = scoreSheet(template, inputs)
    refuseIdleSettlements(inputs.settlements ?? [], card)
    return card
  } catch (error) {
    if (at === '' || !(error instanceof InputError)) throw error
    throw new InputError(`${at}.${error.field}`, error.problem, error.sentence)
  }
}
