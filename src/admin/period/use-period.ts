import { useState } from 'react'
import { mostSettledAtOnce } from '@shared/cycle/settlement-limit'
import type { ExceptionLine } from '@shared/cycle/read-period'
import type { PayGuardChoice } from '@shared/pay/pay-guard'
import type { AppRefusal } from '../../cloud/call'
import { useCommand } from '../../cloud/use-command'
import { periodLabel } from '../../ui/format'
import { toast } from '../../ui/toast'

/** Which small task is open over the month. */
export type PeriodTask =
  | { readonly kind: 'open'; readonly periodId: string }
  | { readonly kind: 'exception'; readonly line: ExceptionLine }
  | { readonly kind: 'exceptions'; readonly title: string; readonly lines: readonly ExceptionLine[] }
  | { readonly kind: 'confirm'; readonly sheetId: string }
  | null

/** What may be done on the page 考核月; a refusal stays beside what was filled in. */
export function usePeriodActions(onOpened: (periodId: string) => void) {
  const [task, setTask] = useState<PeriodTask>(null)
  const openMonth = useCommand('open-period')
  const settle = useCommand('settle-exception')
  const settleMany = useCommand('settle-exceptions')
  const assign = useCommand('assign-signer')
  const retry = useCommand('retry-record')
  const guard = useCommand('settle-pay-guard')
  const unmade = useCommand('settle-unmade')
  const confirm = useCommand('confirm-data')
  const all = [openMonth, settle, settleMany, assign, retry, guard, unmade, confirm]
  const done = (answer: { readonly ok: boolean } | null, text: string): boolean => {
    if (answer?.ok !== true) return false
    setTask(null)
    toast(text)
    return true
  }
  return {
    task,
    openTask: (next: PeriodTask) => {
      for (const each of all) each.forget()
      setTask(next)
    },
    isBusy: all.some((each) => each.isBusy),
    refusal: all.map((each) => each.refusal).find((refusal): refusal is AppRefusal => refusal !== null) ?? null,
    openMonth: async (periodId: string) => {
      if (done(await openMonth.run({ periodId }), `${periodLabel(periodId)}已开启`)) onOpened(periodId)
    },
    supply: async ({ sheetId, exceptionId }: ExceptionLine, value: string, reason: string) => { done(await settle.run({ sheetId, exceptionId, way: 'supply', value, reason }), '已补录，接着往下走') },
    settle: async ({ sheetId, exceptionId }: ExceptionLine, way: 'full' | 'zero' | 'exclude', reason: string) => { done(await settle.run({ sheetId, exceptionId, way, reason }), '已处理，接着往下走') },
    settleAll: async (lines: readonly ExceptionLine[], way: 'full' | 'zero' | 'exclude', reason: string) => {
      const answer = await settleMany.run({ exceptions: lines.slice(0, mostSettledAtOnce).map(({ sheetId, exceptionId }) => ({ sheetId, exceptionId })), way, reason })
      if (answer?.ok !== true) return
      const { settled, refused } = answer.output
      done(answer, refused.length === 0 ? `${settled} 个已处理` : `${settled} 个已处理，${refused.length} 个没成：${refused[0]?.message ?? ''}`)
    },
    assign: async ({ sheetId }: ExceptionLine, personId: string, reason: string) => { done(await assign.run({ sheetId, personId, reason }), '已指定，等他签') },
    retry: async ({ sheetId }: ExceptionLine, reason: string) => { done(await retry.run({ sheetId, reason }), '读出来了，接着往下走') },
    decidePay: async ({ sheetId, payGap }: ExceptionLine, choice: PayGuardChoice, reason: string) => {
      if (payGap !== null) done(await guard.run({ sheetId, pay: payGap.pay, minimum: payGap.minimum, choice, reason }), choice === 'top-up' ? '已补足，接着签字' : '照发，接着签字')
    },
    settleUnmade: async ({ sheetId }: ExceptionLine, way: 'make' | 'waive', reason: string) => { done(await unmade.run({ sheetId, way, reason }), way === 'make' ? '建好了，接着往下走' : '这一期不建了') },
    confirmData: async (sheetId: string, reason: string) => { done(await confirm.run({ sheetId, reason }), '已确认，接着往下走') },
  }
}
