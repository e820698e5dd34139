import fc from 'fast-check'
import { InputError } from '@shared/scoring/input-error'
import type { SheetInputs } from '@shared/scoring/inputs'
import { parseTemplate } from '@shared/scoring/parse-template'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { installServiceCard } from '@shared/sheets/install-service-card'

/** The sheet as JSON with one place changed; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(installServiceCard))
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const last = keys.pop() ?? ''
  const parent = keys.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), copy)
  if (typeof parent !== 'object' || parent === null) throw new Error(`no ${path}`)
  if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
  return copy
}

function fieldOf(value: unknown): string | null {
  try {
    parseTemplate(value)
    return null
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
}

test.each(shippedTemplates)('the shipped sheet $id is a template, unchanged by parsing', (template) => {
  expect(parseTemplate(JSON.parse(JSON.stringify(template)))).toEqual(JSON.parse(JSON.stringify(template)))
})

test.each<readonly [path: string, value: unknown, message: string]>([
  ['id', 'Install Card', 'template.id: is not an id'], ['id', undefined, 'template.id: is missing'], ['version', 1.5, 'template.version: must be a whole number'], ['version', 0, 'template.version: is below 1'],
  ['title', ' ', 'template.title: is blank'], ['declaredPoints', '100', 'template.declaredPoints: must be of type number'], ['declaredPoints', 0, 'template.declaredPoints: must be above 0'],
  ['bonus', 5, 'template.bonus: unknown key'], ['items', [], 'template.items: is empty'], ['items', {}, 'template.items: must be of type array'],
  ['items[0].max', '30', 'template.items[0].max: must be of type number'], ['items[0].max', -1, 'template.items[0].max: must be above 0'], ['items[0].max', 30.1234567, 'template.items[0].max: is not a decimal'],
  ['items[0].weight', 5, 'template.items[0].weight: unknown key'], ['items[1].id', 'first-pass-rate', 'template.items[1].id: "first-pass-rate" appears twice'],
  ['items[0].rule', undefined, 'template.items[0].rule: is missing'], ['items[0].rule.kind', 'median', 'template.items[0].rule.kind: must be one of deviation, attainment'],
  ['items[0].rule.size', 0, 'template.items[0].rule.size: must be above 0'], ['items[0].rule.up', '1e3', 'template.items[0].rule.up: is not a decimal'], ['items[0].rule.baseline', undefined, 'template.items[0].rule.baseline: is missing'],
  ['items[0].rule.partial', 'round', 'template.items[0].rule.partial: must be "ignore" or "prorate"'], ['items[0].rule.metric', 'rate', 'template.items[0].rule.metric: there is no metric "rate"'],
  ['items[0].rule.ceiling', -5, 'template.items[0].rule.ceiling: is below the floor'], ['items[0].rule.bonus', 1, 'template.items[0].rule.bonus: unknown key'],
  ['items[1].rule.target', undefined, 'template.items[1].rule.target: is missing'], ['items[1].rule.target', { metric: 'sales' }, 'template.items[1].rule.target.metric: there is no metric'], ['items[1].rule.target', { employee: true }, 'template.items[1].rule.target'],
  ['items[3].rule.entries[0].incident', 'lateness', 'template.items[3].rule.entries[0].incident: there is no incident kind'], ['items[3].rule.entries[0].points', null, 'template.items[3].rule.entries[0].points: '],
  ['items[5].rule.raters[0].role', 'boss', 'template.items[5].rule.raters[0].role: must be "self"'], ['items[5].rule.raters', [{ role: 'peer' }, { role: 'peer' }], 'template.items[5].rule.raters[1].role: "peer" appears twice'],
  ['items[5].rule.fallback', 'peer', 'template.items[5].rule.fallback: "peer" is none of the named raters'], ['items[5].section', 'kpi', 'template.items[5].section: there is no section'],
  ['items[0].veto', { when: { incident: 'fire' }, effect: 'item-zero' }, 'template.items[0].veto.when.incident: there is no incident kind'], ['items[0].veto', { when: { incident: 'tool-violation' } }, 'template.items[0].veto.effect: '],
  ['sections', [{ id: 'kpi', title: 'KPI', points: 80 }], 'template.sections[0]: has no items'], ['metrics[0].unit', 'percent', 'template.metrics[0].unit: must be'], ['metrics[0].maximum', '12a', 'template.metrics[0].maximum: is not a decimal'],
  ['pay', { passMark: 0 }, 'template.pay.passMark: must be above 0'], ['pay', undefined, 'template.pay: is missing'], ['route[0].allowSelf', undefined, 'template.route[0].allowSelf: is missing'], ['periodKinds', ['week'], 'template.periodKinds[0]: must be'],
])('%s = %j is refused: %s', (path, value, message) => {
  expect(fieldOf(changed(path, value))).toContain(message)
})

test.each([null, undefined, 'install-service-card', 5, []])('%p is no template', (value) => {
  expect(fieldOf(value)).toMatch(/^template: /)
})

test('any change to any place is either taken or refused by name, never a crash', () => {
  const places = fc.constantFrom('items[0].rule', 'items[3].rule.entries', 'items[5].rule.raters', 'items[0].veto', 'sections', 'metrics', 'incidentKinds', 'pay', 'route', 'settings', 'practice', 'items')
  fc.assert(fc.property(places, fc.jsonValue(), (path, value) => {
    fieldOf(changed(path, value))
  }), { numRuns: 2000 })
})

/** The card sheet with its first metric under another id. */
function withMetricId(id: string): Template {
  return JSON.parse(JSON.stringify(installServiceCard).replaceAll('"first-pass-rate"', JSON.stringify(id))) as Template
}

test.each(['__proto__', 'toString', 'hasOwnProperty'])('%s is no id', (id) => {
  expect(fieldOf(withMetricId(id))).toContain('is not an id')
})

test('a metric that is called as what every object has by itself, has no value before somebody enters one', () => {
  const template = parseTemplate(withMetricId('constructor'))
  const first = (metrics: NonNullable<SheetInputs['metrics']>) => scoreSheet(template, { metrics }).items.find(({ id }) => id === template.items[0]?.id)
  expect(first({})).toMatchObject({ status: 'pending', waitsFor: { kind: 'metric', subject: 'constructor' }, trace: { inputs: [{ id: 'constructor', value: null }] } })
  expect(first({ constructor: 93 })).toMatchObject({ status: 'scored', trace: { inputs: [{ id: 'constructor', value: '93' }] } })
})
