import { photoLimits, type PhotoType } from './photo'
import { photoPartsOf } from './photo-parts'

/** Why a file is no evidence, as the person reads it. */
export const photoProblems = {
  'not-a-photo': '这不是完好的照片，请用 JPEG、PNG 或 WebP 照片',
  'has-metadata': '照片里还带着拍摄位置、机型之类的信息，请用小程序重新拍照上传',
  'too-large': '照片超过 5 MB，请用小程序重新拍照上传',
  'too-many-pixels': '照片尺寸太大，请用小程序重新拍照上传',
  'too-few-pixels': '照片太小，看不清楚，请重新拍一张',
} as const
export type PhotoProblem = keyof typeof photoProblems

/** What a sound photo is. */
export interface PhotoFacts {
  readonly type: PhotoType
  readonly width: number
  readonly height: number
}

/** A photo's facts, or why it can't be evidence: checked by its bytes alone, never by its name. Nothing is decoded. */
export function inspectPhoto(content: Uint8Array): PhotoFacts | PhotoProblem {
  if (content.length > photoLimits.bytes) return 'too-large'
  const photo = photoPartsOf(content)
  if (photo === null) return 'not-a-photo'
  const { type, width, height } = photo
  if (width * height > photoLimits.pixels) return 'too-many-pixels'
  if (Math.min(width, height) < photoLimits.sidePixels) return 'too-few-pixels'
  return photo.parts.some(({ isPicture }) => !isPicture) ? 'has-metadata' : { type, width, height }
}
