import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { photoLimits } from '@shared/evidence/photo'
import type { PhotoSource } from '@shared/evidence/photo-rules'
import { Button, Chip } from '../parts'
import { Popup } from '../popup'
import type { PictureSource } from './camera'
import type { DraftPhoto } from './use-photos'
import './photo-fields.scss'

interface PhotoFieldsProps {
  readonly photos: readonly Pick<DraftPhoto, 'sha256' | 'preview'>[]
  readonly source: PhotoSource
  readonly isTaking: boolean
  /** Why there is none, where it has been said. */
  readonly noPhoto?: string | null
  readonly onTake: (source: PictureSource) => void
  readonly onRemove: (sha256: string) => void
}

/** What stands beside the title of the photos: how many there are of how many. */
export function photoCountLabel(count: number): string {
  return count === 0 ? `最多 ${photoLimits.photos} 张` : `${count}/${photoLimits.photos}`
}

/** Up to three photos, each small enough to go up on a weak signal, with time and name written in. */
export function PhotoFields({ photos, source, isTaking, noPhoto = null, onTake, onRemove }: PhotoFieldsProps) {
  const [openId, setOpenId] = useState<string | null>(null)
  const opened = photos.find(({ sha256 }) => sha256 === openId)
  const hasRoom = photos.length < photoLimits.photos
  return (
    <View>
      {photos.length > 0 && (
        <View className='photo-fields-row'>
          {photos.map(({ sha256, preview }, index) => (
            <View key={sha256} className='photo-fields' hoverClass='pressed' ariaRole='button' ariaLabel={`第 ${index + 1} 张照片，点开可以删`} onClick={() => { setOpenId(sha256) }}>
              <Image className='photo-fields-image' src={preview} mode='aspectFill' />
            </View>
          ))}
        </View>
      )}
      {photos.length === 0 && noPhoto !== null && <Text className='block muted photo-fields-none'>没有照片：{noPhoto}</Text>}
      {hasRoom && (
        <View className='buttons'>
          {source === 'both' && <Button kind='plain' isSmall isOff={isTaking} onTap={() => { onTake('album') }}>从相册选</Button>}
          <Button kind='plain' isSmall isBusy={isTaking} onTap={() => { onTake('camera') }}>{photos.length === 0 ? '拍一张' : '再拍一张'}</Button>
        </View>
      )}
      <Text className='block faint small photo-fields-hint'>自动压缩并写上时间和您的名字，照片里的定位会去掉。</Text>
      {opened !== undefined && (
        <Popup title='照片' isOpen onClose={() => { setOpenId(null) }}>
          <Image className='photo-fields-large' src={opened.preview} mode='aspectFit' />
          <View className='buttons'>
            <Button kind='danger' onTap={() => {
              onRemove(opened.sha256)
              setOpenId(null)
            }}>删掉这张</Button>
            <Button kind='plain' onTap={() => { setOpenId(null) }}>留着</Button>
          </View>
        </Popup>
      )}
    </View>
  )
}

/** Why there may be no picture; it stands with the entry. */
const reasons = ['事后才知道', '现场已经收拾好', '客户不让拍', '手机拍不了'] as const

/** 没法拍: the reason goes with the entry in place of a picture. */
export function NoPhotoPopup({ onChoose, onClose }: { readonly onChoose: (reason: string) => void; readonly onClose: () => void }) {
  return (
    <Popup title='为什么没有照片' isOpen onClose={onClose}>
      <Text className='block muted photo-fields-none'>原因会写在这一笔里，师傅也看得到。</Text>
      <View className='wrap'>{reasons.map((reason) => <Chip key={reason} isOn={false} onTap={() => { onChoose(reason) }}>{reason}</Chip>)}</View>
    </Popup>
  )
}
