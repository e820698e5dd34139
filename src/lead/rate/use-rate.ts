import { useState } from 'react'
import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import { draftOf, givenText, nextKeyAfter, roundOf, roundsOf, splitLines, type RateDraft, type RateLine } from './rate-view'

/** Which line is open (the one asked for, else the first that waits; none once all are given), its draft, and sending it. */
export function useRating(lines: readonly RateLine[], isFresh: boolean, askedKey: string | null) {
  const [chosenKey, setChosenKey] = useState<string | null>(askedKey)
  const [isClosed, setClosed] = useState(false)
  const [drafts, setDrafts] = useState<Readonly<Record<string, RateDraft>>>({})
  const [givenKeys, setGivenKeys] = useState<readonly string[]>([])
  const { run, isBusy, refusal, forget } = useCommand('rate-item')
  const chosen = isClosed ? undefined : (lines.find(({ key }) => key === chosenKey) ?? splitLines(roundsOf(lines).now).waiting[0])
  const nextKey = chosen === undefined ? null : nextKeyAfter(roundOf(lines, chosen.key), chosen.key)
  const draft = chosen === undefined ? undefined : (drafts[chosen.key] ?? draftOf(chosen))
  const choose = (key: string | null) => {
    forget()
    setChosenKey(key)
    setClosed(key === null)
  }
  return {
    chosen, draft, nextKey,
    /** The line that was asked for takes no points any more, and not because they were given here. */
    isAskedGone: isFresh && askedKey !== null && !givenKeys.includes(askedKey) && !lines.some(({ key }) => key === askedKey),
    isBusy, refusal, choose,
    change: (next: RateDraft) => {
      if (chosen === undefined) return
      forget()
      setDrafts({ ...drafts, [chosen.key]: next })
    },
    submit: async () => {
      if (chosen === undefined || draft === undefined) return
      const given = draft.level !== null && chosen.levels.length > 0 ? { level: draft.level } : { points: draft.points }
      const answer = await run({ sheetId: chosen.sheetId, item: chosen.itemId, ...given, comment: draft.comment.trim() })
      if (answer?.ok !== true) return
      setGivenKeys([...givenKeys, chosen.key])
      toast(`${chosen.name} ${givenText(draft, chosen)}，已记下`)
      choose(nextKey)
    },
  }
}
