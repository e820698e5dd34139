import type { Template, TemplateItem } from '../scoring/template'

/** A sheet stored as a reference to another with wording of its own: same ids, points, rules, metrics, pay and route. */
export interface SheetVariant {
  readonly id: string
  readonly version: number
  readonly variantOf: string
  readonly title: string
  /** By item id; what isn't named is worded as in the sheet that it refers to. */
  readonly wording: Readonly<Record<string, Partial<Pick<TemplateItem, 'title' | 'criteria' | 'evidence' | 'help'>>>>
}

/** The whole sheet that a variant stands for. Throws where it words an item that the other sheet doesn't have. */
export function wholeSheet(variant: SheetVariant, base: Template): Template {
  for (const id of Object.keys(variant.wording)) {
    if (!base.items.some((item) => item.id === id)) throw new Error(`${variant.id} words the item ${id} that ${base.id} doesn't have`)
  }
  return {
    ...base, id: variant.id, version: variant.version, variantOf: variant.variantOf, title: variant.title,
    items: base.items.map((item) => ({ ...item, ...variant.wording[item.id] })),
  }
}
