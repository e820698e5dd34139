import type { Picture, PictureSource } from './camera'
import { drawWatermark, fittedSize } from './photo-plan'

/** The browser's own chooser; on a phone `capture` opens the camera at once. */
function choose(source: PictureSource, isMultiple: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = isMultiple
    if (source === 'camera') input.setAttribute('capture', 'environment')
    input.hidden = true
    const end = (files: readonly File[]) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => { end([...(input.files ?? [])]) })
    input.addEventListener('cancel', () => { end([]) })
    document.body.append(input)
    input.click()
  })
}

async function pictureOf(file: File): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  return {
    width: bitmap.width, height: bitmap.height,
    encode: async ({ longSide, quality }, lines) => {
      const size = fittedSize(bitmap, longSide)
      const canvas = Object.assign(document.createElement('canvas'), size)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('no canvas')
      pen.drawImage(bitmap, 0, 0, size.width, size.height)
      drawWatermark(pen, size, lines)
      const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality) })
      if (blob === null) throw new Error('the picture could not be encoded')
      return await blob.arrayBuffer()
    },
  }
}

/** By the browser's chooser of files. */
export async function takePictures(source: PictureSource, most: number): Promise<readonly Picture[]> {
  const files = await choose(source, source === 'album' && most > 1)
  return await Promise.all(files.slice(0, most).map(pictureOf))
}
