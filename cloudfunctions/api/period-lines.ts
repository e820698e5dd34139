import * as z from 'zod/mini'
import { exceptionLine, reopenedLine, type ExceptionLine, type ReopenedLine } from '@shared/cycle/read-period'
import { retryRecord } from '@shared/cycle/retry-record'
import { settleException } from '@shared/cycle/settle-exception'
import { settleUnmade } from '@shared/cycle/settle-unmade'
import { unmadeCauseRows, unmadeSentence, type UnmadeSheet } from '@shared/cycle/unmade-sheet'
import { assignableSigners, assignSigner } from '@shared/approval/assign-signer'
import type { ActionDeclaration } from '@shared/contract/action'
import type { ActionOutput } from '@shared/contract/actions'
import { confirmData } from '@shared/appraisal/confirm-data'
import { defaultScopeOf } from '@shared/appraisal/inherit-metrics'
import { briefOf } from '@shared/appraisal/present-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { sheetExceptionRows, type ExceptionRemedy, type SheetException } from '@shared/appraisal/sheet-exception'
import { sheetBrief, type SheetBrief } from '@shared/appraisal/sheet-view'
import { payGapOf } from '@shared/pay/pay-guard'
import { settlePayGuard } from '@shared/pay/settle-pay-guard'
import { isGranted } from '@shared/people/permission'
import { isInReach, roleTitles, type Person, type Reach } from '@shared/people/person'
import { raterTitles } from '@shared/scoring/explain'
import type { Template } from '@shared/scoring/template'
import { shippedTemplate } from '@shared/sheets'
import { readTemplate } from '../kit/company'
import { log } from '../kit/log'
import { knownIds, listDocuments } from '../kit/read'
import { refuseState, subjectOf } from '../kit/sheet-access'

const remedies: Readonly<Record<ExceptionRemedy, ActionDeclaration>> = { 'settle-exception': settleException, 'assign-signer': assignSigner, 'retry-record': retryRecord, 'settle-pay-guard': settlePayGuard, 'settle-unmade': settleUnmade }

/** What an exception is and is about, in words. */
export function wordsOf(raised: SheetException, template: Template): Pick<ExceptionLine, 'kind' | 'title' | 'subjectTitle' | 'itemTitle'> {
  const item = template.items.find(({ id }) => id === raised.item)
  const metric = template.metrics.find(({ id }) => id === raised.subject)
  return { kind: raised.kind, title: sheetExceptionRows[raised.kind].title, itemTitle: item?.title ?? '', subjectTitle: metric?.title ?? raterTitles[raised.subject] ?? item?.title ?? raised.subject }
}

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
      sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, exceptionId: raised.id, ...wordsOf(raised, template), advice: row.advice,
      subject: raised.subject, raisedAt: raised.raisedAt, ways: [...row.ways],
      settledByTitles: row.settledBy.map((settler) => roleTitles[settler]), maySettle: maySettle(row.remedy),
      remedy: row.remedy, candidates: raised.kind !== 'no-approver' ? [] : assignableSigners(sheet, leads, now).map(({ _id, name, position }) => ({ personId: _id, name, position })),
      payGap: raised.kind === 'pay-guard' ? payGapOf(sheet, template, raised.subject) : null,
      metric: metric === undefined || raised.kind === 'missing-target' ? null : { metricId: metric.id, ...defaultScopeOf({ employeeId: sheet.employeeId, crewId: sheet.crewId, storeId: sheet.storeId }, metric.scope) },
      unit: isRating ? '分' : isLevel ? '级' : metric?.unit === '%' ? '%' : metric?.unit === 'score' ? '分' : '', maximum: isRating ? String(item.max) : isLevel ? '5' : metric?.unit === '%' || metric?.unit === 'score' ? '100' : null,
      step: item?.rule.kind === 'rating' ? String(item.rule.step ?? '0.5') : isLevel ? '1' : null,
    }
  })
}

/** A sheet that could not be made, as an exception: why, and who can mend it. */
function unmadeLineOf(unmade: UnmadeSheet, actor: Person): ExceptionLine {
  const row = sheetExceptionRows.unmade
  const cause = unmadeCauseRows[unmade.cause]
  return {
    sheetId: unmade._id, employeeName: unmade.employeeName, storeName: unmade.storeName, exceptionId: row.remedy, kind: 'unmade', title: row.title, advice: cause.advice,
    itemTitle: `${formTitleOf(unmade.templateId)}没建成：${unmadeSentence(unmade)}`, subject: unmade.cause, subjectTitle: cause.title, raisedAt: unmade.raisedAt, ways: [], settledByTitles: row.settledBy.map((settler) => roleTitles[settler]),
    maySettle: isGranted(settleUnmade.may, actor, subjectOf(unmade)), remedy: row.remedy, candidates: [], payGap: null, metric: null, unit: '', maximum: null, step: null,
  }
}

