import { refuseUnnamed } from '@shared/cycle/open-period'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import type { Period, PinnedTemplate } from '@shared/cycle/period'
import { readTemplateInUse, storedTemplateOf } from './templates-in-use'
import { inTransaction, type Transaction } from './transaction'

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

/** The period with the versions of these forms pinned too, where any has none in it yet; as it was where one can't be pinned. */
export async function pinMissing(period: Period, templateIds: readonly string[]): Promise<Period> {
  const unpinnedIn = ({ templates }: Period) => templateIds.filter((id) => !templates.some((pinned) => pinned.id === id))
  if (unpinnedIn(period).length === 0) return period
  return inTransaction(async (transaction) => {
    const latest = await transaction.read('periods', period._id)
    if (latest === null) throw new Error(`there is no period ${period._id}`)
    const pinned = await pinTemplates(transaction, unpinnedIn(latest))
    if (isRefusal(pinned)) return latest
    const next: Period = { ...latest, templates: [...latest.templates, ...pinned] }
    if (pinned.length > 0) await transaction.write('periods', next)
    return next
  })
}
