import { isRefusal, refuse } from '@shared/contract/refusal'
import { metricRecordIds } from '@shared/appraisal/inherit-metrics'
import { givenOn, objectableValues } from '@shared/appraisal/objectable-values'
import { objectToValue } from '@shared/appraisal/object-to-value'
import { isObjectionOpen, objectionClocks, type Objection, type ObjectedValue } from '@shared/appraisal/objection'
import { decideObjection } from '@shared/appraisal/decide-objection'
import { isGranted } from '@shared/people/permission'
import type { Sheet } from '@shared/appraisal/sheet'
import { advanceContextOf, readTemplate } from '../kit/company'
import { objectedSheet } from '../kit/objected-sheet'
import { command } from '../kit/serve'
import { openSheet, subjectOf } from '../kit/sheet-access'
import type { Transaction } from '../kit/transaction'

type Entered = Pick<Objection, 'value' | 'source' | 'enteredById' | 'enteredByName' | 'enteredAt'>

/** Who entered the value that counts on the sheet, when, and from which form. */
async function enteredValue(transaction: Transaction, sheet: Sheet, valueId: string): Promise<Entered | null> {
  const [kind = '', first = '', role = ''] = valueId.split(':')
  if (kind === 'rating') {
    const given = givenOn(sheet, first, role)
    const rated = sheet.ratedBy.find((one) => one.item === first && one.role === role)
    if (given === null || rated === undefined) return null
    return { value: { kind, item: first, role, given }, source: given.comment ?? '', enteredById: rated.byId, enteredByName: given.by ?? '', enteredAt: rated.at }
  }
  for (const recordId of metricRecordIds(sheet.periodId, first, { employeeId: sheet.employeeId, crewId: sheet.crewId, storeId: sheet.storeId })) {
    const record = await transaction.read('metrics', recordId)
    if (record === null) continue
    const value: ObjectedValue = { kind: 'metric', metricId: first, recordId, recordRev: record.rev }
    return { value, source: record.source, enteredById: record.recordedBy, enteredByName: record.recordedByName, enteredAt: record.recordedAt }
  }
  return null
}

export const objectToValueHandler = command(objectToValue, async ({ actor, input, now, commandId, transaction, tell, summarise }) => {
  const sheet = await openSheet(transaction, objectToValue, actor, input.sheetId)
  if (isRefusal(sheet)) return sheet.code === 'sheet-frozen' ? refuse('sheet-frozen', '这张表已经在签字了，有异议请在本人签字时申诉') : sheet
  if (isObjectionOpen(sheet.objections, input.valueId)) return refuse('already-done', '这个数值已经提过异议了')
  const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
  const objectable = objectableValues(sheet, template).find(({ valueId }) => valueId === input.valueId)
  const entered = objectable === undefined ? null : await enteredValue(transaction, sheet, input.valueId)
  if (objectable === undefined || entered === null) return refuse('not-found', '这张表上没有这个数值', 'valueId')
  const isTwice = sheet.objections.some(({ valueId, enteredAt }) => valueId === input.valueId && enteredAt === entered.enteredAt)
  if (isTwice) return refuse('already-done', '这个数值已经提过异议了')
  if (now >= objectable.until) return refuse('window-closed', '录入已经超过 72 小时，有异议请在本人签字时申诉')
  const context = await advanceContextOf(sheet.templateId, sheet.templateVersion, now)
  const reason = input.reason.trim()
  const objection: Objection = {
    _id: `obj-${actor._id}-${commandId}`, sheetId: sheet._id, periodId: sheet.periodId, employeeId: sheet.employeeId, employeeName: sheet.employeeName, storeId: sheet.storeId, supervisorId: sheet.supervisorId,
    title: objectable.title, valueText: objectable.valueText, ...entered, reason, state: 'open', changedText: null, ...objectionClocks(now), rev: 1,
    history: [{ at: now, actorId: actor._id, actorName: actor.name, state: 'open', text: reason }],
  }
  const objected = await objectedSheet(transaction, sheet, objection, null, context)
  if (isRefusal(objected)) return objected
  await transaction.create('objections', objection)
  await transaction.write('sheets', objected)
  summarise(`对数值有异议：${sheet.employeeName} ${objectable.title}`)
  tell([actor._id, entered.enteredById, ...objected.watcherIds, ...context.leads.filter((lead) => isGranted(decideObjection.may, lead, subjectOf(sheet))).map(({ _id }) => _id)])
  return { objectionId: objection._id }
})
