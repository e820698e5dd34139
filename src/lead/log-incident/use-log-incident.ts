import { useCallback, useRef, useState } from 'react'
import type { AppRefusal } from '../../cloud/call'
import { answerTo, discardEntry, submitEntry } from '../../cloud/queue/queue'
import type { LogOutput } from '../../cloud/queue/queue-runner'
import type { QueuedLog } from '../../cloud/queue/queued'
import { useQueue } from '../../cloud/queue/use-queue'
import { clockNow, serverNow } from '../../cloud/server-clock'
import { draftOf, freshDraft, type Entry, type EntryDraft } from './entry-draft'
import { usePhotos } from '../../ui/photos/use-photos'

/** What was handed in last: where it stands is read from the queue. */
interface HandedIn {
  readonly commandId: string
  readonly entry: Entry
}

/** How it stands with what was handed in last. */
export type Standing =
  | { readonly kind: 'logged'; readonly entry: Entry; readonly output: LogOutput; readonly now: string }
  | { readonly kind: 'kept' | 'gone'; readonly entry: Entry }

/** The draft, and what became of what was handed in last. `editedId`: an entry that was refused and is changed here. */
export function useLogIncident(personId: string | null, editedId: string | null) {
  const queue = useQueue()
  const edited = queue.find((queued): queued is QueuedLog => queued.action === 'log-incident' && queued.commandId === editedId)
  const photos = usePhotos(edited)
  const [draft, setDraft] = useState<EntryDraft>(() => (edited === undefined ? freshDraft(personId) : draftOf(edited.input)))
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(edited?.refusal ?? null)
  const [handedIn, setHandedIn] = useState<HandedIn | null>(null)
  const busy = useRef(false)
  const send = useCallback(async (entry: Entry) => {
    if (busy.current) return
    busy.current = true
    setBusy(true)
    setRefusal(null)
    try {
      const { input, isNow, needsVerifying: _, ...words } = entry
      const outcome = await submitEntry({ input, words, clock: isNow ? clockNow() : null }, photos.photos)
      if (outcome.kind === 'refused') {
        // It is changed here and now, with everything still filled in; the list of unsent ones need not show it.
        discardEntry(outcome.commandId)
        setRefusal(outcome.refusal)
        return
      }
      if (editedId !== null) discardEntry(editedId)
      setHandedIn({ commandId: outcome.commandId, entry })
    } finally {
      busy.current = false
      setBusy(false)
    }
  }, [editedId, photos.photos])
  return {
    draft, photos, isBusy, refusal, send, standing: standingOf(handedIn, queue.some(({ commandId }) => commandId === handedIn?.commandId)),
    change: (next: EntryDraft) => {
      setRefusal(null)
      setDraft(next)
    },
    again: () => {
      setRefusal(null)
      setHandedIn(null)
      photos.clear()
      setDraft(freshDraft(null))
    },
  }
}

function standingOf(handedIn: HandedIn | null, isQueued: boolean): Standing | null {
  if (handedIn === null) return null
  const { commandId, entry } = handedIn
  const output = answerTo(commandId)
  if (output !== null) return { kind: 'logged', entry, output, now: serverNow() }
  return { kind: isQueued ? 'kept' : 'gone', entry }
}
