import { useCallback, useEffect, useRef, useState } from 'react'
import { photoLimits } from '@shared/evidence/photo'
import { takenPhotosOf, type TakenPhoto } from '../../cloud/queue/queue'
import type { Queued } from '../../cloud/queue/queued'
import { sha256Of } from '../../cloud/queue/sha-256'
import { serverNow } from '../../cloud/server-clock'
import { toast } from '../toast'
import { takePictures, type Picture, type PictureSource } from './camera'
import { isLargeEnough, shrunk, watermarkLines } from './photo-plan'
import { showPhoto } from './show-photo'

/** A photo of the draft, with the address at which it is shown. */
export interface DraftPhoto extends TakenPhoto {
  readonly preview: string
}

/** Who takes them, for the mark. */
export interface Photographer {
  readonly reporter: string
  readonly store: string
}

async function shownPhoto(photo: TakenPhoto): Promise<DraftPhoto> {
  return { ...photo, preview: await showPhoto(`${photo.sha256}.jpg`, photo.bytes) }
}

async function photoOf(picture: Picture, source: PictureSource, orderNo: string, by: Photographer): Promise<DraftPhoto | null> {
  const now = serverNow()
  const lines = watermarkLines({ now, orderNo, ...by, isFromAlbum: source === 'album' })
  const bytes = isLargeEnough(picture) ? await shrunk((step) => picture.encode(step, lines)) : null
  if (bytes === null) return null
  return await shownPhoto({ sha256: sha256Of(new Uint8Array(bytes)), takenAt: source === 'album' ? null : now, bytes })
}

/** Takes or chooses pictures, at most so many, and makes each small and marked. What can't be used is told and left out. */
export async function takePhotos(source: PictureSource, room: number, orderNo: string, by: Photographer): Promise<readonly DraftPhoto[]> {
  try {
    const pictures = await takePictures(source, room)
    const made = await Promise.all(pictures.map((picture) => photoOf(picture, source, orderNo, by)))
    const good = made.flatMap((photo) => photo ?? [])
    if (good.length < made.length) toast('有的照片用不了，请换一张')
    return good
  } catch (failure) {
    console.warn('a picture could not be read', failure)
    toast('这张照片读不出来，请换一张')
    return []
  }
}

/** The photos of the draft: taken or chosen, made small, marked, taken out again. `edited`: an entry whose photos are still on the phone. */
export function usePhotos(edited: Queued | undefined) {
  const [photos, setPhotos] = useState<readonly DraftPhoto[]>([])
  const [isTaking, setTaking] = useState(false)
  const busy = useRef(false)
  const [first] = useState(edited)
  useEffect(() => {
    if (first === undefined) return
    void takenPhotosOf(first).then((kept) => Promise.all(kept.map(shownPhoto))).then(setPhotos)
  }, [first])
  const take = useCallback(async (source: PictureSource, orderNo: string, by: Photographer) => {
    if (busy.current) return
    busy.current = true
    setTaking(true)
    try {
      const good = await takePhotos(source, photoLimits.photos - photos.length, orderNo, by)
      // The same picture chosen twice is one photo.
      setPhotos((before) => [...before, ...good.filter(({ sha256 }, index) => [...before, ...good.slice(0, index)].every((other) => other.sha256 !== sha256))].slice(0, photoLimits.photos))
    } finally {
      busy.current = false
      setTaking(false)
    }
  }, [photos.length])
  return {
    photos, isTaking, take,
    remove: (sha256: string) => { setPhotos((before) => before.filter((photo) => photo.sha256 !== sha256)) },
    clear: () => { setPhotos([]) },
  }
}
