import { useState } from 'react'
import { useCommand } from '../../cloud/use-command'
import { answersOf, emptyDraft, type AnswerDraft, type FormLine } from './answer-view'

/** Which form is open (the one asked for, else the first that waits), what is chosen on it, and sending it. */
export function useAnswer(lines: readonly FormLine[], askedKey: string | null) {
  const [chosenKey, setChosenKey] = useState<string | null>(askedKey)
  const [drafts, setDrafts] = useState<Readonly<Record<string, AnswerDraft>>>({})
  const [sentKey, setSentKey] = useState<string | null>(null)
  const { run, isBusy, refusal, forget } = useCommand('submit-answers')
  const waiting = lines.filter(({ form }) => !form.hasAnswered)
  const chosen = sentKey !== null ? undefined : (waiting.find(({ key }) => key === chosenKey) ?? waiting[0])
  const draft = chosen === undefined ? emptyDraft : (drafts[chosen.key] ?? emptyDraft)
  return {
    chosen, draft, waiting, isBusy, refusal,
    /** The form that has just been handed in: the page thanks before it goes on. */
    sent: lines.find(({ key }) => key === sentKey) ?? null,
    choose: (key: string) => { forget(); setSentKey(null); setChosenKey(key) },
    change: (next: AnswerDraft) => { if (chosen !== undefined) setDrafts({ ...drafts, [chosen.key]: next }) },
    submit: async () => {
      if (chosen === undefined) return
      const answer = await run({ sheetId: chosen.form.sheetId, role: chosen.form.role, ...answersOf(chosen.form, draft) })
      if (answer?.ok !== true) return
      // Nothing of it stays on the phone either.
      setDrafts({})
      setSentKey(chosen.key)
    },
  }
}
