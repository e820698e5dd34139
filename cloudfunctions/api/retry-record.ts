import { refuse } from '@shared/contract/refusal'
import { advanceSheet } from '@shared/cycle/advance-sheet'
import { retryRecord } from '@shared/cycle/retry-record'
import { isGranted } from '@shared/people/permission'
import { advanceContextOf } from '../kit/company'
import { logBug } from '../kit/log'
import { command } from '../kit/serve'
import { canSeeSheet, subjectOf } from '../kit/sheet-access'
import { isLost } from '../kit/transaction'

export const retryRecordHandler = command(retryRecord, async ({ actor, input, now, requestId, transaction, tell, summarise }) => {
  const sheet = await transaction.read('sheets', input.sheetId)
  // Whom it is about is read first: of a broken record not everything may be there.
  const isMine = sheet !== null && isGranted(retryRecord.may, actor, subjectOf(sheet))
  if (sheet === null || (!isMine && !canSeeSheet(actor, sheet))) return refuse('not-found')
  if (!isMine) return refuse(sheet.employeeId === actor._id ? 'own-sheet' : 'forbidden')
  const isBroken = sheet.exceptions.some(({ kind, settledAt }) => kind === 'broken-record' && settledAt === null)
  if (!isBroken) return refuse('exception-settled', '这张表现在没有读不出来的数据')
  try {
    const advanced = advanceSheet(sheet, await advanceContextOf(sheet.templateId, sheet.templateVersion, now))
    // One that could not be put into a batch is put into the next.
    const moved = { ...advanced, witnessDueAt: advanced.witnessDueAt === null ? null : now }
    await transaction.write('sheets', moved)
    summarise(`再读一次：${sheet.employeeName} ${sheet.periodId}，${input.reason.trim()}`)
    tell([actor._id, ...moved.watcherIds])
    return { sheetId: moved._id, rev: moved.rev }
  } catch (failure) {
    if (isLost(failure)) throw failure
    logBug(failure, { requestId, action: retryRecord.name, sheetId: sheet._id })
    return refuse('record-broken', `还是读不出来，请把编号 ${requestId} 发给技术支持`)
  }
})
