import type { ActionInput, ActionName } from '@shared/contract/actions'
import { advanceSheet, type AdvanceContext } from '@shared/cycle/advance-sheet'
import { makeSheet } from '@shared/cycle/make-sheet'
import { periodDates } from '@shared/cycle/period'
import { placeIncident } from '@shared/appraisal/rescore-sheet'
import type { Sheet } from '@shared/appraisal/sheet'
import { decideStep } from '@shared/approval/decide-step'
import { isRefusal } from '@shared/contract/refusal'
import type { Incident } from '@shared/incident/incident'
import { sheetPlansIn } from '@shared/people/sheet-plan'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../../cloudfunctions/kit/hash'
import type { Handler } from '../../../cloudfunctions/kit/serve'
import { openidOf, people, settings, stores } from '../../cloudfunctions/company'
import type { Documents } from './world'

/** October is past its cut and its ratings; its sheets are with their signers. November runs. */
export const october = '2026-10'
export const november = '2026-11'
export const signedFrom = '2026-11-06T01:00:00.000Z'

const template = installServiceCard
const templateHash = hashOf(JSON.parse(JSON.stringify(template)) as never)
const stored = { _id: `${template.id}@${template.version}`, template, hash: templateHash }
const leads = people.filter(({ isLead }) => isLead)

export function contextAt(now: string): AdvanceContext {
  return { template, templateHash, leads, now, hashOf, signatureDays: settings.signatureDays }
}

function periodOf(periodId: string) {
  const pinned = { id: template.id, version: template.version, hash: templateHash }
  return { _id: periodId, state: 'open' as const, dates: periodDates(periodId), templates: [pinned], openedBy: 'hr', openedAt: `${periodId}-01T00:00:00.000Z`, sheetsMade: true, closedAt: null }
}

/** A worker's fresh sheet, as the opening of the period makes it. */
export function freshSheet(periodId: string, personId = 'worker-1'): Sheet {
  const person = people.find(({ _id }) => _id === personId)
  const [plan] = person === undefined ? [] : sheetPlansIn(person, periodId)
  if (person === undefined || plan === undefined) throw new Error(`${personId} has no sheet in ${periodId}`)
  return makeSheet({ period: periodOf(periodId), person, plan, store: { _id: 's-a', name: '甲店' }, template, leads, signerCount: 3, metrics: {}, previous: null, segmentBefore: null })
}

/** The sheet with every figure and rating, and the self-score. */
export function filledSheet(): Sheet {
  const metrics = { 'first-pass-rate': '91', 'inspection-survey-score': '88', 'after-sales-satisfaction': '96' }
  const inputs = { ...freshSheet(october).inputs, metrics, ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8', by: '唐销售', comment: '' }] }
  return { ...rescoreSheet(freshSheet(october), template, inputs, '指标', signedFrom), selfScore: { points: [], comment: '', submittedAt: signedFrom } }
}

/** An incident of October that the worker has acknowledged. */
export const acknowledged: Incident = {
  _id: 'inc-1', employeeId: 'worker-1', employeeName: '李师傅', storeId: 's-a', supervisorId: 'lead-a1', kind: 'tool-violation', quantity: 1, countedQuantity: 1, state: 'acknowledged',
  occurredAt: '2026-10-20T02:00:00.000Z', receivedAt: '2026-10-20T03:00:00.000Z', note: '', orderNo: null, photos: [], reporterId: 'lead-a1', reporterName: '赵主管', periodId: october, sheetId: filledSheet()._id,
  needsVerifying: false, isLikeAnother: false, admittedById: null, answerBy: '2026-10-23T03:00:00.000Z', dispute: null, waiting: null, remindAt: null, dueAt: null, rev: 2,
  history: [
    { at: '2026-10-20T03:00:00.000Z', actorId: 'lead-a1', actorName: '赵主管', state: 'logged', text: '' },
    { at: '2026-10-20T04:00:00.000Z', actorId: 'worker-1', actorName: '李师傅', state: 'acknowledged', text: '' },
  ],
}

/** The sheet with the incident counted. */
export const withIncident = (sheet: Sheet): Sheet => placeIncident(sheet, template, acknowledged, '记一笔', signedFrom)

/** Signs the first steps of the route one after the other. */
export function signedBy(sheet: Sheet, ...signers: readonly string[]): Sheet {
  const context = contextAt(signedFrom)
  return signers.reduce((current, id) => {
    const signed = decideStep(current, current.holder?.action ?? '', { id, name: id }, { contentHash: current.contentHash ?? '', comment: '' }, context)
    if (isRefusal(signed)) throw new Error(`${id}: ${signed.code}`)
    return signed
  }, advanceSheet(sheet, context))
}

/** The company with these sheets and whatever else. */
export function companyWith(sheets: readonly Sheet[], more: Documents = {}): Documents {
  return {
    people, stores, settings: [settings], templates: [stored], periods: [periodOf(october), periodOf(november)], sheets,
    bindings: people.map(({ _id }) => ({ _id: openidOf(_id), personId: _id, boundAt: '2026-09-01T00:00:00.000Z' })),
    signals: people.map(({ _id }) => ({ _id, openid: openidOf(_id), rev: 0 })), ...more,
  }
}

let commandNo = 0
/** Calls a handler as the function does, at that moment of the server's clock. */
export async function calling<Name extends ActionName>(handlers: Readonly<Record<string, Handler>>, openid: string, action: Name, input: ActionInput<Name>, now: string): Promise<string> {
  commandNo += 1
  const answer = await handlers[action]?.({ caller: { openid, source: 'wx_client', requestId: `r-${commandNo}` }, now, rawInput: input, commandId: `schedule-${commandNo}` })
  return isRefusal(answer) ? answer.code : 'ok'
}

