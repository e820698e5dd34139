import type { ActionInput, ActionName } from '@shared/contract/actions'
import type { Me } from '@shared/people/read-me'
import { useMe } from './use-me'
import { useQuery, type QueryState } from './use-query'

/** A query of somebody who is signed in: it is asked once it is known who, and a no to either is the page's refusal. `null` input asks nothing. */
export function useMyQuery<Name extends ActionName>(action: Name, input: ActionInput<Name> | null): QueryState<Name> & { readonly me: Me | undefined } {
  const { me, refusal, refetch } = useMe()
  const query = useQuery(action, me === undefined ? null : input)
  return { ...query, me, refusal: refusal ?? query.refusal, refetch: me === undefined ? refetch : query.refetch }
}
