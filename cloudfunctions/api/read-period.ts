import { readPeriod, type ExceptionLine, type ReopenedLine } from '@shared/cycle/read-period'
import { waitsForSheet } from '@shared/incident/incident-state'
import type { ActionOutput } from '@shared/contract/actions'
import { isOpenable, unopenedNow } from '@shared/cycle/open-period'
import { byKindAndNewest, periodKindOf, probationIdOf } from '@shared/cycle/period-id'
import type { Period } from '@shared/cycle/period'
import { assignableSigners, assignSigner } from '@shared/approval/assign-signer'
import type { ActionDeclaration } from '@shared/contract/action'
import { retryRecord } from '@shared/cycle/retry-record'
import { settleException } from '@shared/cycle/settle-exception'
import { confirmData } from '@shared/appraisal/confirm-data'
import { defaultScopeOf } from '@shared/appraisal/inherit-metrics'
import { briefOf } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetExceptionRows, type ExceptionRemedy } from '@shared/appraisal/sheet-exception'
import { sheetStateRows, sheetStates } from '@shared/appraisal/sheet-state'
import { payGapOf } from '@shared/pay/pay-guard'
import { settlePayGuard } from '@shared/pay/settle-pay-guard'
import { isGranted } from '@shared/people/permission'
import { reachOf, roleTitles, type Person } from '@shared/people/person'
import { rangeFor, sheetPlansIn } from '@shared/people/sheet-plan'
import { raterTitles } from '@shared/scoring/explain'
import type { Template } from '@shared/scoring/template'
import { readLeads, readTemplate } from '../kit/company'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { refuseState, subjectOf } from '../kit/sheet-access'
import { incidentViewsFor } from './incident-views'

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

const remedies: Readonly<Record<ExceptionRemedy, ActionDeclaration>> = { 'settle-exception': settleException, 'assign-signer': assignSigner, 'retry-record': retryRecord, 'settle-pay-guard': settlePayGuard }

/** Open exceptions of a sheet with what HR needs to settle them on the spot. */
function exceptionLinesOf(sheet: Sheet, template: Template, actor: Person, leads: readonly Person[], now: string): ExceptionLine[] {
  const maySettle = (remedy: ExceptionRemedy) => isGranted(remedies[remedy].may, actor, subjectOf(sheet)) && refuseState(remedies[remedy], sheet.state) === null
  return sheet.exceptions.filter(({ settledAt }) => settledAt === null).map((raised) => {
    const row = sheetExceptionRows[raised.kind]
    const item = template.items.find(({ id }) => id === raised.item)
    const metric = template.metrics.find(({ id }) => id === raised.subject)
    const isRating = item?.rule.kind === 'rating'
    const isLevel = item?.rule.kind === 'levels'
    return {
      sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, exceptionId: raised.id, kind: raised.kind, title: row.title, advice: row.advice,
      itemTitle: item?.title ?? '', subject: raised.subject, subjectTitle: metric?.title ?? raterTitles[raised.subject] ?? item?.title ?? raised.subject, raisedAt: raised.raisedAt, ways: [...row.ways],
      settledByTitles: row.settledBy.map((settler) => roleTitles[settler]), maySettle: maySettle(row.remedy),
      remedy: row.remedy, candidates: raised.kind !== 'no-approver' ? [] : assignableSigners(sheet, leads, now).map(({ _id, name, position }) => ({ personId: _id, name, position })),
      payGap: raised.kind === 'pay-guard' ? payGapOf(sheet, template, raised.subject) : null,
      metric: metric === undefined || raised.kind === 'missing-target' ? null : { metricId: metric.id, ...defaultScopeOf({ employeeId: sheet.employeeId, crewId: sheet.crewId, storeId: sheet.storeId }, metric.scope) },
      unit: isRating ? '分' : isLevel ? '级' : metric?.unit === '%' ? '%' : metric?.unit === 'score' ? '分' : '', maximum: isRating ? String(item.max) : isLevel ? '5' : metric?.unit === '%' || metric?.unit === 'score' ? '100' : null,
      step: item?.rule.kind === 'rating' ? String(item.rule.step ?? '0.5') : isLevel ? '1' : null,
    }
  })
}

function reopenedLineOf(sheet: Sheet, actor: Person): ReopenedLine[] {
  const last = sheet.returns.filter(({ to }) => to === 'collecting').pop()
  if (sheet.reopenedAt === null) return []
  const mayConfirm = isGranted(confirmData.may, actor, subjectOf(sheet)) && refuseState(confirmData, sheet.state) === null
  return [{ sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, returnedAt: sheet.reopenedAt, returnedByName: last?.byName ?? '', reason: last?.reason ?? '', mayConfirm }]
}

export const readPeriodHandler = query(readPeriod, async ({ actor, input, now }) => {
  const periods = (await listDocuments('periods', {})).sort((a, b) => byKindAndNewest(a._id, b._id))
  // Without a wish: the period that is being closed, since that is where work waits; else the newest.
  const period = periods.find(({ _id }) => _id === input.periodId) ?? periods.find(({ state, dates }) => state !== 'closed' && now >= dates.cutAt) ?? periods[0] ?? null
  const reach = reachOf(actor, ['hr', 'general-manager', 'finance'])
  const sheets = period === null ? [] : (await listDocuments('sheets', { periodId: period._id })).filter(({ storeId }) => reach === 'company' || reach.includes(storeId))
  const withTemplates = await Promise.all(sheets.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template })))
  const leads = sheets.some(({ holder, openExceptionCount }) => holder === null && openExceptionCount > 0) ? await readLeads() : []
  const unplaced = (await listDocuments('incidents', { sheetId: null })).filter((incident) => waitsForSheet(incident) && (reach === 'company' || reach.includes(incident.storeId)))
  return {
    periods: periods.map(({ _id, state }) => ({ id: _id, state })),
    openable: openablesOf(periods, await listDocuments('people', { status: 'active' }, 200_000), now),
    period: period === null ? null : {
      id: period._id, state: period.state, dates: period.dates, openedAt: period.openedAt, closedAt: period.closedAt, sheetsMade: period.sheetsMade,
      templates: await Promise.all(period.templates.map(async ({ id, version }) => ({ id, version, title: (await readTemplate(id, version)).template.title }))),
    },
    progress: sheetStates.map((state) => ({ state, title: sheetStateRows[state].title, count: sheets.filter((sheet) => sheet.state === state).length })),
    sheets: withTemplates.map(({ sheet, template }) => briefOf(sheet, template)),
    exceptions: withTemplates.flatMap(({ sheet, template }) => exceptionLinesOf(sheet, template, actor, leads, now)),
    reopened: sheets.flatMap((sheet) => reopenedLineOf(sheet, actor)),
    unplaced: await incidentViewsFor(unplaced, actor, now),
  }
})
