import { useCallback, useState, useSyncExternalStore } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ActionInput, ActionName, ActionOutput } from '@shared/contract/actions'
import { canonicalJson, type Json } from '@shared/contract/canonical-json'
import { ask, type AppRefusal } from './call'
import { cloudData } from './cloud-data'
import type { CacheEntry } from './query-cache'

/** Without live updates a page that is shown asks again this often. */
const pollMs = 60_000

/** Why data on show is old, and from when it is. */
export interface Stale {
  readonly since: string
  readonly why: 'offline' | 'trouble'
}

/** A query as a page draws it. */
export interface QueryState<Name extends ActionName> {
  /** An old copy while `isFetching`, or while the last try failed (then `stale` says so). */
  readonly data: ActionOutput<Name> | undefined
  readonly refusal: AppRefusal | null
  readonly isFetching: boolean
  readonly fetchedAt: string | null
  /** For the frame of the page to tell; null while the data is fresh. */
  readonly stale: Stale | null
  readonly refetch: () => Promise<void>
}

const nothing: CacheEntry = { data: undefined, fetchedAt: null, refusal: null, isFetching: false }

/** The key of a question holds the whole question. */
function keyOf<Name extends ActionName>(action: Name, input: ActionInput<Name>): string {
  const json: Json = input
  return `${action}:${canonicalJson(json)}`
}

function inputOf<Name extends ActionName>(action: Name, key: string): ActionInput<Name> {
  return JSON.parse(key.slice(action.length + 1)) as ActionInput<Name>
}

function staleOf({ data, refusal, fetchedAt }: CacheEntry): Stale | null {
  if (data === undefined || refusal === null || fetchedAt === null) return null
  return { since: fetchedAt, why: refusal.code === 'offline' ? 'offline' : 'trouble' }
}

/** Fetches what a page will need, before it is opened: it may be opened where there is no network. */
export function fetchAhead<Name extends ActionName>(action: Name, input: ActionInput<Name>): void {
  const key = keyOf(action, input)
  const leave = cloudData.subscribe(key, () => ask(action, input), () => undefined)
  void cloudData.refetch(key).finally(leave)
}

/** Cloud data for a page: what is known at once, fresh when the page is shown, when the cloud signals a change, and once a minute. `null` input asks nothing yet. */
export function useQuery<Name extends ActionName>(action: Name, input: ActionInput<Name> | null): QueryState<Name> {
  const key = input === null ? null : keyOf(action, input)
  const [isShown, setShown] = useState(true)
  useDidShow(() => { setShown(true) })
  useDidHide(() => { setShown(false) })
  const subscribe = useCallback((onChange: () => void) => {
    if (key === null || !isShown) return () => undefined
    const leave = cloudData.subscribe(key, () => ask(action, inputOf(action, key)), onChange)
    void cloudData.refetch(key)
    const timer = setInterval(() => { void cloudData.refetch(key) }, pollMs)
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [action, key, isShown])
  const entry = useSyncExternalStore(subscribe, () => (key === null ? nothing : cloudData.entry(key)))
  const refetch = useCallback(() => (key === null ? Promise.resolve() : cloudData.refetch(key)), [key])
  return {
    data: entry.data as ActionOutput<Name> | undefined, refusal: entry.refusal, isFetching: entry.isFetching, fetchedAt: entry.fetchedAt, stale: staleOf(entry), refetch,
  }
}
