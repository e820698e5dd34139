import fc from 'fast-check'
import { compare, divide, exact, formatPlain, multiply, wholeUnits } from '@shared/scoring/exact'
import { extremesOf, pointsAlone } from '@shared/scoring/lint/extremes'
import { joined } from '@shared/scoring/lint/probe-inputs'
import type { SheetInputs } from '@shared/scoring/inputs'
import { metricDomain } from '@shared/scoring/read-metric'
import type { Template, TemplateItem } from '@shared/scoring/template'
import { shippedTemplates } from '@shared/sheets'
import { forms } from './forms'
import { defectClasses, randomOf, type Random } from './plant-defects'

/** A decimal inside the metric's domain, often on or beside an edge. */
function anyValue(template: Template, id: string, random: Random): string {
  const { most } = metricDomain(template, id)
  const end = most === null ? 10_000 : Number(formatPlain(most))
  const whole = random(end + 1)
  const isCount = template.metrics.some(({ id: own, unit }) => own === id && unit === 'count')
  return isCount || whole === end || random(2) === 0 ? String(whole) : `${whole}.${String(random(100)).padStart(2, '0')}`
}

/** Everything that the item could be given, whatever its rule. */
function anyInputs(template: Template, item: TemplateItem, random: Random): SheetInputs {
  const record = (least: number) => Object.fromEntries(template.metrics.map(({ id }) => [id, String(Math.max(Number(anyValue(template, id, random)), least))]))
  const step = item.rule.kind === 'rating' ? exact(item.rule.step ?? '0.5') : exact(1)
  const steps = Number(formatPlain(wholeUnits(divide(exact(item.max), step))))
  const { rule } = item
  const raters = rule.kind === 'rating' || rule.kind === 'levels' ? rule.raters.flatMap(({ role, isAnonymous }) => Array.from({ length: isAnonymous === true ? 3 : 1 }, () => role)) : []
  return {
    metrics: record(0), targets: record(1), previous: record(0),
    incidents: template.incidentKinds.filter(() => random(2) === 0).map(({ id }) => ({ id, kind: id, quantity: 1 + random(30) })),
    ...(rule.kind === 'rating' ? { ratings: raters.map((role) => ({ item: item.id, role, points: formatPlain(multiply(step, exact(random(steps + 1)))) })) } : {}),
    ...(rule.kind === 'levels' ? { levels: raters.map((role) => ({ item: item.id, role, level: 1 + random(5) })) } : {}),
    ...(rule.kind === 'tasks' ? { tasks: [1, 2].map((at) => ({ item: item.id, name: `任务 ${at}`, urgency: 1 + random(3), importance: 1 + random(3), completion: random(101) })) } : {}),
  }
}

test('no inputs earn less or more than what the linter says an item can earn, and its own inputs earn just that', () => {
  fc.assert(fc.property(fc.constantFrom(...shippedTemplates, ...forms), fc.array(fc.nat(defectClasses.length - 1), { maxLength: 2 }), fc.nat(), (sheet, classes, seed) => {
    const random = randomOf(seed)
    const template = classes.reduce<Template>((spoilt, at) => defectClasses[at]?.plant(spoilt, random) ?? spoilt, sheet)
    for (const item of template.items) {
      const extremes = extremesOf(template, item)
      if (extremes === null) continue
      const { least, most } = extremes
      for (const end of [least, most]) expect(pointsAlone(template, item, end.inputs)).toEqual(end.points)
      for (let turn = 0; turn < 5; turn++) {
        const inputs = anyInputs(template, item, random)
        const points = pointsAlone(template, item, inputs)
        if (points === null) continue
        const told = JSON.stringify({ item: item.id, rule: item.rule, inputs, points: formatPlain(points) })
        if (!least.isOpen && compare(points, least.points) < 0) expect(`below ${formatPlain(least.points)}: ${told}`).toBe('')
        if (!most.isOpen && compare(points, most.points) > 0) expect(`above ${formatPlain(most.points)}: ${told}`).toBe('')
      }
    }
  }), { numRuns: 300, seed: 3 })
})

test('of two inputs that know the same metric the first is right, and an incident counts once', () => {
  expect(joined({ metrics: { a: 1 }, incidents: [{ id: 'x', kind: 'k' }] }, { metrics: { a: 2, b: 3 }, incidents: [{ id: 'x', kind: 'k' }] }))
    .toEqual({ metrics: { a: 1, b: 3 }, incidents: [{ id: 'x', kind: 'k' }] })
})
