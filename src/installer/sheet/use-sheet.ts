import { useState } from 'react'
import type { PlannedTask } from '@shared/appraisal/plan-tasks'
import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import type { AppRefusal } from '../../cloud/call'
import { useCommand } from '../../cloud/use-command'
import { useConsent } from '../../cloud/use-consent'
import { toast } from '../../ui/toast'
import type { SheetPageView } from './sheet-view'

/** Which small task is open over the sheet. */
export type SheetTask = 'sign-step' | 'return' | 'confirm' | 'appeal' | null

/** What may be done on the sheet page, each for the content that is on show. */
export function useSheetActions(sheet: ActionOutput<'read-sheet'> | undefined) {
  const [task, setTask] = useState<SheetTask>(null)
  const [seenHash, setSeenHash] = useState('')
  const [isStepDone, setStepDone] = useState(false)
  const assess = useCommand('assess-sheet')
  const review = useCommand('review-sheet')
  const approve = useCommand('approve-sheet')
  const giveBack = useCommand('return-sheet')
  const sign = useCommand('sign-sheet')
  const confirm = useCommand('confirm-data')
  const target = useCommand('set-target')
  const plan = useCommand('plan-tasks')
  const { ask } = useConsent()
  const all = [assess, review, approve, giveBack, sign, confirm, target, plan]
  const steps = { 'assess-sheet': assess, 'review-sheet': review, 'approve-sheet': approve } as const
  const id = sheet?.id ?? ''
  const contentHash = sheet?.contentHash ?? ''
  const done = (answer: { ok: boolean } | null, text: string) => {
    if (answer?.ok === true) {
      setTask(null)
      toast(text)
    }
  }
  const stepDone = (answer: { ok: boolean } | null, text: string) => {
    done(answer, text)
    if (answer?.ok === true) setStepDone(true)
  }
  return {
    task,
    /** Whether a step of the route was signed, or the sheet given back, on this page. */
    isStepDone,
    openTask: (next: SheetTask) => {
      for (const each of all) each.forget()
      // What is signed is what was on show when the task was opened; where it changes meanwhile, the server says so.
      setSeenHash(contentHash)
      setTask(next)
    },
    isBusy: all.some((each) => each.isBusy),
    refusal: all.map((each) => each.refusal).find((refusal): refusal is AppRefusal => refusal !== null) ?? null,
    signStep: async (step: NonNullable<SheetPageView['signStep']>, comment: string, changes: ActionInput<'review-sheet'>['changes'] = []) => {
      void ask(['task'])
      const input = { sheetId: id, contentHash: seenHash, comment }
      stepDone(step.action === 'review-sheet' && changes.length > 0 ? await review.run({ ...input, changes }) : await steps[step.action].run(input), `${step.title}完成`)
    },
    giveBack: async (to: 'collecting' | 'assessing' | 'reviewing', reason: string) => { stepDone(await giveBack.run({ sheetId: id, contentHash: seenHash, to, reason }), '已退回') },
    sign: async () => { void ask(['result', 'incident']); done(await sign.run({ sheetId: id, contentHash, answer: 'signed', reason: '' }), '已签字') },
    appeal: async (reason: string) => { done(await sign.run({ sheetId: id, contentHash: seenHash, answer: 'appealed', reason }), '申诉已提交') },
    setTarget: async (metricId: string, value: string): Promise<boolean> => {
      const answer = await target.run({ sheetId: id, metricId, target: value, reason: '' })
      done(answer, '目标已设')
      return answer?.ok === true
    },
    planTasks: async (item: string, tasks: readonly PlannedTask[]): Promise<boolean> => {
      const answer = await plan.run({ sheetId: id, item, tasks: [...tasks] })
      done(answer, '任务已记下')
      return answer?.ok === true
    },
    confirmData: async (reason: string) => { done(await confirm.run({ sheetId: id, reason }), '已确认，继续往下走') },
  }
}
