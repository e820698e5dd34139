import type { Template } from '@shared/scoring/template'
import { shippedTemplate, shippedTemplates } from '@shared/sheets'
import { newestPublication, type OwnTemplate, type TemplateInUse } from '@shared/template/own-template'
import { firstUnopened } from '@shared/cycle/open-period'
import { calendarKinds } from '@shared/cycle/period-id'
import type { Json } from '@shared/contract/canonical-json'
import type { StoredTemplate } from './collections'
import { readTemplate } from './company'
import { hashOf } from './hash'
import { listDocuments } from './read'
import type { Transaction } from './transaction'

async function inUseOf(shipped: Template, own: OwnTemplate | null): Promise<TemplateInUse> {
  const newest = newestPublication(own)
  // A published version never changes, so it needs no transaction of its own.
  const template = newest === null ? shipped : (await readTemplate(shipped.id, newest.version)).template
  return { template, isOwn: newest !== null, shipped, own }
}

/** Every template as a period would open with it now, in the order of the shipped ones. */
export async function listTemplatesInUse(): Promise<readonly TemplateInUse[]> {
  const own = new Map((await listDocuments('own-templates', {})).map((record) => [record._id, record]))
  return Promise.all(shippedTemplates.map((shipped) => inUseOf(shipped, own.get(shipped.id) ?? null)))
}

/** One of them within a transaction, so that publishing it meanwhile is a conflict; null where there is no such template. */
export async function readTemplateInUse(transaction: Transaction, id: string): Promise<TemplateInUse | null> {
  const shipped = shippedTemplate(id)
  return shipped === null ? null : inUseOf(shipped, await transaction.read('own-templates', id))
}

/** A template version as it is stored: immutable, under its number, with the hash of its content. */
export function storedTemplateOf(template: Template, basedOn?: number): StoredTemplate {
  const plain = JSON.parse(JSON.stringify(template)) as Template & Json
  return { _id: `${template.id}@${template.version}`, template: plain, hash: hashOf(plain), ...(basedOn === undefined ? {} : { basedOn }) }
}

/** The first period that a change of the form made now counts for: the next that is opened of the shortest kind that the form knows. */
export async function readCountsFrom(now: string, { periodKinds }: Pick<Template, 'periodKinds'>): Promise<string> {
  const kind = calendarKinds.find((known) => periodKinds.includes(known)) ?? 'month'
  return firstUnopened((await listDocuments('periods', {})).map(({ _id }) => _id), now, kind)
}
