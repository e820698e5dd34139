import * as z from 'zod/mini'
import { exceptionGroupTitle } from '@shared/cycle/exception-group'
import { mostNamed, readPeriod, type ExceptionLine } from '@shared/cycle/read-period'
import type { Incident } from '@shared/incident/incident'
import { waitsForSheet } from '@shared/incident/incident-state'
import type { ActionOutput } from '@shared/contract/actions'
import { isOpenable, unopenedNow } from '@shared/cycle/open-period'
import { byKindAndNewest, periodKindOf, probationIdOf } from '@shared/cycle/period-id'
import type { Period } from '@shared/cycle/period'
import { sheetExceptionKinds, sheetExceptionRows } from '@shared/appraisal/sheet-exception'
import { sheetStateRows, sheetStates, type SheetState } from '@shared/appraisal/sheet-state'
import { isInReach, reachOf } from '@shared/people/person'
import { rangeFor, sheetPlansIn } from '@shared/people/sheet-plan'
import { readLeads, readTemplate } from '../kit/company'
import { pagesOf, pagesOfAll, withinReach } from '../kit/pages'
import { listDocuments, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { incidentViewsFor } from './incident-views'
import { formOf, formTitleOf, linesOf, unmadeOf, wordsOf } from './period-lines'

const plannedFields = ['name', 'storeId', 'crewId', 'supervisorId', 'assignments', 'earlier', 'joinedOn', 'leftAt', 'probation'] as const

/** What HR may open now: a month always, the others where somebody has a sheet in them. */
async function openablesOf(periods: readonly Period[], now: string): Promise<ActionOutput<'read-period'>['openable']> {
  const opened = periods.map(({ _id }) => _id)
  const counts = new Map(unopenedNow(opened, now).map((id) => [id, 0]))
  const probations: ActionOutput<'read-period'>['openable'] = []
  for await (const page of pagesOf('people', { status: 'active' }, plannedFields)) {
    for (const person of page) {
      for (const [id, count] of counts) if (sheetPlansIn(person, id).length > 0) counts.set(id, count + 1)
      const id = probationIdOf(person._id)
      const range = rangeFor(person, id)
      if (range !== null && !opened.includes(id) && isOpenable(range, now) && sheetPlansIn(person, id).length > 0) probations.push({ id, personName: person.name, peopleCount: 1 })
    }
  }
  const calendar = [...counts].flatMap(([id, count]) => (count > 0 || periodKindOf(id) === 'month' ? [{ id, personName: null, peopleCount: count }] : []))
  return [...calendar, ...probations]
}

type ExceptionGroup = ActionOutput<'read-period'>['exceptionGroups'][number]

/** A month's sheets counted without holding them: how many stand where, and the ids of the few that are named. */
interface MonthCount {
  readonly all: number
  readonly states: ReadonlyMap<SheetState, number>
  readonly groups: ReadonlyMap<string, ExceptionGroup>
  readonly named: ReadonlySet<string>
  readonly reopened: readonly string[]
}

const countedFields = ['state', 'employeeName', 'storeName', 'exceptions', 'reopenedAt', 'templateId', 'templateVersion'] as const

/** What of a sheet says that the whole of it can be shown. */
const readable = z.object({ state: z.enum(sheetStates), employeeName: z.string(), storeName: z.string(), exceptions: z.array(z.object({ kind: z.enum(sheetExceptionKinds) })), scorecard: z.object({ total: z.string() }) })

function addTo(groups: Map<string, ExceptionGroup>, words: Pick<ExceptionLine, 'kind' | 'title' | 'subjectTitle' | 'itemTitle'>): number {
  const title = exceptionGroupTitle(words)
  const count = (groups.get(title)?.count ?? 0) + 1
  groups.set(title, { title, kindTitle: words.title, count })
  return count
}

async function countMonth(periodId: string, reach: ReturnType<typeof reachOf>): Promise<MonthCount> {
  const states = new Map<SheetState, number>()
  const groups = new Map<string, ExceptionGroup>()
  const named = new Set<string>()
  const reopened: string[] = []
  const forms = new Map<string, ReturnType<typeof formOf>>()
  let all = 0
  for await (const page of pagesOfAll('sheets', withinReach(reach, { periodId }), countedFields, ['scorecard.total'])) {
    for (const sheet of page) {
      all += 1
      const key = `${sheet.templateId}@${sheet.templateVersion}`
      const reading = forms.get(key) ?? formOf(sheet)
      forms.set(key, reading)
      const form = await reading
      if (form === null || !z.safeParse(readable, sheet).success) {
        if (addTo(groups, { kind: 'broken-record', title: sheetExceptionRows['broken-record'].title, subjectTitle: '', itemTitle: '' }) <= mostNamed) named.add(sheet._id)
        continue
      }
      states.set(sheet.state, (states.get(sheet.state) ?? 0) + 1)
      if (sheet.reopenedAt !== null) reopened.push(sheet._id)
      for (const raised of sheet.exceptions.filter(({ settledAt }) => settledAt === null)) if (addTo(groups, wordsOf(raised, form)) <= mostNamed) named.add(sheet._id)
    }
  }
  return { all, states, groups, named, reopened }
}

/** Of each group as many as an answer names. */
function firstOfEach(lines: readonly ExceptionLine[]): ExceptionLine[] {
  const counts = new Map<string, number>()
  return lines.filter((line) => {
    const title = exceptionGroupTitle(line)
    const count = (counts.get(title) ?? 0) + 1
    counts.set(title, count)
    return count <= mostNamed
  })
}

/** Incidents that no sheet takes: all of them counted, the first whole. */
async function readUnplaced(reach: ReturnType<typeof reachOf>): Promise<{ readonly count: number; readonly first: readonly Incident[] }> {
  const first: Incident[] = []
  let count = 0
  for await (const page of pagesOf('incidents', { sheetId: null }, null)) {
    const waiting = page.filter((incident) => waitsForSheet(incident) && isInReach(reach, incident.storeId))
    count += waiting.length
    first.push(...waiting.slice(0, mostNamed - first.length))
  }
  return { count, first }
}

const nothing: MonthCount = { all: 0, states: new Map(), groups: new Map(), named: new Set(), reopened: [] }

export const readPeriodHandler = query(readPeriod, async ({ actor, input, now, requestId }) => {
  const periods = (await listDocuments('periods', {})).sort((a, b) => byKindAndNewest(a._id, b._id))
  // Without a wish: the period that is being closed, since that is where work waits; else the newest.
  const period = periods.find(({ _id }) => _id === input.periodId) ?? periods.find(({ state, dates }) => state !== 'closed' && now >= dates.cutAt) ?? periods[0] ?? null
  const reach = reachOf(actor, ['hr', 'general-manager', 'finance'])
  const [month, unmade, openable, unplaced] = await Promise.all([
    period === null ? nothing : countMonth(period._id, reach), period === null ? { exceptions: [], waived: [] } : unmadeOf(period._id, actor, reach), openablesOf(periods, now), readUnplaced(reach),
  ])
  const groups = new Map(month.groups)
  for (const line of unmade.exceptions) addTo(groups, line)
  const reopenedFirst = month.reopened.slice(0, mostNamed)
  const sheets = await readDocuments('sheets', [...new Set([...month.named, ...reopenedFirst])].sort())
  const leads = sheets.some(({ holder, openExceptionCount }) => holder === null && openExceptionCount > 0) ? await readLeads() : []
  const lines = await Promise.all(sheets.map((sheet) => linesOf(sheet, actor, leads, now, requestId)))
  return {
    periods: periods.map(({ _id, state }) => ({ id: _id, state })), openable,
    period: period === null ? null : {
      id: period._id, state: period.state, dates: period.dates, openedAt: period.openedAt, closedAt: period.closedAt, sheetsMade: period.sheetsMade,
      templates: await Promise.all(period.templates.map(async ({ id, version }) => ({ id, version, title: await readTemplate(id, version).then(({ template }) => template.title, () => formTitleOf(id)) }))),
    },
    sheetCount: month.all + unmade.exceptions.length,
    progress: sheetStates.map((state) => ({ state, title: sheetStateRows[state].title, count: month.states.get(state) ?? 0 })),
    exceptionGroups: [...groups.values()].sort((a, b) => b.count - a.count),
    exceptions: firstOfEach([...unmade.exceptions, ...lines.flatMap(({ exceptions }) => exceptions)]),
    waived: unmade.waived,
    reopenedCount: month.reopened.length, reopened: lines.flatMap(({ reopened }) => reopened).filter(({ sheetId }) => reopenedFirst.includes(sheetId)),
    unplacedCount: unplaced.count, unplaced: await incidentViewsFor(unplaced.first, actor, now),
  }
})
