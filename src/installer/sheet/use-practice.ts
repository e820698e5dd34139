import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import type { AppRefusal } from '../../cloud/call'
import type { PlanStep, ReviewOutcome } from '@shared/improvement/improvement-plan'
import type { RaterRole } from '@shared/scoring/template'

/** What may be done about the talk, the improvement plan and the anonymous groups of a sheet; each answers whether it is done. */
export function usePractice(sheetId: string) {
  const planTalk = useCommand('plan-talk')
  const recordTalk = useCommand('record-talk')
  const confirmTalk = useCommand('confirm-talk')
  const writePlan = useCommand('write-plan')
  const reviewPlan = useCommand('review-plan')
  const codes = useCommand('create-answer-codes')
  const choose = useCommand('choose-raters')
  const all = [planTalk, recordTalk, confirmTalk, writePlan, reviewPlan, codes, choose]
  const done = (answer: { readonly ok: boolean } | null, text: string): boolean => {
    if (answer?.ok !== true) return false
    toast(text)
    return true
  }
  return {
    isBusy: all.some((each) => each.isBusy),
    refusal: all.map((each) => each.refusal).find((refusal): refusal is AppRefusal => refusal !== null) ?? null,
    forget: () => { for (const each of all) each.forget() },
    planTalk: async (plannedOn: string) => done(await planTalk.run({ sheetId, plannedOn }), '约好了'),
    recordTalk: async (heldOn: string, notes: string) => done(await recordTalk.run({ sheetId, heldOn, notes }), '记好了，等本人确认'),
    confirmTalk: async (agrees: boolean, remark: string) => done(await confirmTalk.run({ sheetId, agrees, remark }), agrees ? '已确认' : '异议已提出'),
    writePlan: async (steps: readonly PlanStep[]) => done(await writePlan.run({ sheetId, steps: [...steps] }), '计划已记下'),
    reviewPlan: async (outcomes: readonly ReviewOutcome[], remark: string) => done(await reviewPlan.run({ sheetId, outcomes: [...outcomes], remark }), '回顾已记下'),
    /** The codes, shown this once; null where there are none. */
    createCodes: async (count: number): Promise<readonly string[] | null> => {
      const answer = await codes.run({ sheetId, count })
      return answer?.ok === true ? answer.output.codes : null
    },
    chooseRaters: async (role: RaterRole, personIds: readonly string[]) => done(await choose.run({ sheetId, role, personIds: [...personIds] }), '已请他们评分'),
  }
}

export type Practice = ReturnType<typeof usePractice>
