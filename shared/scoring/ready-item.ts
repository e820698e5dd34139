import { exact, type Exact } from './exact'
import { onceFor } from './once-for'
import type { Bounds, Rule, Template, TemplateItem, Veto } from './template'

/** An item of a template as it is scored: its numbers are exact already, and all items have one shape, whatever their rules hold. */
export interface ReadyItem {
  readonly id: string
  readonly max: Exact
  readonly rule: Rule
  /** Null for none, as at the top. */
  readonly floor: Exact | null
  readonly ceiling: Exact | null
  readonly isOff: boolean
  /** Null where there is none or it is switched off. */
  readonly veto: Veto | null
}

const boundOf = (bound: Bounds['floor']): Exact | null => (bound === undefined || bound === null ? null : exact(bound))

function readyItem({ id, max, rule, isOff = false, veto }: TemplateItem): ReadyItem {
  return {
    id, max: exact(max), rule, floor: boundOf(rule.floor), ceiling: boundOf(rule.ceiling), isOff,
    veto: veto === undefined || veto.isOn === false ? null : veto,
  }
}

/** The items of a sheet, ready to be scored, in its order. */
export const readyItems = onceFor((template: Template) => template.items.map(readyItem))
