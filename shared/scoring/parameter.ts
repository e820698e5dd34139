import { compare, exact, formatPlain, parseExact } from './exact'
import type { DecimalInput } from './inputs'
import type { Template, TemplateItem } from './template'

/** How a setting is filled in, with its bounds; `none` is what leaving it empty means, null where it can't be left empty. */
export type ParameterEntry =
  | { readonly entry: 'decimal'; readonly unit: string; readonly least: string; readonly most: string; readonly places: 0 | 2; readonly none: string | null }
  | { readonly entry: 'choice'; readonly choices: readonly { readonly value: string; readonly title: string }[] }
  | { readonly entry: 'line'; readonly longest: number; readonly none: string | null }
  | { readonly entry: 'lines'; readonly longest: number; readonly most: number }

/** A setting of a template that a company may tune: declared beside the kind that uses it, so that form, bounds and reference page are one. */
export interface Parameter<Part> {
  /** Its name within the part, such as `floor` or `entries.0`. */
  readonly key: string
  readonly label: string
  readonly help: string
  readonly entry: ParameterEntry
  /** As text: a plain decimal, a choice, lines joined by line feeds; null for none. */
  readonly value: string | null
  /** The part with another value, which must have passed `valueProblem`. */
  readonly change: (value: string | null) => Part
}

/** Where a rule stands: its words come from the sheet's metrics and incident kinds. */
export interface ParameterContext {
  readonly template: Template
  readonly item: TemplateItem
}

const plainDecimals = { 0: /^-?\d{1,9}$/, 2: /^-?\d{1,9}(\.\d{1,2})?$/ } as const

/** What is wrong with a value, in Chinese; null where it can be used. */
export function valueProblem(entry: ParameterEntry, value: string | null): string | null {
  if (value === null) return 'none' in entry && entry.none !== null ? null : '不能空着'
  switch (entry.entry) {
    case 'decimal': {
      if (!plainDecimals[entry.places].test(value) || parseExact(value) === null) return entry.places === 0 ? '填整数' : '填数字，最多两位小数'
      const number = exact(value)
      return compare(number, exact(entry.least)) < 0 || compare(number, exact(entry.most)) > 0 ? `要在 ${entry.least} 到 ${entry.most} 之间` : null
    }
    case 'choice': return entry.choices.some((choice) => choice.value === value) ? null : '从列出的里选一个'
    case 'line': return lineProblem(value, entry.longest)
    case 'lines': {
      const lines = linesOf(value)
      return lines.length > entry.most ? `最多 ${entry.most} 条` : (lines.map((line) => lineProblem(line, entry.longest)).find((problem) => problem !== null) ?? null)
    }
  }
}

function lineProblem(line: string, longest: number): string | null {
  if (line.trim() === '') return '不能空着'
  if (/\p{Cc}/u.test(line)) return '有不能用的字符'
  return line.length > longest ? `最多 ${longest} 个字` : null
}

/** The lines of a text of several, blank ones left out. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

/** A decimal of a template as the form shows it. */
export function decimalText(value: DecimalInput): string {
  return formatPlain(exact(value))
}

type Written = number | string

/** A decimal as templates write it: a number where that says the same. */
export function writtenDecimal(text: string): Written {
  const plain = decimalText(text)
  return String(Number(plain)) === plain ? Number(plain) : plain
}

interface DecimalSetting<Part> {
  readonly key: string
  readonly label: string
  readonly help: string
  readonly unit: string
  readonly least: string
  readonly most: string
  /** Decimal places, 2 unless given: points have two. */
  readonly places?: 0 | 2
  readonly value: DecimalInput
  readonly change: (value: Written) => Part
}

/** A number that has to be there. */
export function decimalParameter<Part>({ key, label, help, unit, least, most, places = 2, value, change }: DecimalSetting<Part>): Parameter<Part> {
  return { key, label, help, entry: { entry: 'decimal', unit, least, most, places, none: null }, value: decimalText(value), change: (text) => change(writtenDecimal(text ?? least)) }
}

interface OptionalDecimalSetting<Part> extends Omit<DecimalSetting<Part>, 'value' | 'change'> {
  /** What leaving it empty means. */
  readonly none: string
  readonly value: DecimalInput | null
  readonly change: (value: Written | null) => Part
}

/** A number that may be left empty. */
export function optionalDecimalParameter<Part>({ key, label, help, unit, least, most, places = 2, none, value, change }: OptionalDecimalSetting<Part>): Parameter<Part> {
  return {
    key, label, help, entry: { entry: 'decimal', unit, least, most, places, none }, value: value === null ? null : decimalText(value),
    change: (text) => change(text === null ? null : writtenDecimal(text)),
  }
}

interface ChoiceSetting<Part, Value extends string> {
  readonly key: string
  readonly label: string
  readonly help: string
  readonly choices: readonly (readonly [value: Value, title: string])[]
  readonly value: Value
  readonly change: (value: Value) => Part
}

/** One of a few. */
export function choiceParameter<Part, Value extends string>({ key, label, help, choices, value, change }: ChoiceSetting<Part, Value>): Parameter<Part> {
  return {
    key, label, help, entry: { entry: 'choice', choices: choices.map(([each, title]) => ({ value: each, title })) }, value,
    change: (text) => change(choices.find(([each]) => each === text)?.[0] ?? value),
  }
}
