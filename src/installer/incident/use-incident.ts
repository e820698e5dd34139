import { useState } from 'react'
import type { AppRefusal } from '../../cloud/call'
import { useCommand } from '../../cloud/use-command'
import { useConsent } from '../../cloud/use-consent'
import { toast } from '../../ui/toast'
import type { Verdict } from './incident-page-view'

/** Which small task is open over the incident. */
export type IncidentTask = 'dispute' | 'decide' | 'admit' | 'withdraw' | 'pull-back' | null

/** What may be done on the incident page; a refusal stays beside what was filled in. */
export function useIncidentActions(incidentId: string) {
  const [task, setTask] = useState<IncidentTask>(null)
  const acknowledge = useCommand('acknowledge-incident')
  const decide = useCommand('decide-incident')
  const admit = useCommand('admit-incident')
  const withdraw = useCommand('withdraw-incident')
  const pullBack = useCommand('pull-back-incident')
  const { ask } = useConsent()
  const all = [acknowledge, decide, admit, withdraw, pullBack]
  const done = (answer: { readonly ok: boolean } | null, text: string) => {
    if (answer?.ok !== true) return
    setTask(null)
    toast(text)
  }
  return {
    task,
    openTask: (next: IncidentTask) => {
      for (const each of all) each.forget()
      setTask(next)
    },
    isBusy: all.some((each) => each.isBusy),
    refusal: all.map((each) => each.refusal).find((refusal): refusal is AppRefusal => refusal !== null) ?? null,
    acknowledge: async () => { void ask(['incident']); done(await acknowledge.run({ incidentId }), '已确认') },
    decide: async (verdict: Verdict, quantity: number, reason: string) => {
      done(await decide.run({ incidentId, verdict, quantity: verdict === 'reduced' ? quantity : null, reason }), '已裁定')
    },
    admit: async (isAdmitted: boolean, reason: string) => { done(await admit.run({ incidentId, isAdmitted, reason }), isAdmitted ? '已同意，开始计分' : '已说明，不计分') },
    withdraw: async (reason: string) => { done(await withdraw.run({ incidentId, reason }), '已撤回') },
    pullBack: async (reason: string) => { done(await pullBack.run({ incidentId, reason }), '已归到上月') },
  }
}
