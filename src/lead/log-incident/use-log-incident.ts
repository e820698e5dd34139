import { useCallback, useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { ActionOutput } from '@shared/contract/actions'
import type { AppRefusal } from '../../cloud/call'
import { serverNow } from '../../cloud/server-clock'
import { readSession } from '../../cloud/session'
import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import { freshDraft, type Entry, type EntryDraft } from './entry-draft'
import { UnsentEntry } from './unsent-entry'

/** Whether the server may or may not have got it: then the same entry is sent again and nothing else. */
const unanswered: readonly AppRefusal['code'][] = ['offline', 'busy', 'internal']

/** An entry belongs to the person who made it: somebody else on the same phone never sends it. */
function storageKey(): string {
  return `shifu:unsent-incident:${readSession()?.personId ?? ''}`
}

const unsentEntry = new UnsentEntry({
  read: (): unknown => Taro.getStorageSync(storageKey()),
  write: (entry) => { Taro.setStorageSync(storageKey(), entry) },
  remove: () => { Taro.removeStorageSync(storageKey()) },
})

/** The draft, the entry on its way, and what was recorded last. */
export function useLogIncident(personId: string | null) {
  const { run, isBusy, refusal, forget } = useCommand('log-incident')
  const [draft, setDraft] = useState<EntryDraft>(() => freshDraft(personId))
  const [unsent, setUnsent] = useState<Entry | null>(() => unsentEntry.read())
  const [done, setDone] = useState<{ readonly entry: Entry; readonly output: ActionOutput<'log-incident'>; readonly now: string } | null>(null)
  const send = useCallback(async (entry: Entry, isRepeat = false) => {
    // Answered meanwhile, on another page that had sent it: sending it again would log it twice.
    if (isRepeat && unsentEntry.read() === null) {
      setUnsent(null)
      toast('刚才已经记上了')
      return
    }
    unsentEntry.keep(entry)
    const answer = await run(entry.input)
    if (answer === null) return
    if (!answer.ok && unanswered.includes(answer.refusal.code)) {
      setUnsent(entry)
      return
    }
    unsentEntry.drop()
    setUnsent(null)
    if (answer.ok) setDone({ entry, output: answer.output, now: serverNow() })
  }, [run])
  useSendOnNetwork(unsent, send)
  return {
    draft, unsent, done, isBusy, refusal,
    change: (next: EntryDraft) => {
      forget()
      setDraft(next)
    },
    send: (entry: Entry) => send(entry),
    sendAgain: (entry: Entry) => send(entry, true),
    again: () => {
      forget()
      setDone(null)
      setDraft(freshDraft(null))
    },
    discard: () => {
      unsentEntry.drop()
      forget()
      setUnsent(null)
    },
  }
}

/** While an unsent entry is on show it goes by itself as soon as the phone has a network again. */
function useSendOnNetwork(unsent: Entry | null, send: (entry: Entry, isRepeat: boolean) => Promise<void>): void {
  const waiting = useRef<Entry | null>(null)
  useEffect(() => { waiting.current = unsent }, [unsent])
  useEffect(() => {
    const onChange = ({ isConnected }: { readonly isConnected: boolean }) => {
      if (isConnected && waiting.current !== null) void send(waiting.current, true)
    }
    Taro.onNetworkStatusChange(onChange)
    return () => { Taro.offNetworkStatusChange(onChange) }
  }, [send])
}
