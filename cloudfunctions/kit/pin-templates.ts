import { refuseUnnamed } from '@shared/cycle/open-period'
import { refuse, type Refusal } from '@shared/contract/refusal'
import type { PinnedTemplate } from '@shared/cycle/period'
import { readTemplateInUse, storedTemplateOf } from './templates-in-use'
import type { Transaction } from './transaction'

/** The versions with which a period opens now, stored so that nothing can change them any more; refuses a form that nobody can be scored by yet. */
export async function pinTemplates(transaction: Transaction, templateIds: readonly string[]): Promise<PinnedTemplate[] | Refusal> {
  const pinned: PinnedTemplate[] = []
  for (const id of [...new Set(templateIds)].sort()) {
    const inUse = await readTemplateInUse(transaction, id)
    if (inUse === null) return refuse('template-unknown', `没有“${id}”这张考核表`)
    const { template, isOwn } = inUse
    const unnamed = refuseUnnamed([template])
    if (unnamed !== null) return unnamed
    const version = storedTemplateOf(template)
    const stored = await transaction.read('templates', version._id)
    if (stored !== null && stored.hash !== version.hash) throw new Error(`template ${version._id} was changed without a new version`)
    if (stored === null && isOwn) throw new Error(`template ${version._id} is published but not stored`)
    if (stored === null) await transaction.create('templates', version)
    pinned.push({ id: template.id, version: template.version, hash: version.hash })
  }
  return pinned
}
