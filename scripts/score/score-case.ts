import { InputError } from '@shared/scoring/input-error'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Scorecard } from '@shared/scoring/scorecard'
import { validateInputs } from '@shared/scoring/validate-inputs'
import { shippedTemplate, shippedTemplates } from '@shared/sheets'
import type { Template } from '@shared/scoring/template'

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function templateOf(id: unknown): Template {
  const shipped = shippedTemplates.map((template) => template.id).join(', ')
  if (id === undefined) throw new InputError('template', `is missing; give the id of a shipped sheet: ${shipped}`, '缺考核表')
  if (typeof id !== 'string') throw new InputError('template', `must be the id of a shipped sheet as text: ${shipped}`, '考核表要写编号')
  const template = shippedTemplate(id)
  if (template === null) throw new InputError('template', `no shipped sheet ${JSON.stringify(id)}; there are: ${shipped}`, '没有这张考核表')
  return template
}

/** Scores one case of the command line (scoring.md, Command line). Throws `InputError` whose field starts with `at`, the case's place in an array. */
export function scoreCase(entry: unknown, at: string): Scorecard {
  try {
    if (!isFields(entry)) throw new InputError('case', 'must be an object such as {"template": "install-service-card", "metrics": {}}', '格式不对')
    const { template: id, ...fields } = entry
    const template = templateOf(id)
    validateInputs(template, fields)
    return scoreSheet(template, fields)
  } catch (error) {
    if (at === '' || !(error instanceof InputError)) throw error
    throw new InputError(`${at}.${error.field}`, error.problem, error.sentence)
  }
}
