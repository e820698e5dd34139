import { listTeam } from '@shared/appraisal/list-team'
import { lostPointsByItem } from '@shared/appraisal/lost-points'
import { briefOf } from '@shared/appraisal/present-sheet'
import { isGranted } from '@shared/people/permission'
import type { Person } from '@shared/people/person'
import { reachOf } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import { periodIdOf } from '@shared/cycle/beijing-time'
import { byKindAndNewest, probationerOf } from '@shared/cycle/period-id'
import { readTemplate } from '../kit/company'
import { listDocuments, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { subjectOf } from '../kit/sheet-access'

const superiors = [
  { role: 'supervisor', reach: 'team' }, { role: 'store-manager', reach: 'scope' }, { role: 'general-manager', reach: 'scope' }, { role: 'hr', reach: 'scope' },
] as const

/** The sheets of a period of the people whom the person leads, read store by store where their reach is not the whole company. */
export async function teamSheets(actor: Person, periodId: string): Promise<Sheet[]> {
  const reach = reachOf(actor, superiors.map(({ role }) => role))
  const sheets = reach === 'company' ? await listDocuments('sheets', { periodId })
    : (await Promise.all(reach.map((storeId) => listDocuments('sheets', { periodId, storeId })))).flat()
  return sheets.filter((sheet) => isGranted(superiors, actor, subjectOf(sheet)))
}

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
  if (periodId === null) return { periodId, periods, sheets: [], lostByItem: [] }
  const sheets = await teamSheets(actor, periodId)
  const templates = await Promise.all(sheets.map(({ templateId, templateVersion }) => readTemplate(templateId, templateVersion)))
  const briefs = sheets.flatMap((sheet, index) => { const read = templates[index]; return read === undefined ? [] : [briefOf(sheet, read.template)] })
  return { periodId, periods, sheets: briefs, lostByItem: lostPointsByItem(sheets, templates.map(({ template }) => template)) }
})
