import { useEffect, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import type { Logbook } from '@shared/incident/read-logbook'
import { queueFullText } from '../../cloud/queue/queue'
import { useMyQuery } from '../../cloud/use-my-query'
import { useNow } from '../../cloud/use-now'
import type { Stale } from '../../cloud/use-query'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Screen } from '../../ui/screen'
import { withPerson } from './entry-draft'
import { kindsFor, personOf } from './log-incident-view'
import { Full, Kept, Logged } from './outcome'
import { useLogIncident } from './use-log-incident'
import type { Photographer } from '../../ui/photos/use-photos'
import { WhatStep } from './what-step'
import { WhoStep } from './who-step'
import './index.scss'

/** 记一笔: who, what, send. It works from the logbook kept on the phone; what can't be sent yet waits on the phone and goes by itself. */
export default function LogIncidentPage() {
  const { params } = useRouter()
  const [fullText, setFullText] = useState(queueFullText)
  const { me, data, refusal, refetch, stale } = useMyQuery('read-logbook', {})
  if (fullText !== null && paramOf(params, 'entry') === null) return <Full text={fullText} />
  if (me === undefined || data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[96, 110, 110, 110, 110]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  return <LogIncident logbook={data} by={{ reporter: me.name, store: me.storeName }} personId={paramOf(params, 'person')} editedId={paramOf(params, 'entry')} stale={stale} onAgain={() => { setFullText(queueFullText()) }} />
}

interface LogIncidentProps {
  readonly logbook: Logbook
  readonly by: Photographer
  readonly personId: string | null
  readonly editedId: string | null
  readonly stale: Stale | null
  readonly onAgain: () => void
}

function LogIncident({ logbook, by, personId, editedId, stale, onAgain }: LogIncidentProps) {
  const now = useNow()
  const entry = useLogIncident(personId, editedId)
  const { draft, standing } = entry
  const step = standing?.kind ?? (draft.employeeId === null ? 'who' : 'what')
  useEffect(() => { void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }) }, [step])
  const again = () => {
    onAgain()
    entry.again()
  }
  if (standing?.kind === 'logged') return <Logged {...standing} onAgain={again} />
  if (standing !== null) return <Kept entry={standing.entry} now={now} isGone={standing.kind === 'gone'} onAgain={again} />
  if (logbook.people.length === 0) return <Screen stale={stale}><Empty title='还没有可以记的人' text='您负责的师傅有了考核表，就会出现在这里。' action={{ title: '返回', onTap: back }} /></Screen>
  const person = personOf(logbook, draft.employeeId, now)
  if (person === null) {
    const kindsOf = (id: string) => Object.values(kindsFor(logbook, id)).flat().map(({ kind }) => kind)
    return <WhoStep logbook={logbook} now={now} stale={stale} isUnknown={draft.employeeId !== null} refusal={entry.refusal} onChoose={(id) => { entry.change(withPerson(draft, id, kindsOf(id))) }} />
  }
  return <WhatStep logbook={logbook} person={person} photos={entry.photos} by={by} draft={draft} now={now} stale={stale} isBusy={entry.isBusy} refusal={entry.refusal} onChange={entry.change} onSend={entry.send} />
}
