import { isRefusal } from '@shared/contract/refusal'
import { settleExceptions } from '@shared/cycle/settle-exceptions'
import { command } from '../kit/serve'
import { settleOne } from './settle-exception'

export const settleExceptionsHandler = command(settleExceptions, async (call) => {
  const { actor, input, tell, summarise } = call
  const refused: { sheetId: string; exceptionId: string; message: string }[] = []
  const names: string[] = []
  for (const exception of input.exceptions) {
    const settled = await settleOne(call, { ...exception, way: input.way, reason: input.reason })
    if (isRefusal(settled)) {
      refused.push({ ...exception, message: settled.message })
      continue
    }
    names.push(settled.employeeName)
    tell([...settled.watcherIds, ...(settled.holderId === null ? [] : [settled.holderId])])
  }
  tell([actor._id])
  summarise(`一起处理异常：${names.join('、')}，${input.reason.trim()}`)
  return { settled: names.length, refused }
})
