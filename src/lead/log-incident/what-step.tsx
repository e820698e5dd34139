import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Logbook } from '@shared/incident/read-logbook'
import type { AppRefusal } from '../../cloud/call'
import { serverNow } from '../../cloud/server-clock'
import type { Stale } from '../../cloud/use-query'
import { useQueue } from '../../cloud/queue/use-queue'
import { RefusalNote } from '../../ui/page-state'
import { Avatar, Button, Card } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import type { PictureSource } from '../../ui/photos/camera'
import { inputOf, problemsOf, type Entry, type EntryDraft } from './entry-draft'
import { alikeTextOf, hasMoreProblem, kindsFor, moreTextOf, needsVerifying, problemsFrom, sendTitleOf, wantsPhoto, wordsOf, type KindTile, type PersonRow } from './log-incident-view'
import { MoreFields } from './more-fields'
import { NoPhotoPopup, photoCountLabel, PhotoFields } from '../../ui/photos/photo-fields'
import type { Photographer, usePhotos } from '../../ui/photos/use-photos'

interface WhatStepProps {
  readonly logbook: Logbook
  readonly person: PersonRow
  readonly photos: ReturnType<typeof usePhotos>
  readonly by: Photographer
  readonly draft: EntryDraft
  readonly now: string
  readonly stale: Stale | null
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onChange: (draft: EntryDraft) => void
  readonly onSend: (entry: Entry) => Promise<void>
}

/** 什么事: the kinds of the person's sheet with what each costs; everything else may stay empty and folded away. */
export function WhatStep({ logbook, person, photos, by, draft, now, stale, isBusy, refusal, onChange, onSend }: WhatStepProps) {
  const [isMoreOpen, setMoreOpen] = useState(false)
  const [isNoPhotoOpen, setNoPhotoOpen] = useState(false)
  const kinds = kindsFor(logbook, person.id)
  const words = wordsOf(logbook, draft)
  const unsent = useQueue().filter((entry) => entry.action === 'log-incident')
  const alike = alikeTextOf(logbook, unsent, draft, now)
  const refused = problemsFrom(refusal)
  const problems = { ...refused, ...problemsOf(draft, now) }
  const isAside = Object.keys(refused).length > 0
  const send = () => {
    const input = inputOf(draft, serverNow())
    if (input === null || words === null) return
    if (Object.keys(problemsOf(draft, serverNow())).length > 0) setMoreOpen(true)
    else void onSend({ input, ...words, isNow: draft.happened === null, needsVerifying: needsVerifying(logbook, draft) })
  }
  const take = (source: PictureSource) => { void photos.take(source, draft.orderNo, by) }
  const foot = (
    <View>
      {!isAside && <RefusalNote refusal={refusal} />}
      {alike !== null && <View className='banner log-alike' ariaRole='alert'><Text>{alike}</Text></View>}
      {wantsPhoto(logbook, words, draft, photos.photos.length) ? (
        <View className='buttons'>
          <Button kind='plain' isOff={photos.isTaking} onTap={() => { setNoPhotoOpen(true) }}>没法拍</Button>
          <Button isBusy={photos.isTaking} onTap={() => { take('camera') }}>拍照</Button>
        </View>
      ) : <Button isBusy={isBusy || photos.isTaking} isOff={words === null} onTap={send}>{sendTitleOf(words, alike !== null)}</Button>}
    </View>
  )
  return (
    <Screen stale={stale} foot={foot}>
      <Card>
        <View className='line'>
          <Avatar name={person.name} />
          <View className='log-person'><Text className='block strong'>{person.name}</Text><Text className='block muted small'>{person.detail}</Text></View>
          <View className='log-change' hoverClass='pressed' ariaRole='button' onClick={() => { onChange({ ...draft, employeeId: null }) }}>换人</View>
        </View>
        {refused.employeeId !== undefined && <Text className='field-error'>{refused.employeeId}</Text>}
      </Card>
      {refused.kind !== undefined && <Text className='field-error log-kind-error'>{refused.kind}</Text>}
      {kinds.bad.length > 0 && <Card title='违规' aside='每次扣分'><Kinds tiles={kinds.bad} chosen={draft.kind} tone='bad' onChoose={(kind) => { onChange({ ...draft, kind }) }} /></Card>}
      {kinds.good.length > 0 && <Card title='表扬' aside='每次加分'><Kinds tiles={kinds.good} chosen={draft.kind} tone='good' onChoose={(kind) => { onChange({ ...draft, kind }) }} /></Card>}
      {kinds.bad.length + kinds.good.length === 0 && <Card><Text className='muted'>{person.name}的考核表里没有可以记的事</Text></Card>}
      {words !== null && (
        <Card title='照片' aside={photoCountLabel(photos.photos.length)}>
          <PhotoFields photos={photos.photos} source={logbook.photos.source} isTaking={photos.isTaking} noPhoto={draft.noPhoto} onTake={take} onRemove={photos.remove} />
        </Card>
      )}
      <Card>
        <View className='line log-more' hoverClass='pressed' ariaRole='button' ariaLabel={isMoreOpen ? '收起补充' : '补充'} onClick={() => { setMoreOpen(!isMoreOpen) }}>
          <View className='log-more-text'><Text className='block'>补充</Text><Text className='block muted small'>{moreTextOf(draft)}</Text></View>
          <Text className='accent small log-more-end'>{isMoreOpen ? '收起' : '填写'}</Text>
        </View>
        {(isMoreOpen || hasMoreProblem(problems)) && <MoreFields draft={draft} problems={problems} now={now} onChange={onChange} />}
      </Card>
      {isNoPhotoOpen && (
        <NoPhotoPopup onClose={() => { setNoPhotoOpen(false) }} onChoose={(noPhoto) => {
          setNoPhotoOpen(false)
          onChange({ ...draft, noPhoto })
        }} />
      )}
    </Screen>
  )
}

interface KindsProps {
  readonly tiles: readonly KindTile[]
  readonly chosen: string | null
  readonly tone: 'good' | 'bad'
  readonly onChoose: (kind: string) => void
}

function Kinds({ tiles, chosen, tone, onChoose }: KindsProps) {
  return (
    <View className='log-kinds' ariaRole='radiogroup'>
      {tiles.map((tile) => (
        <View key={tile.kind} className={tile.kind === chosen ? 'log-kind on' : 'log-kind'} hoverClass='pressed' ariaRole='radio' ariaLabel={tile.kind === chosen ? `${tile.label}，已选` : tile.label} onClick={() => { onChoose(tile.kind) }}>
          <Text className='block strong'>{tile.title}</Text>
          <Text className={`block strong ${tone}`}>{tile.points}</Text>
          <Text className='block small log-kind-item'>{tile.itemTitle}</Text>
        </View>
      ))}
    </View>
  )
}
