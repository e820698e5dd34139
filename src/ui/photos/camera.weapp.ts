import Taro from '@tarojs/taro'
import type { Picture, PictureSource } from './camera'
import { drawWatermark, fittedSize, type Pen } from './photo-plan'

/** A pen that draws pictures too; Taro's types leave WeChat's 2D context empty. */
interface PicturePen extends Pen {
  drawImage(image: Taro.Image, x: number, y: number, width: number, height: number): void
}

function isPen(context: unknown): context is PicturePen {
  return typeof (context as { drawImage?: unknown } | null)?.drawImage === 'function'
}

/** WeChat takes a canvas of either kind; Taro's types know of the one on a page only. */
function isExportable(canvas: unknown): canvas is Taro.Canvas {
  return typeof (canvas as { getContext?: unknown } | null)?.getContext === 'function'
}

/** The person closed the camera, or does not let the app use it: WeChat has said so itself. */
function isNoPicture(failure: unknown): boolean {
  const errMsg = (failure as { errMsg?: unknown } | null)?.errMsg
  return typeof errMsg === 'string' && /cancel|auth|deny|privacy/i.test(errMsg)
}

function readBytes(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => {
        if (typeof data === 'string') reject(new Error('a picture was read as text'))
        else resolve(data)
      },
      fail: ({ errMsg }) => { reject(new Error(errMsg)) },
    })
  })
}

async function loaded(image: Taro.Image, path: string): Promise<Taro.Image> {
  await new Promise<void>((resolve, reject) => {
    image.onload = () => { resolve() }
    image.onerror = () => { reject(new Error('the picture could not be read')) }
    image.src = path
  })
  return image
}

async function pictureOf(path: string): Promise<Picture> {
  const { width, height } = await loaded(Taro.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }).createImage(), path)
  return {
    width, height,
    encode: async ({ longSide, quality }, lines) => {
      const size = fittedSize({ width, height }, longSide)
      const canvas = Taro.createOffscreenCanvas({ type: '2d', ...size })
      const pen: unknown = canvas.getContext('2d')
      if (!isPen(pen)) throw new Error('no canvas')
      // An image may be drawn only on the canvas that made it.
      pen.drawImage(await loaded(canvas.createImage(), path), 0, 0, size.width, size.height)
      drawWatermark(pen, size, lines)
      const drawn: unknown = canvas
      if (!isExportable(drawn)) throw new Error('no canvas')
      const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: drawn, fileType: 'jpg', quality, destWidth: size.width, destHeight: size.height })
      return await readBytes(tempFilePath)
    },
  }
}

/** By WeChat's camera or album; `compressed` also turns the picture upright. */
export async function takePictures(source: PictureSource, most: number): Promise<readonly Picture[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: source === 'camera' ? 1 : most, mediaType: ['image'], sourceType: [source], sizeType: ['compressed'], camera: 'back' })
    return await Promise.all(tempFiles.map(({ tempFilePath }) => pictureOf(tempFilePath)))
  } catch (failure) {
    if (isNoPicture(failure)) return []
    throw failure
  }
}