/** The form's own title, as far as it is one that we know. */
export const formTitleOf = (templateId: string) => shippedTemplate(templateId)?.title ?? templateId

/** Sheets of the period that are not there, as exceptions and as those that HR goes on without. */
export async function unmadeOf(periodId: string, actor: Person, reach: Reach): Promise<{ readonly exceptions: ExceptionLine[]; readonly waived: ActionOutput<'read-period'>['waived'] }> {
  const [open, waived] = await Promise.all((['open', 'waived'] as const).map((state) => listDocuments('unmade-sheets', { periodId, state })))
  const all = [...open ?? [], ...waived ?? []].filter(({ storeId }) => isInReach(reach, storeId))
  const made = await knownIds('sheets', all.map(({ _id }) => _id))
  const near = all.filter(({ _id }) => !made.has(_id))
  return {
    exceptions: near.filter(({ state }) => state === 'open').map((unmade) => unmadeLineOf(unmade, actor)),
    waived: near.flatMap(({ _id, employeeName, storeName, templateId, waiver }) => (waiver === null ? [] : [{ sheetId: _id, employeeName, storeName, templateTitle: formTitleOf(templateId), byName: waiver.byName, at: waiver.at, reason: waiver.reason }])),
  }
}

/** The form of a sheet, of one whose own version is lost the shipped one; null where there is none. */
export async function formOf({ templateId, templateVersion }: Pick<Sheet, 'templateId' | 'templateVersion'>): Promise<Template | null> {
  const stored = await readTemplate(templateId, templateVersion).catch(() => null)
  return stored?.template ?? shippedTemplate(templateId)
}

function reopenedLineOf(sheet: Sheet, actor: Person): ReopenedLine[] {
  const last = sheet.returns.filter(({ to }) => to === 'collecting').pop()
  if (sheet.reopenedAt === null) return []
  const mayConfirm = isGranted(confirmData.may, actor, subjectOf(sheet)) && refuseState(confirmData, sheet.state) === null
  return [{ sheetId: sheet._id, employeeName: sheet.employeeName, storeName: sheet.storeName, returnedAt: sheet.reopenedAt, returnedByName: last?.byName ?? '', reason: last?.reason ?? '', mayConfirm }]
}

/** What a period shows of one sheet. */
interface SheetLines {
  readonly brief: SheetBrief | null
  readonly exceptions: readonly ExceptionLine[]
  readonly reopened: readonly ReopenedLine[]
}

const shownLines = z.object({ brief: sheetBrief, exceptions: z.array(exceptionLine), reopened: z.array(reopenedLine) })

/** A sheet that can't be read, as the exception that it is, with as much of it as there is. */
function brokenLineOf({ _id = '', employeeName = _id, storeName = '', employeeId = '', storeId = '', supervisorId = null }: Partial<Sheet>, actor: Person, now: string): ExceptionLine {
  const row = sheetExceptionRows['broken-record']
  return {
    sheetId: _id, employeeName, storeName, exceptionId: 'broken-record.', kind: 'broken-record', title: row.title, advice: row.advice, itemTitle: '', subject: '', subjectTitle: '', raisedAt: now, ways: [],
    settledByTitles: row.settledBy.map((settler) => roleTitles[settler]), maySettle: isGranted(retryRecord.may, actor, subjectOf({ employeeId, storeId, supervisorId })), remedy: row.remedy, candidates: [], payGap: null, metric: null, unit: '', maximum: null, step: null,
  }
}

/** One sheet of the period; a record that is so broken that it can't be shown is an exception, and hides nobody else's. */
export async function linesOf(sheet: Sheet, actor: Person, leads: readonly Person[], now: string, requestId: string): Promise<SheetLines> {
  try {
    const template = await formOf(sheet)
    if (template === null) throw new Error(`there is no form ${sheet.templateId}`)
    return z.parse(shownLines, { brief: briefOf(sheet, template, true), exceptions: exceptionLinesOf(sheet, template, actor, leads, now), reopened: reopenedLineOf(sheet, actor) })
  } catch {
    log('unreadable', { requestId, action: 'read-period', sheetId: sheet._id })
    return { brief: null, exceptions: [brokenLineOf(sheet, actor, now)], reopened: [] }
  }
}
