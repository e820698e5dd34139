import { useState } from 'react'
import type { ActionName } from '@shared/contract/actions'
import type { QueryState } from './use-query'

type Stage = 'unasked' | 'asked' | 'answered'

/** A question is asked once it is being fetched, and answered once it no longer is; later fetches change nothing of that. */
function stageAfter(before: Stage, isFetching: boolean): Stage {
  if (before === 'unasked') return isFetching ? 'asked' : 'unasked'
  return before === 'asked' && isFetching ? 'asked' : 'answered'
}

/**
 * Whether the cloud has answered, or failed to, since the page was opened. Until then what is there may be an old copy: good enough to read, but
 * not to begin a form from that will be sent.
 */
export function useAnswered<Name extends ActionName>({ isFetching }: Pick<QueryState<Name>, 'isFetching'>): boolean {
  const [stage, setStage] = useState<Stage>('unasked')
  const now = stageAfter(stage, isFetching)
  if (now !== stage) setStage(now)
  return now === 'answered'
}
