import * as z from 'zod/mini'

/** A setting as the form draws it (shared/scoring/parameter.ts). */
export const parameterView = z.object({
  field: z.string(), label: z.string(), help: z.string(), value: z.nullable(z.string()),
  /** The value in the version in use, where the draft has another; absent where it is the same. */
  was: z.optional(z.nullable(z.string())),
  entry: z.discriminatedUnion('entry', [
    z.object({ entry: z.literal('decimal'), unit: z.string(), least: z.string(), most: z.string(), places: z.union([z.literal(0), z.literal(2)]), none: z.nullable(z.string()) }),
    z.object({ entry: z.literal('choice'), choices: z.array(z.object({ value: z.string(), title: z.string() })) }),
    z.object({ entry: z.literal('line'), longest: z.number(), none: z.nullable(z.string()) }),
    z.object({ entry: z.literal('lines'), longest: z.number(), most: z.number() }),
  ]),
})
export type ParameterView = z.infer<typeof parameterView>

/** A part of a template with its settings. */
export const templatePart = z.object({
  id: z.string(), part: z.enum(['sheet', 'section', 'item', 'metric']), title: z.string(),
  /** Of an item its section, full marks, rule in words, raters and criteria. */
  item: z.nullable(z.object({ section: z.nullable(z.string()), max: z.string(), rule: z.string(), raters: z.string(), criteria: z.array(z.string()), isOff: z.boolean(), isUnnamed: z.boolean() })),
  /** Numbers of its rule were changed and its wording was not. */
  isWordingOld: z.boolean(),
  parameters: z.array(parameterView),
})
export type TemplatePart = z.infer<typeof templatePart>

/** What the linter found, in words. */
export const findingView = z.object({
  code: z.string(), severity: z.enum(['error', 'warning', 'advice']), title: z.string(), item: z.nullable(z.string()), field: z.string(),
  sentence: z.string(), example: z.string(), mend: z.nullable(z.string()),
})
export type FindingView = z.infer<typeof findingView>
