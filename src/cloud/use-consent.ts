import { useCallback } from 'react'
import type { SubscriptionKey } from '@shared/message/message-kinds'
import { command } from './call'
import { cloudData } from './cloud-data'
import { requestConsent } from './request-consent'
import { useMyQuery } from './use-my-query'

/** How many consents are enough: nobody is asked again before some are used up. */
const enough = 5

/**
 * Asks for consents to be told through WeChat, inside of a tap, before anything else is waited for. Answers how many were given; where the company
 * has no such template, or there are enough consents, nobody is asked.
 */
export function useConsent(): { readonly ask: (keys: readonly SubscriptionKey[]) => Promise<number>; readonly isAskable: boolean } {
  const { data } = useMyQuery('list-messages', {})
  const subscriptions = data?.subscriptions
  const ask = useCallback(async (keys: readonly SubscriptionKey[]): Promise<number> => {
    const wanted = (subscriptions ?? []).filter(({ key, consents }) => keys.includes(key) && consents < enough)
    if (wanted.length === 0) return 0
    const allowed = await requestConsent(wanted.map(({ templateId }) => templateId))
    const given = wanted.filter(({ templateId }) => allowed.includes(templateId)).map(({ key }) => key)
    if (given.length === 0) return 0
    const answer = await command('record-consent', { keys: given })
    cloudData.invalidate()
    return answer.ok ? given.length : 0
  }, [subscriptions])
  return { ask, isAskable: (subscriptions ?? []).some(({ consents }) => consents < enough) }
}
