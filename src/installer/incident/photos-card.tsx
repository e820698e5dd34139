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

/** The address of a photo: null while it is asked for, `none` where there is no way to it now. */
function usePhotoLink(incidentId: string, { sha256, isThere }: PhotoLine) {
  const [url, setUrl] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isShown = true
    if (isThere) void linkTo(incidentId, sha256).then((link) => { if (isShown) setUrl(link ?? 'none') })
    return () => { isShown = false }
  }, [incidentId, sha256, isThere, turn])
  return { url, fail: () => { setUrl('none') }, retry: () => { setUrl(null); setTurn(turn + 1) } }
}

function PhotoRow({ incidentId, line }: { readonly incidentId: string; readonly line: PhotoLine }) {
  const { url, fail, retry } = usePhotoLink(incidentId, line)
  const show = async () => {
    const link = await linkTo(incidentId, line.sha256)
    if (link === null) toast('照片暂时打不开，请稍后再试')
    else await Taro.previewImage({ urls: [link], current: link }).catch(() => { toast('照片暂时打不开，请稍后再试') })
  }
  return (
    <View className='incident-photo'>
      {url === null || !line.isThere ? <View className='incident-photo-none' />
        : url === 'none' ? <View className='incident-photo-none' hoverClass='pressed' ariaRole='button' onClick={retry}><Text className='small muted'>打不开，点一下再试</Text></View>
          : <View className='incident-photo-frame' hoverClass='pressed' ariaRole='button' ariaLabel={`${line.whose}，点开看大图`} onClick={() => { void show() }}><Image className='incident-photo-image' src={url} mode='aspectFill' onError={fail} /></View>}
      <View className='incident-photo-words'>
        <Text className='block strong'>{line.whose}</Text>
        <View className='incident-photo-state'><Tag tone={line.state.tone}>{line.state.title}</Tag></View>
        {line.times.map((time) => <Text key={time} className='block muted small'>{time}</Text>)}
        {line.note !== '' && <Text className='block small'>{line.note}</Text>}
      </View>
    </View>
  )
}
