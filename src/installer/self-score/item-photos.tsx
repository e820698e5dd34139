import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { readDraftPhoto } from '../../cloud/queue/queue'
import { PhotoFields } from '../../ui/photos/photo-fields'
import type { PictureSource } from '../../ui/photos/camera'
import { linkToSelfPhoto } from '../../ui/photos/self-photo-link'
import { showPhoto } from '../../ui/photos/show-photo'
import type { FormPhoto } from './draft-merge'

interface ItemPhotosProps {
  readonly sheetId: string
  readonly title: string
  readonly photos: readonly FormPhoto[]
  /** Says that more of its photos lie on another phone; null without any. */
  readonly elsewhere: string | null
  readonly isTaking: boolean
  readonly onTake: (source: PictureSource) => void
  readonly onRemove: (sha256: string) => void
}

/** Where each photo is shown from: this phone's bytes, else a link to what was handed in. */
function usePreviews(sheetId: string, photos: readonly FormPhoto[]): Readonly<Record<string, string>> {
  const [previews, setPreviews] = useState<Readonly<Record<string, string>>>({})
  const key = photos.map(({ sha256, isOnServer }) => `${sha256}${isOnServer ? '+' : ''}`).join(' ')
  useEffect(() => {
    let isShown = true
    const find = async (part: string): Promise<void> => {
      const sha256 = part.replace('+', '')
      const bytes = await readDraftPhoto(sha256)
      const preview = bytes !== null ? await showPhoto(`${sha256}.jpg`, bytes) : part.endsWith('+') ? await linkToSelfPhoto(sheetId, sha256) : null
      if (isShown && preview !== null) setPreviews((before) => ({ ...before, [sha256]: preview }))
    }
    for (const part of key.split(' ').filter((each) => each !== '')) void find(part).catch((failure: unknown) => { console.warn('a photo could not be shown', failure) })
    return () => { isShown = false }
  }, [sheetId, key])
  return previews
}

/** Photos beside an item: a small door until the first one is wanted. */
export function ItemPhotos({ sheetId, title, photos, elsewhere, isTaking, onTake, onRemove }: ItemPhotosProps) {
  const [isOpen, setOpen] = useState(false)
  const previews = usePreviews(sheetId, photos)
  const note = elsewhere === null ? null : <Text className='block small warn field'>{elsewhere}</Text>
  if (photos.length === 0 && !isOpen) return <View>{note}<View className='self-door accent' hoverClass='pressed' ariaRole='button' ariaLabel={`给“${title}”加照片`} onClick={() => { setOpen(true) }}>加照片</View></View>
  return (
    <View className='self-photo-fields'>
      {note}
      <PhotoFields photos={photos.map(({ sha256 }) => ({ sha256, preview: previews[sha256] ?? '' }))} source='both' isTaking={isTaking} onTake={onTake} onRemove={onRemove} />
    </View>
  )
}
