import { useState } from 'react'
import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import type { ObjectionVerdict } from './objection-view'

/** Objecting to a value of the sheet, and deciding about one; a refusal stays beside what was filled in. */
export function useObjections(sheetId: string) {
  const object = useCommand('object-to-value')
  const decide = useCommand('decide-objection')
  const [valueId, setValueId] = useState<string | null>(null)
  const [decidingId, setDecidingId] = useState<string | null>(null)
  return {
    valueId, decidingId, isBusy: object.isBusy || decide.isBusy, refusal: object.refusal ?? decide.refusal,
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
    decide: async (verdict: ObjectionVerdict, value: string, reason: string) => {
      const answer = decidingId === null ? null : await decide.run({ sheetId, objectionId: decidingId, verdict, value: verdict === 'changed' ? value : null, reason })
      if (answer?.ok !== true) return
      setDecidingId(null)
      toast('已裁定')
    },
  }
}
