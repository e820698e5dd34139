import { useState } from 'react'
import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import { draftOf, nextKeyAfter, splitLines, type RateDraft, type RateLine } from './rate-view'

/** Which line is open (the one asked for, else the first that waits; none once all are given), its draft, and sending it. */
export function useRating(lines: readonly RateLine[], askedKey: string | null) {
  const [chosenKey, setChosenKey] = useState<string | null>(askedKey)
  const [isClosed, setClosed] = useState(false)
  const [drafts, setDrafts] = useState<Readonly<Record<string, RateDraft>>>({})
  const { run, isBusy, refusal, forget } = useCommand('rate-item')
  const chosen = isClosed ? undefined : (lines.find(({ key }) => key === chosenKey) ?? splitLines(lines).waiting[0])
  const nextKey = chosen === undefined ? null : nextKeyAfter(lines, chosen.key)
  const draft = chosen === undefined ? undefined : (drafts[chosen.key] ?? draftOf(chosen))
  const choose = (key: string | null) => {
    forget()
    setChosenKey(key)
    setClosed(key === null)
  }
  return {
    chosen, draft, nextKey, isBusy, refusal, choose,
    change: (next: RateDraft) => {
      if (chosen === undefined) return
      forget()
      setDrafts({ ...drafts, [chosen.key]: next })
    },
    submit: async () => {
      if (chosen === undefined || draft === undefined) return
      const answer = await run({ sheetId: chosen.sheetId, item: chosen.itemId, points: draft.points, comment: draft.comment.trim() })
      if (answer?.ok !== true) return
      toast(`${chosen.name} ${draft.points} 分，已记下`)
      choose(nextKey)
    },
  }
}
