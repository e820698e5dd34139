import { refuseUnnamed } from '@shared/cycle/open-period'
import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import type { Period, PinnedTemplate } from '@shared/cycle/period'
import { logBug } from './log'
import { readTemplateInUse, storedTemplateOf } from './templates-in-use'
import { inTransaction, isBusy, type Transaction } from './transaction'

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

/** The period with a version of each form, and of those that could not be pinned a sentence that says why. */
export interface PinnedPeriod {
  readonly period: Period
  readonly unpinned: ReadonlyMap<string, string>
}

async function pinOne(period: Period, templateId: string): Promise<Period | Refusal> {
  return inTransaction(async (transaction) => {
    const latest = await transaction.read('periods', period._id)
    if (latest === null) throw new Error(`there is no period ${period._id}`)
    if (latest.templates.some(({ id }) => id === templateId)) return latest
    const pinned = await pinTemplates(transaction, [templateId])
    if (isRefusal(pinned)) return pinned
    const next: Period = { ...latest, templates: [...latest.templates, ...pinned] }
    await transaction.write('periods', next)
    return next
  })
}

/** Pins the versions of these forms where any has none in the period yet, each by itself: one that can't be pinned stands in no other's way. */
export async function pinMissing(period: Period, templateIds: readonly string[], requestId: string): Promise<PinnedPeriod> {
  const unpinned = new Map<string, string>()
  let pinned = period
  for (const templateId of new Set(templateIds)) {
    if (pinned.templates.some(({ id }) => id === templateId)) continue
    const result = await pinOne(pinned, templateId).catch((failure: unknown) => {
      if (!isBusy(failure, { requestId, action: 'pin-template' })) logBug(failure, { requestId, action: 'pin-template' })
      return null
    })
    if (isRefusal(result)) unpinned.set(templateId, result.message)
    else if (result !== null) pinned = result
  }
  return { period: pinned, unpinned }
}
