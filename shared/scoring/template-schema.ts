import * as z from 'zod/mini'
import { parseExact, signOf, zero } from './exact'
import { periodKinds, raterRoles, type Rule, type Template } from './template'

/** Text on a sheet: not blank, without control characters. */
const line = z.string().check(z.regex(/^(?=.*\S)\P{Cc}+$/u, 'is blank or holds control characters'), z.maxLength(500, 'is longer than 500 characters'))
const lines = z.array(line).check(z.maxLength(20, 'has more than 20 lines'))
const id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not an id such as first-pass-rate'), z.maxLength(64, 'is longer than 64 characters'))

const isDecimal = (value: unknown): boolean => parseExact(value) !== null
const isPositive = (value: unknown): boolean => signOf(parseExact(value) ?? zero) > 0
const decimal = z.union([z.number(), z.string()]).check(z.refine(isDecimal, 'is not a decimal with at most 6 places'))
const positive = z.union([z.number(), z.string()]).check(z.refine(isDecimal, 'is not a decimal with at most 6 places'), z.refine(isPositive, 'must be above 0'))
const positiveNumber = z.number().check(z.refine(isDecimal, 'is not a decimal with at most 6 places'), z.refine(isPositive, 'must be above 0'))
const percent = z.number().check(z.refine(isDecimal, 'is not a decimal with at most 6 places'), z.minimum(0, 'is below 0'), z.maximum(100, 'is above 100'))
const count = z.int().check(z.minimum(1, 'is below 1'), z.maximum(1000, 'is above 1000'))

const bounds = { floor: z.exactOptional(z.nullable(decimal)), ceiling: z.exactOptional(z.nullable(decimal)) }
const better = z.enum(['higher', 'lower'])
const partial = z.enum(['ignore', 'prorate'])
const whenNoPrevious = z.exactOptional(z.enum(['full', 'baseline', 'exclude']))
const previous = z.strictObject({ previous: z.literal(true) })
const condition = { comparison: z.enum(['>=', '>', '<=', '<']), value: decimal }

const raters = {
  raters: z.array(z.strictObject({ role: z.enum(raterRoles), weight: z.exactOptional(percent), isAnonymous: z.exactOptional(z.boolean()) })).check(z.maxLength(11, 'has more raters than there are roles')),
  final: z.exactOptional(z.enum(['last', 'mean', 'weighted'])),
  minAnswers: z.exactOptional(count), fallback: z.exactOptional(z.enum(raterRoles)),
}

/** Every rule kind with its parameters; a new kind is a line here as well. */
const rules = {
  deviation: z.strictObject({
    kind: z.literal('deviation'), metric: id, baseline: z.union([decimal, previous]), base: decimal, up: decimal, down: decimal, size: positive, partial, better, whenNoPrevious, ...bounds,
  }),
  attainment: z.strictObject({
    kind: z.literal('attainment'), metric: id, target: z.union([decimal, z.strictObject({ perEmployee: z.literal(true) }), z.strictObject({ metric: id }), previous]), better,
    cap: z.exactOptional(z.nullable(positive)), whenNoPrevious, minimumPrevious: z.exactOptional(decimal), ...bounds,
  }),
  deduction: z.strictObject({
    kind: z.literal('deduction'), start: decimal,
    entries: z.array(z.union([z.strictObject({ incident: id, points: decimal }), z.strictObject({ metric: id, points: decimal, partial: z.exactOptional(partial) })])).check(z.maxLength(50, 'has more than 50 entries')),
    ...bounds,
  }),
  rating: z.strictObject({
    kind: z.literal('rating'), ...raters, step: z.exactOptional(positive), rubric: z.exactOptional(z.array(z.strictObject({ label: line, from: decimal, to: decimal }))), beside: z.exactOptional(z.array(id)), ...bounds,
  }),
  levels: z.strictObject({ kind: z.literal('levels'), points: z.tuple([decimal, decimal, decimal, decimal, decimal]), labels: z.exactOptional(lines), ...raters, ...bounds }),
  bands: z.strictObject({ kind: z.literal('bands'), metric: id, bands: z.array(z.strictObject({ ...condition, points: decimal })).check(z.minLength(1, 'is empty')), otherwise: z.nullable(decimal), ...bounds }),
  tasks: z.strictObject({ kind: z.literal('tasks'), ...bounds }),
} satisfies Record<Rule['kind'], z.ZodMiniType>

const veto = z.strictObject({
  isOn: z.exactOptional(z.boolean()), when: z.union([z.strictObject({ incident: id }), z.strictObject({ metric: id, ...condition })]), effect: z.enum(['item-zero', 'sheet-zero']),
})

const item = z.strictObject({
  id, title: line, category: z.exactOptional(line), section: z.exactOptional(id), max: positiveNumber, rule: z.discriminatedUnion('kind', [rules.deviation, rules.attainment, rules.deduction, rules.rating, rules.levels, rules.bands, rules.tasks]),
  criteria: lines, evidence: z.exactOptional(line), help: z.exactOptional(line),
  source: z.exactOptional(z.strictObject({ manner: z.enum(['system', 'subjective']), by: line, form: z.exactOptional(line), formula: z.exactOptional(line), remark: z.exactOptional(line) })),
  checklist: z.exactOptional(lines), question: z.exactOptional(line), advice: z.exactOptional(lines), isUnnamed: z.exactOptional(z.boolean()), isOff: z.exactOptional(z.boolean()), veto: z.exactOptional(veto),
})

const metric = z.strictObject({
  id, title: line, unit: z.enum(['%', 'score', 'yuan', 'count', 'days', 'hours']), better, scope: z.enum(['employee', 'crew', 'store']), providers: z.array(line), sourceForm: z.string(),
  minimumDenominator: z.exactOptional(count), excludedCauses: z.exactOptional(lines), minimum: z.exactOptional(decimal), maximum: z.exactOptional(decimal),
})

/** A template as JSON, strictly: an unknown key is refused. What its parts say about each other is checked in parse-template.ts. */
export const templateSchema = z.strictObject({
  id, version: count, title: line, variantOf: z.exactOptional(id), declaredPoints: positiveNumber,
  sections: z.exactOptional(z.array(z.strictObject({ id, title: line, points: positiveNumber, rawPoints: z.exactOptional(positiveNumber), weight: z.exactOptional(percent) })).check(z.minLength(1, 'is empty'), z.maxLength(20, 'has more than 20 sections'))),
  items: z.array(item).check(z.minLength(1, 'is empty'), z.maxLength(100, 'has more than 100 items')),
  metrics: z.array(metric), incidentKinds: z.array(z.strictObject({ id, title: line, needsVerifying: z.exactOptional(z.boolean()) })),
  periodKinds: z.array(z.enum(periodKinds)).check(z.minLength(1, 'is empty')),
  pay: z.nullable(z.strictObject({ passMark: positive, cap: z.exactOptional(z.nullable(positive)) })),
  route: z.array(z.strictObject({ from: line, action: line, title: line, by: line, to: line, allowSelf: z.boolean() })),
  settings: z.exactOptional(z.array(z.strictObject({ title: line, value: line }))),
  practice: z.exactOptional(z.strictObject({ talk: z.exactOptional(z.enum(['before-submission', 'each-period'])), exampleAbove: z.exactOptional(percent), exampleBelow: z.exactOptional(percent), adviseBelow: z.exactOptional(percent) })),
})

type Parsed = z.infer<typeof templateSchema>
/** The compiler's word that the schema and the type are the same shape. */
export const schemaIsTemplate: (parsed: Parsed) => Template = (parsed) => parsed
