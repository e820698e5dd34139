import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ActionInput, ActionName, ActionOutput } from '@shared/contract/actions'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'
import { ask, type AppRefusal } from './call'
import { cloudData } from './cloud-data'

/** Without live updates a page that is shown asks again this often. */
const pollMs = 60_000

/** A query as a page draws it. `data` may be an old copy while `isFetching`, or while `refusal.code` is `offline` (then `fetchedAt` says how old). */
export interface QueryState<Name extends ActionName> {
  readonly data: ActionOutput<Name> | undefined
  readonly refusal: AppRefusal | null
  readonly isFetching: boolean
  readonly fetchedAt: string | null
  readonly refetch: () => Promise<void>
}

/** Cloud data for a page: what is known at once, fresh when the page is shown, when the cloud signals a change, and once a minute. `null` input asks nothing yet. */
export function useQuery<Name extends ActionName>(action: Name, input: ActionInput<Name> | null): QueryState<Name> {
  const key = input === null ? null : `${action}:${canonicalJson(input as Json)}`
  const inputRef = useRef(input)
  inputRef.current = input
  const [, redraw] = useState(0)
  const [isShown, setShown] = useState(true)
  useDidShow(() => { setShown(true) })
  useDidHide(() => { setShown(false) })
  useEffect(() => {
    if (key === null || !isShown) return undefined
    const fetch = () => {
      const latest = inputRef.current
      return latest === null ? Promise.reject(new Error('no input')) : ask(action, latest)
    }
    const leave = cloudData.subscribe(key, fetch, () => { redraw((count) => count + 1) })
    void cloudData.refetch(key)
    const timer = setInterval(() => { void cloudData.refetch(key) }, pollMs)
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [action, key, isShown])
  const entry = key === null ? null : cloudData.entry(key)
  const refetch = useCallback(() => (key === null ? Promise.resolve() : cloudData.refetch(key)), [key])
  return {
    data: entry?.data as ActionOutput<Name> | undefined, refusal: entry?.refusal ?? null, isFetching: entry?.isFetching ?? false,
    fetchedAt: entry?.fetchedAt ?? null, refetch,
  }
}
