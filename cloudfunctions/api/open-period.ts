import { decideOpenPeriod, openPeriod, refuseUnnamed } from '@shared/cycle/open-period'
import { isRefusal, refuse } from '@shared/contract/refusal'
import type { PinnedTemplate } from '@shared/cycle/period'
import { assignmentsIn } from '@shared/people/person'
import { readSettings } from '../kit/company'
import { listDocuments } from '../kit/read'
import { command } from '../kit/serve'
import { makeMissingSheets } from '../kit/sheet-making'
import { readTemplateInUse, storedTemplateOf } from '../kit/templates-in-use'

/** How long the call itself goes on making sheets after the commit; the close's timer makes the rest of a large company's. */
const makingMs = 2_000

/** Opens the month in one transaction and then makes the sheets as far as there is time. */
export const openPeriodHandler = command(openPeriod, async ({ actor, input, now, requestId, transaction, tell, summarise, afterCommit }) => {
  const [people, settings] = await Promise.all([listDocuments('people', { status: 'active' }), readSettings()])
  const usedIds = [...new Set(people.flatMap((person) => assignmentsIn(person, input.periodId).map(({ templateId }) => templateId)))].sort()
  const pinned: PinnedTemplate[] = []
  for (const id of usedIds) {
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
  const period = decideOpenPeriod(await transaction.read('periods', input.periodId), input, pinned, actor._id, now, settings.calendar)
  if (isRefusal(period)) return period
  await transaction.create('periods', period)
  summarise(`开启考核月 ${period._id}`)
  tell([actor._id])
  afterCommit(async () => { await makeMissingSheets(period, Date.now() + makingMs, requestId) })
  return { periodId: period._id }
})
