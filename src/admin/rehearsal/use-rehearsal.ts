import { useEffect, useState } from 'react'
import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import type { RehearsalLine } from '@shared/rehearsal/rehearse-template'
import type { TriedSettings } from '@shared/rehearsal/tried-settings'
import { ask, type AppRefusal } from '../../cloud/call'

/** What is tried: null where the cloud chooses, the form with changes and the newest month. */
export interface RehearsalChoice {
  readonly templateId: string | null
  readonly version: 'draft' | 'in-use'
  readonly periodIds: readonly string[] | null
  /** Settings on top of the form; empty for none. */
  readonly tried: TriedSettings
}

type Page = ActionOutput<'rehearse-template'>
type Answer = Omit<Page, 'lines' | 'next'>

async function askPage(input: ActionInput<'rehearse-template'>): Promise<Page | AppRefusal> {
  const answer = await ask('rehearse-template', input)
  return answer.ok ? answer.output : answer.refusal
}

/** What has come in so far. */
export interface Rehearsal {
  readonly head: Answer | null
  readonly lines: readonly RehearsalLine[]
  readonly isDone: boolean
  readonly refusal: AppRefusal | null
}

const nothing: Rehearsal = { head: null, lines: [], isDone: false, refusal: null }

/** Asks month by month and page by page, a hundred sheets each, until all are there; another choice begins anew. */
export function useRehearsal({ templateId, version, periodIds, tried }: RehearsalChoice): Rehearsal & { readonly retry: () => void } {
  const [found, setFound] = useState<Rehearsal>(nothing)
  const [tries, setTries] = useState(0)
  const months = periodIds === null ? null : periodIds.join(' ')
  const settings = JSON.stringify(tried)
  useEffect(() => {
    let isWanted = true
    const run = async (): Promise<void> => {
      setFound((before) => ({ ...nothing, head: before.head }))
      const lines: RehearsalLine[] = []
      let head: Answer | null = null
      for (const periodId of months === null ? [null] : months.split(' ')) {
        let after: string | null = null
        do {
          const answer: Page | AppRefusal = await askPage({ templateId, version, tried, periodId, after })
          if (!isWanted) return
          if ('code' in answer) { setFound({ head, lines, isDone: true, refusal: answer }); return }
          const { lines: page, next, ...rest } = answer
          lines.push(...page)
          head = rest
          after = next
          setFound({ head, lines: [...lines], isDone: false, refusal: null })
        } while (after !== null)
      }
      setFound({ head, lines, isDone: true, refusal: null })
    }
    void run()
    return () => { isWanted = false }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `settings` is what `tried` says
  }, [templateId, version, months, settings, tries])
  return { ...found, retry: () => { setTries(tries + 1) } }
}
