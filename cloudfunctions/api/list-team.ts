import { listTeam } from '@shared/appraisal/list-team'
import { LostPoints } from '@shared/appraisal/lost-points'
import { briefFields, briefOf } from '@shared/appraisal/present-sheet'
import { payReaders } from '@shared/appraisal/read-sheet'
import { isGranted } from '@shared/people/permission'
import type { Person } from '@shared/people/person'
import { reachOf } from '@shared/people/person'
import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { teamTold } from '@shared/appraisal/team-told'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { byKindAndNewest, probationerOf } from '@shared/cycle/period-id'
import { readTemplate } from '../kit/company'
import { pagesOfAll, withinReach } from '../kit/pages'
import { listDocuments, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'

const superiors = [
  { role: 'supervisor', reach: 'team' }, { role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' },
] as const

/** Months first, the newest of each kind before the others; probations only of those whom the person leads. */
async function periodIdsFor(actor: Person): Promise<string[]> {
  const all = (await listDocuments('periods', {})).map(({ _id }) => _id)
  const probationers = await readDocuments('people', all.flatMap((periodId) => probationerOf(periodId) ?? []))
  const led = new Set(probationers.filter((person) => isGranted(superiors, actor, { personId: person._id, storeId: person.storeId, supervisorId: person.supervisorId })).map(({ _id }) => _id))
  return all.filter((periodId) => { const probationer = probationerOf(periodId); return probationer === null || led.has(probationer) }).sort(byKindAndNewest)
}

export const listTeamHandler = query(listTeam, async ({ actor, input, now }) => {
  const periods = await periodIdsFor(actor)
  const running = periodIdOf(now)
  const periodId = input.periodId ?? (periods.includes(running) ? running : (periods[0] ?? null))
  const briefs: SheetBrief[] = []
  const lost = new LostPoints()
  // Store by store where the person's reach is not the whole company.
  const places = periodId === null ? [] : withinReach(reachOf(actor, superiors.map(({ role }) => role)), { periodId })
  for await (const page of pagesOfAll('sheets', places, briefFields)) {
    for (const sheet of page.filter((one) => isGranted(superiors, actor, subjectOf(one)))) {
      const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
      briefs.push(briefOf(sheet, template, isGranted(payReaders, actor, subjectOf(sheet))))
      lost.add(sheet, template)
    }
  }
  return { periodId, periods, ...teamTold(briefs, input), lostByItem: lost.sums() }
})
