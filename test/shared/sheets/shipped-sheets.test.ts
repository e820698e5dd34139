import { add, exact, formatPlain, zero } from '@shared/scoring/exact'
import { explainItem } from '@shared/scoring/explain'
import { scoreSheet } from '@shared/scoring/score-sheet'
import type { Template, TemplateItem } from '@shared/scoring/template'
import { shippedTemplate, shippedTemplates } from '@shared/sheets'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { installServiceCardMaterials, installServiceCardMaterialsVariant } from '@shared/sheets/install-service-card-materials'
import { wholeSheet } from '@shared/sheets/variant'

const sum = (items: readonly { readonly max: number }[]) => formatPlain(items.map(({ max }) => exact(max)).reduce(add, zero))

function metricsOf({ rule, veto }: TemplateItem): readonly string[] {
  const own = rule.kind === 'deduction' ? rule.entries.flatMap((entry) => ('metric' in entry ? [entry.metric] : [])) : 'metric' in rule ? [rule.metric] : []
  const target = rule.kind === 'attainment' && typeof rule.target === 'object' && 'metric' in rule.target ? [rule.target.metric] : []
  return [...own, ...target, ...(veto !== undefined && 'metric' in veto.when ? [veto.when.metric] : [])]
}

function kindsOf({ rule, veto }: TemplateItem): readonly string[] {
  const counted = rule.kind === 'deduction' ? rule.entries.flatMap((entry) => ('incident' in entry ? [entry.incident] : [])) : []
  return [...counted, ...(rule.kind === 'rating' ? (rule.beside ?? []) : []), ...(veto !== undefined && 'incident' in veto.when ? [veto.when.incident] : [])]
}

const sorted = (ids: readonly string[]) => [...new Set(ids)].sort()

test('all nine sheets are shipped under their ids', () => {
  expect(shippedTemplates.map(({ id }) => id)).toEqual([
    'install-service-card', 'install-service-card-materials', 'installer', 'after-sales-manager', 'cs-supervisor-scale', 'cs-supervisor-monthly', 'cs-supervisor-360', 'after-sales-kpi', 'cs-supervisor-indicators',
  ])
  for (const template of shippedTemplates) expect(shippedTemplate(template.id)).toBe(template)
  for (const id of ['', 'constructor', 'install-service-card ']) expect(shippedTemplate(id)).toBeNull()
})

test.each(shippedTemplates)('the sheet $id names exactly the metrics and incident kinds that its items use, each with a provider', (template) => {
  expect(template.metrics.map(({ id }) => id).sort()).toEqual(sorted(template.items.flatMap(metricsOf)))
  expect(template.incidentKinds.map(({ id }) => id).sort()).toEqual(sorted(template.items.flatMap(kindsOf)))
  for (const metric of template.metrics) expect(metric.providers.length > 0 && metric.sourceForm !== '').toBe(true)
})

test.each(shippedTemplates)('the full marks of the sheet $id add up to what it declares', (template) => {
  const sections = template.sections ?? []
  for (const section of sections) expect(sum(template.items.filter((item) => item.section === section.id))).toBe(formatPlain(exact(section.rawPoints ?? section.points)))
  const loose = template.items.filter(({ section }) => section === undefined)
  const weights = sections.flatMap(({ weight }) => weight ?? [])
  if (weights.length > 0) expect(weights.reduce((all, weight) => all + weight, 0)).toBe(100)
  else expect(sum([...loose, ...sections.map(({ points }) => ({ max: points }))])).toBe(formatPlain(exact(template.declaredPoints)))
})

test.each(shippedTemplates)('every item of the sheet $id says in our words what it asks for, and where its evidence is', (template) => {
  for (const { title, criteria, evidence, isUnnamed, rule } of template.items) {
    expect(title !== '' && criteria.length > 0).toBe(true)
    expect(evidence !== undefined || isUnnamed === true || rule.kind === 'rating').toBe(true)
  }
})

test.each(shippedTemplates)('only the sheet $id’s raters, signers and periods that exist are named, and nobody signs their own sheet', (template) => {
  expect(template.route.every(({ allowSelf }) => !allowSelf)).toBe(true)
  expect(template.route.map(({ to }) => to)).toEqual([...template.route.slice(1).map(({ from }) => from), 'sealed'])
})

test.each(shippedTemplates)('an empty sheet $id can be scored and explained, and pays nothing yet', (template) => {
  const card = scoreSheet(template, {})
  for (const item of card.items) expect(explainItem(template, item).length).toBeGreaterThan(0)
  expect(card.pay).toBeNull()
})

test('the card of materials shops is the card with wording of its own, stored as a reference', () => {
  const rules = (template: Template) => template.items.map(({ id, max, rule }) => ({ id, max, rule }))
  expect(rules(installServiceCardMaterials)).toEqual(rules(installServiceCard))
  expect(installServiceCardMaterials).toMatchObject({ id: 'install-service-card-materials', variantOf: 'install-service-card', pay: installServiceCard.pay })
  expect(installServiceCardMaterialsVariant).not.toHaveProperty('items')
  expect(installServiceCardMaterials.items.find(({ id }) => id === 'warehouse')?.criteria[0]).toBe('产品进度表每天更新')
  expect(() => wholeSheet({ ...installServiceCardMaterialsVariant, wording: { nothing: {} } }, installServiceCard)).toThrow('words the item nothing')
})
