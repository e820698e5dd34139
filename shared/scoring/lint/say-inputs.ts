import { divide, exact, formatPlain, multiply } from '../exact'
import type { MetricInput, SheetInputs } from '../inputs'
import { metricParts } from '../read-metric'
import { figure, kindTitle, metricTitle, raterTitle, short, unitWord } from '../sentences/words'
import type { Template } from '../template'

function valueOf(template: Template, id: string, input: MetricInput): string {
  const { value, numerator = 0, denominator = 1 } = metricParts(input)
  if (value !== undefined) return `${figure(value)}${unitWord(template, id)}`
  const share = formatPlain(multiply(divide(exact(numerator), exact(denominator)), exact(100)))
  return `${figure(share)}%（${short(denominator)} 单里 ${short(numerator)} 单）`
}

/** Points by one role, or by a group whose answers are all the same. */
function raterWords<Given extends { readonly role: string }>(given: readonly Given[], say: (one: Given) => string): readonly string[] {
  const roles = [...new Set(given.map(({ role }) => role))]
  return roles.flatMap((role) => {
    const all = given.filter((one) => one.role === role)
    const [first] = all
    return first === undefined ? [] : [role === 'self' ? say(first).replace(/^./, '自评') : `${all.length > 1 ? `${all.length} 位` : ''}${raterTitle(role)}${say(first)}`]
  })
}

/** Inputs of one item as people say them: `差错率 4%，目标 2%`. */
export function sayInputs(template: Template, inputs: SheetInputs): string {
  const metrics = Object.entries(inputs.metrics ?? {}).map(([id, value]) => `${metricTitle(template, id)} ${valueOf(template, id, value)}`)
  const targets = Object.entries(inputs.targets ?? {}).map(([id, value]) => `目标 ${valueOf(template, id, value)}`)
  const previous = Object.entries(inputs.previous ?? {}).map(([id, value]) => `上期 ${valueOf(template, id, value)}`)
  const incidents = (inputs.incidents ?? []).map(({ kind, quantity = 1 }) => `${kindTitle(template, kind)} ${quantity} 次`)
  const ratings = raterWords(inputs.ratings ?? [], ({ points }) => `评 ${short(points)} 分`)
  const levels = raterWords(inputs.levels ?? [], ({ level }) => `选 ${level} 级`)
  const tasks = (inputs.tasks ?? []).map(({ completion }) => `任务完成 ${short(completion)}%`)
  const all = [...metrics, ...targets, ...previous, ...incidents, ...ratings, ...levels, ...tasks]
  return all.join('，')
}
