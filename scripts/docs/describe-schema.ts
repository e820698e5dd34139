import * as z from 'zod/mini'
import { actions } from '@shared/contract/actions'
import * as fields from '@shared/contract/fields'
import { exceptionLine } from '@shared/cycle/read-period'
import { incidentView } from '@shared/incident/incident-view'
import { incidentOnSheet, sheetBrief, sheetView } from '@shared/appraisal/sheet-view'
import { metricLine } from '@shared/appraisal/list-metrics'
import { metricValue } from '@shared/appraisal/record-metric'
import { task } from '@shared/approval/list-tasks'
import { stepInput } from '@shared/approval/sign-step'
import { payRow } from '@shared/pay/read-pay-list'
import { personBrief } from '@shared/people/list-people'
import { me } from '@shared/people/read-me'
import { logbook } from '@shared/incident/read-logbook'

/** Schemas that several actions share and that the page therefore describes once. */
export const shapes = { incidentOnSheet, incidentView, logbook, me, metricLine, metricValue, payRow, personBrief, sheetBrief, sheetView, stepInput, task, exceptionLine }

/** Formats of the engine, described on their own page. */
const formats = { Template: sheetView.shape.template, Scorecard: sheetView.shape.scorecard, SheetInputs: sheetView.shape.inputs }

const names = z.registry<{ id: string }>()
for (const [id, schema] of [...Object.entries(fields), ...Object.entries(shapes), ...Object.entries(formats)]) names.add(schema, { id })

/** The part of JSON Schema that zod writes for our schemas. */
interface JsonSchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly type?: string | readonly string[]
  readonly const?: string | number | boolean
  readonly enum?: readonly (string | number)[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
}

/** What a schema takes as a caller sends it, or gives. */
export function jsonSchemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { metadata: names, io, unrepresentable: 'any' }) as JsonSchema
}

/** A field of an object with its path, such as `points[].item`. */
export interface FieldRow {
  readonly path: string
  readonly type: string
}

function between(least: number | undefined, most: number | undefined, unit = ''): string {
  if (least === undefined && most === undefined) return ''
  if (least !== undefined && most !== undefined) return ` ${least}–${most}${unit}`
  return most === undefined ? ` from ${least}${unit}` : ` up to ${most}${unit}`
}

const isSafeBound = (bound: number | undefined) => (bound !== undefined && Number.isSafeInteger(bound) && Math.abs(bound) !== Number.MAX_SAFE_INTEGER ? bound : undefined)

/** A type in words with its limits; objects inside are left to their own rows. */
export function typeText(schema: JsonSchema): string {
  const { type } = schema
  if (typeof type === 'object') return type.map((one) => typeText({ ...schema, type: one })).join(' or ')
  if (schema.$ref !== undefined) return `[${nameOf(schema.$ref)}](${linkOf(nameOf(schema.$ref))})`
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ')
  if (schema.anyOf !== undefined) return schema.anyOf.map((choice) => (choice.type === 'object' ? `{ ${Object.keys(choice.properties ?? {}).join(', ')} }` : typeText(choice))).join(' or ')
  switch (type) {
    case 'string': return `text${between(schema.minLength, schema.maxLength, ' characters')}${schema.pattern === undefined ? '' : ` \`${schema.pattern}\``}`
    case 'integer': return `whole number${between(isSafeBound(schema.minimum), isSafeBound(schema.maximum))}`
    case 'number': return `number${between(schema.minimum, schema.maximum)}`
    case 'boolean': return 'true or false'
    case 'null': return 'null'
    case 'array': return `list of ${schema.items?.type === 'object' ? 'objects' : typeText(schema.items ?? {})}${between(schema.minItems, schema.maxItems)}`
    case 'object': return 'object'
    case undefined:
    default: return 'any JSON'
  }
}

/** The fields of a schema, those of objects inside under their path. */
export function fieldRows(schema: JsonSchema, path = ''): readonly FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const here = path === '' ? name : `${path}.${name}`
    const rows: FieldRow[] = [{ path: here, type: typeText(inner) }]
    for (const choice of [inner, ...(inner.anyOf ?? [])]) {
      if (choice.type === 'array' && choice.items !== undefined) rows.push(...fieldRows(choice.items, `${here}[]`))
      else if (choice.type === 'object') rows.push(...fieldRows(choice, here))
    }
    return rows
  })
}

/** The object behind a schema that is one of the named shapes, else the schema itself. */
export function resolved(schema: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : schema.$defs?.[nameOf(schema.$ref)] ?? schema
}

/** The name under which a schema is described, null where it has none. */
export function shapeName(schema: z.ZodMiniType): string | null {
  return names.get(schema)?.id ?? null
}

export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

function linkOf(name: string): string {
  return Object.hasOwn(formats, name) ? `formats.md#${name.toLowerCase()}` : `#${name.toLowerCase()}`
}

/** Every declared action; the order is that of a month. */
export const everyAction = Object.values(actions)
