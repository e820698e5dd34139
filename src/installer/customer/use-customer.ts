import { useState } from 'react'
import type { AnswerForm } from '@shared/rating360/answer-form'
import { becomeGuest } from '../../cloud/guest'
import { useCommand } from '../../cloud/use-command'
import { answersOf, emptyDraft, type AnswerDraft } from '../answer/answer-view'

/** What a code looks like; small letters and blanks are forgiven. */
export function codeOf(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** A customer's way: the code, its form, the answers, thanks. */
export function useCustomer(given: string | null) {
  const [typed, setTyped] = useState(given ?? '')
  const [form, setForm] = useState<AnswerForm | null>(null)
  const [draft, setDraft] = useState<AnswerDraft>(emptyDraft)
  const [isDone, setDone] = useState(false)
  const opening = useCommand('open-customer-form')
  const sending = useCommand('submit-customer-answers')
  const code = codeOf(typed)
  return {
    typed, code, form, draft, isDone, type: setTyped, change: setDraft,
    isBusy: opening.isBusy || sending.isBusy, refusal: opening.refusal ?? sending.refusal,
    open: async () => {
      await becomeGuest()
      const answer = await opening.run({ code })
      if (answer?.ok === true) setForm(answer.output)
    },
    submit: async () => {
      if (form === null) return
      const answer = await sending.run({ code, ...answersOf(form, draft) })
      if (answer?.ok === true) setDone(true)
    },
  }
}
