import { useState } from 'react'
import { useCommand } from '../../cloud/use-command'
import { isSure, toast } from '../../ui/toast'
import type { ObjectionVerdict } from './objection-view'

/** Objecting to a value of the sheet, and deciding about one; a refusal stays beside what was filled in. */
export function useObjections(sheetId: string) {
  const object = useCommand('object-to-value')
  const decide = useCommand('decide-objection')
  const withdraw = useCommand('withdraw-objection')
  const [valueId, setValueId] = useState<string | null>(null)
  const [decidingId, setDecidingId] = useState<string | null>(null)
  return {
    valueId, decidingId, isBusy: object.isBusy || decide.isBusy || withdraw.isBusy, refusal: object.refusal ?? decide.refusal, withdrawRefusal: withdraw.refusal,
    openObjection: (next: string | null) => {
      object.forget()
      setValueId(next)
    },
    openDecision: (next: string | null) => {
      decide.forget()
      setDecidingId(next)
    },
    object: async (reason: string) => {
      const answer = valueId === null ? null : await object.run({ sheetId, valueId, reason })
      if (answer?.ok !== true) return
      setValueId(null)
      toast('异议已提出，先不计分')
    },
    withdraw: async (objectionId: string) => {
      if (!await isSure('撤回异议', '撤回以后按原来的数值计分，同一个数值不能再提。', '撤回')) return
      const answer = await withdraw.run({ sheetId, objectionId })
      if (answer?.ok === true) toast('已撤回')
    },
    decide: async (verdict: ObjectionVerdict, value: string, reason: string) => {
      const answer = decidingId === null ? null : await decide.run({ sheetId, objectionId: decidingId, verdict, value: verdict === 'changed' ? value : null, reason })
      if (answer?.ok !== true) return
      setDecidingId(null)
      toast('已裁定')
    },
  }
}
