import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { Image, Text, View } from '@tarojs/components'
import type { IncidentView } from '@shared/incident/incident-view'
import { ask } from '../../cloud/call'
import { Card, Tag } from '../../ui/parts'
import { toast } from '../../ui/toast'
import { photoLinesOf, type PhotoLine } from './photos-view'

/** A link lives for ten minutes only, so a new one is asked for whenever it is needed. */
async function linkTo(incidentId: string, sha256: string): Promise<string | null> {
  const answer = await ask('read-photo', { incidentId, sha256 })
  return answer.ok ? answer.output.url : null
}

/** 照片: the evidence of both sides, small; a tap shows it whole. */
export function PhotosCard({ incident, now }: { readonly incident: IncidentView; readonly now: string }) {
  const lines = photoLinesOf(incident, now)
  if (lines.length === 0) return null
  return (
    <Card title='照片' aside={`${lines.length} 张`}>
      {lines.map((line) => <PhotoRow key={line.sha256} incidentId={incident.id} line={line} />)}
    </Card>
  )
}

function PhotoRow({ incidentId, line }: { readonly incidentId: string; readonly line: PhotoLine }) {
  const { sha256, isThere } = line
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let isShown = true
    if (isThere) void linkTo(incidentId, sha256).then((link) => { if (isShown) setUrl(link) })
    return () => { isShown = false }
  }, [incidentId, sha256, isThere])
  const show = async () => {
    const link = await linkTo(incidentId, sha256)
    if (link === null) toast('照片暂时打不开，请稍后再试')
    else await Taro.previewImage({ urls: [link], current: link }).catch(() => { toast('照片暂时打不开，请稍后再试') })
  }
  return (
    <View className='incident-photo'>
      {url === null ? <View className='incident-photo-none' />
        : <Image className='incident-photo-image' src={url} mode='aspectFill' ariaLabel={`${line.whose}，点开看大图`} onClick={() => { void show() }} />}
      <View className='incident-photo-words'>
        <View className='line'><Text>{line.whose}</Text><Tag tone={line.state.tone}>{line.state.title}</Tag></View>
        {line.times !== '' && <Text className='block muted small'>{line.times}</Text>}
        {line.note !== '' && <Text className='block small'>{line.note}</Text>}
      </View>
    </View>
  )
}
