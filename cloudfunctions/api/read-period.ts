import { readPeriod } from '@shared/cycle/read-period'
import { waitsForSheet } from '@shared/incident/incident-state'
import type { ActionOutput } from '@shared/contract/actions'
import { isOpenable, unopenedNow } from '@shared/cycle/open-period'
import { byKindAndNewest, periodKindOf, probationIdOf } from '@shared/cycle/period-id'
import type { Period } from '@shared/cycle/period'
import { sheetStateRows, sheetStates } from '@shared/appraisal/sheet-state'
import { reachOf, type Person } from '@shared/people/person'
import { rangeFor, sheetPlansIn } from '@shared/people/sheet-plan'
import { readLeads, readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { incidentViewsFor } from './incident-views'
import { formTitleOf, linesOf, unmadeOf } from './period-lines'

/** What HR may open now: a month always, the others where somebody has a sheet in them. */
function openablesOf(periods: readonly Period[], people: readonly Person[], now: string): ActionOutput<'read-period'>['openable'] {
  const opened = periods.map(({ _id }) => _id)
  const calendar = unopenedNow(opened, now).flatMap((id) => {
    const count = people.filter((person) => sheetPlansIn(person, id).length > 0).length
    return count > 0 || periodKindOf(id) === 'month' ? [{ id, personName: null, peopleCount: count }] : []
  })
  const probations = people.flatMap((person) => {
    const id = probationIdOf(person._id)
    const range = rangeFor(person, id)
    const isDue = range !== null && !opened.includes(id) && isOpenable(range, now) && sheetPlansIn(person, id).length > 0
    return isDue ? [{ id, personName: person.name, peopleCount: 1 }] : []
  })
  return [...calendar, ...probations]
}

export const readPeriodHandler = query(readPeriod, async ({ actor, input, now, requestId }) => {
  const periods = (await listDocuments('periods', {})).sort((a, b) => byKindAndNewest(a._id, b._id))
  // Without a wish: the period that is being closed, since that is where work waits; else the newest.
  const period = periods.find(({ _id }) => _id === input.periodId) ?? periods.find(({ state, dates }) => state !== 'closed' && now >= dates.cutAt) ?? periods[0] ?? null
  const reach = reachOf(actor, ['hr', 'general-manager', 'finance'])
  const isInReach = (storeId: string) => reach === 'company' || reach.includes(storeId)
  const sheets = period === null ? [] : (await listDocuments('sheets', { periodId: period._id })).filter(({ storeId }) => isInReach(storeId))
  const unmade = period === null ? { exceptions: [], waived: [] } : await unmadeOf(period._id, actor, isInReach, sheets)
  const leads = sheets.some(({ holder, openExceptionCount }) => holder === null && openExceptionCount > 0) ? await readLeads() : []
  const lines = await Promise.all(sheets.map((sheet) => linesOf(sheet, actor, leads, now, requestId)))
  const unplaced = (await listDocuments('incidents', { sheetId: null })).filter((incident) => waitsForSheet(incident) && isInReach(incident.storeId))
  return {
    periods: periods.map(({ _id, state }) => ({ id: _id, state })),
    openable: openablesOf(periods, await listDocuments('people', { status: 'active' }, 200_000), now),
    period: period === null ? null : {
      id: period._id, state: period.state, dates: period.dates, openedAt: period.openedAt, closedAt: period.closedAt, sheetsMade: period.sheetsMade,
      templates: await Promise.all(period.templates.map(async ({ id, version }) => ({ id, version, title: await readTemplate(id, version).then(({ template }) => template.title, () => formTitleOf(id)) }))),
    },
    progress: sheetStates.map((state) => ({ state, title: sheetStateRows[state].title, count: sheets.filter((sheet) => sheet.state === state).length })),
    sheets: lines.flatMap(({ brief }) => brief ?? []),
    exceptions: [...unmade.exceptions, ...lines.flatMap(({ exceptions }) => exceptions)],
    waived: unmade.waived,
    reopened: lines.flatMap(({ reopened }) => reopened),
    unplaced: await incidentViewsFor(unplaced, actor, now),
  }
})
