import { useCallback, useRef, useState } from 'react'
import type { ActionInput, ActionName } from '@shared/contract/actions'
import { command, type Answer, type AppRefusal } from './call'
import { cloudData } from './cloud-data'

/** A command as a page uses it: one at a time, so that a double tap does nothing twice. */
export interface CommandState<Name extends ActionName> {
  readonly run: (input: ActionInput<Name>) => Promise<Answer<Name> | null>
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly forget: () => void
}

/** Runs an action and brings every shown page up to date after it. `run` answers null when one is under way already. */
export function useCommand<Name extends ActionName>(action: Name): CommandState<Name> {
  const busy = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const run = useCallback(async (input: ActionInput<Name>) => {
    if (busy.current) return null
    busy.current = true
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await command(action, input)
      if (!answer.ok) setRefusal(answer.refusal)
      cloudData.invalidate()
      return answer
    } finally {
      busy.current = false
      setBusy(false)
    }
  }, [action])
  const forget = useCallback(() => { setRefusal(null) }, [])
  return { run, isBusy, refusal, forget }
}
