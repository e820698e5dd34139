import { exact, formatPlain, parseExact, type Exact } from '../exact'
import { InputError } from '../input-error'
import type { SheetInputs } from '../inputs'
import { scoreSheet } from '../score-sheet'
import type { Template, TemplateItem } from '../template'
import { lintCodes, type LintCode } from './codes'
import { exactPoints, figureOf } from './decimals'
import { extremesOf, scoreAlone, type Extremes } from './extremes'
import type { Example, Finding } from './finding'
import { joined } from './probe-inputs'
import { sayInputs } from './say-inputs'

/** A template with what each item can earn, worked out once for all checks. */
export interface Examined {
  readonly template: Template
  readonly items: readonly ExaminedItem[]
}

export interface ExaminedItem {
  readonly item: TemplateItem
  /** Null where nothing scores the item. */
  readonly extremes: Extremes | null
}

/** Works out what each item of a template can earn. */
export function examine(template: Template): Examined {
  return { template, items: template.items.map((item) => ({ item, extremes: extremesOf(template, item) })) }
}

/** Whether every number of a change can be written in a template; sums of huge numbers can't. */
function isWritable(change: unknown): boolean {
  if (typeof change === 'number') return parseExact(change) !== null
  if (typeof change === 'string') return !/^-?\d{16}/.test(change)
  return typeof change !== 'object' || change === null || Object.values(change).every(isWritable)
}

/** A finding with the severity of its code, unless it says otherwise. */
export function found(code: LintCode, finding: Omit<Finding, 'code' | 'severity'> & Partial<Pick<Finding, 'severity'>>): Finding {
  return { code, severity: lintCodes[code].severity, ...finding, mend: isWritable(finding.mend?.change) ? finding.mend : null }
}

/** Numbers of a finding as text. */
export function numbersOf(numbers: Readonly<Record<string, Exact | number | string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, formatPlain(typeof value === 'object' ? value : exact(value))]))
}

/** Points in a sentence, without needless zeros. */
export function points(value: Exact | number | string): string {
  return figureOf(typeof value === 'object' ? value : exact(value))
}

/** How inputs of one item end: `差错率 4%，目标 2% → 40 分`. */
export function sayResult(template: Template, item: TemplateItem, inputs: SheetInputs): string {
  const score = scoreAlone(template, item, inputs)
  const result = score === null ? '算不出分' : score.points === null ? '一直没有分' : `${points(exactPoints(score.points))} 分`
  const isEmpty = JSON.stringify(inputs) === '{}'
  const nothing = item.rule.kind === 'deduction' ? '没有任何事件' : item.rule.kind === 'rating' || item.rule.kind === 'levels' ? '没有人评分' : '没有数据'
  return `${isEmpty ? nothing : sayInputs(template, inputs)} → ${result}`
}

/** An example on one item, scored by the engine. */
export function itemExample(template: Template, item: TemplateItem, inputs: SheetInputs): Example {
  return { inputs, points: scoreAlone(template, item, inputs)?.points ?? null, sentence: `${sayResult(template, item, inputs)}，满分 ${points(item.max)} 分` }
}

/** An example on the whole sheet, scored by the engine; `says` is what happens, `meant` what it should come to. */
export function sheetExample(template: Template, inputs: SheetInputs, says: string, meant: string): Example {
  const total = totalOn(template, inputs)
  return { inputs, points: total, sentence: `${says} → ${total === null ? '算不出总分' : `${points(exactPoints(total))} 分`}${meant === '' ? '' : `，${meant}`}` }
}

function totalOn(template: Template, inputs: SheetInputs): string | null {
  try {
    return scoreSheet(template, inputs).total
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}

/** Inputs on which every item earns the most that it can. */
export function bestInputs({ items }: Examined): SheetInputs {
  return items.reduce<SheetInputs>((all, { extremes }) => (extremes === null ? all : joined(all, extremes.most.inputs)), {})
}

/** Inputs on which every item earns its full marks and no more, as far as it can. */
export function fullInputs({ items }: Examined): SheetInputs {
  return items.reduce<SheetInputs>((all, { extremes }) => (extremes === null ? all : joined(all, extremes.full)), {})
}
