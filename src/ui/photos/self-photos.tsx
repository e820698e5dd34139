import Taro from '@tarojs/taro'
import { Image, Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { photoStateTitle } from '@shared/evidence/photo'
import { toast } from '../toast'
import { linkToSelfPhoto, useSelfPhotoLink } from './self-photo-link'
import './photo-fields.scss'

export type SelfPhotoView = NonNullable<SheetView['selfScore']>['points'][number]['photos'][number]

interface SelfPhotosProps {
  readonly sheetId: string
  readonly title: string
  readonly photos: readonly SelfPhotoView[]
  readonly now: string
}

/** The photos beside an item of a self-score, small; a tap shows one whole. What has not come, or is odd, is said. */
export function SelfPhotos({ sheetId, title, photos, now }: SelfPhotosProps) {
  if (photos.length === 0) return null
  const notes = photos.filter(({ state }) => state !== 'kept').map((photo) => (photo.note === '' ? photoStateTitle(photo, now) : photo.note))
  return (
    <View className='self-photos'>
      <View className='photo-fields-row'>{photos.map((photo, index) => <Thumb key={photo.sha256} sheetId={sheetId} label={`${title}的第 ${index + 1} 张自评照片`} photo={photo} />)}</View>
      {[...new Set(notes)].map((note) => <Text key={note} className='block small muted'>{note}</Text>)}
    </View>
  )
}

function Thumb({ sheetId, label, photo: { sha256, state } }: { readonly sheetId: string; readonly label: string; readonly photo: SelfPhotoView }) {
  const isThere = state === 'kept' || state === 'reused'
  const url = useSelfPhotoLink(sheetId, sha256, isThere)
  const show = async () => {
    const link = await linkToSelfPhoto(sheetId, sha256)
    if (link === null) toast('照片暂时打不开，请稍后再试')
    else await Taro.previewImage({ urls: [link], current: link }).catch(() => { toast('照片暂时打不开，请稍后再试') })
  }
  if (!isThere || url === null) return <View className='photo-fields self-photo' />
  return <View className='photo-fields self-photo' hoverClass='pressed' ariaRole='button' ariaLabel={`${label}，点开看大图`} onClick={() => { void show() }}><Image className='photo-fields-image self-photo' src={url} mode='aspectFill' /></View>
}
