import { useEffect } from 'react'
import type { Me } from '@shared/people/read-me'
import type { AppRefusal } from './call'
import { cloudData } from './cloud-data'
import { listen } from './live'
import { noteOwner } from './queue/queue'
import { goToSignIn } from './sign-in-page'
import { useQuery } from './use-query'

/** Changes that come close together are fetched once. */
const gatherMs = 120

let stopListening: (() => void) | null = null
let listeningFor: string | null = null
let gather: ReturnType<typeof setTimeout> | null = null

function listenFor(personId: string): void {
  if (listeningFor === personId) return
  stopListening?.()
  listeningFor = personId
  stopListening = listen(personId, () => {
    if (gather !== null) return
    gather = setTimeout(() => {
      gather = null
      cloudData.invalidate()
    }, gatherMs)
  })
}

/** Ends the live updates, at sign-out. */
export function stopLive(): void {
  stopListening?.()
  stopListening = null
  listeningFor = null
}

/** Who is signed in; leads to the sign-in page when nobody is, and listens for changes as long as somebody is. */
export function useMe(): { me: Me | undefined; refusal: AppRefusal | null; refetch: () => Promise<void> } {
  const { data, refusal, refetch } = useQuery('read-me', {})
  const isNobody = refusal?.code === 'not-signed-in'
  const personId = data?.id
  useEffect(() => {
    if (isNobody) void goToSignIn()
  }, [isNobody])
  useEffect(() => {
    if (personId === undefined) return
    listenFor(personId)
    noteOwner(personId)
  }, [personId])
  return { me: data, refusal: isNobody ? null : refusal, refetch }
}

/** Whether the person's roles allow an action at all; draws doors only where they lead somewhere. */
export function mayDo(me: Pick<Me, 'may'> | undefined, action: string): boolean {
  return me?.may.includes(action) ?? false
}
