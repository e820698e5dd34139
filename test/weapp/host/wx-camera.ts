import { asyncApi } from './async-api'
import { journal } from './journal'
import { readFile, writeFile } from './phone-files'

interface MediaOptions {
  readonly count?: number
  readonly sourceType?: readonly string[]
}

let lastFile = 0

async function keptBlob(blob: Blob): Promise<string> {
  lastFile += 1
  const path = `wxfile://tmp/picture-${lastFile}.jpg`
  await writeFile(path, await blob.arrayBuffer())
  return path
}

/** A picture that no other is like. */
async function picture(): Promise<string> {
  const canvas = new OffscreenCanvas(2_000, 1_500)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  // By chance, since a count would begin anew when the app is ended.
  const number = Math.floor(Math.random() * 1e6)
  for (let index = 0; index < 400; index += 1) {
    pen.fillStyle = `hsl(${(index * 47 + number * 13) % 360} 60% 50%)`
    pen.fillRect((index * 397 + number * 31) % 2_000, (index * 251 + number * 17) % 1_500, 90, 70)
  }
  return await keptBlob(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 }))
}

/** An image for a canvas, whose address is a path of the phone's files. */
function createImage(): HTMLImageElement {
  const image = new Image()
  Object.defineProperty(image, 'src', {
    set: (path: string) => {
      void readFile(path).then((bytes) => {
        if (bytes instanceof ArrayBuffer) image.setAttribute('src', `data:image/jpeg;base64,${btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))}`)
        else image.dispatchEvent(new Event('error'))
      })
    },
  })
  return image
}

/** The camera, the album and drawing where nobody sees it: stand-ins that make real JPEGs by the browser's canvas. */
export const wxCamera = {
  chooseMedia: asyncApi<MediaOptions>('chooseMedia', async ({ count = 9, sourceType = ['album', 'camera'] }) => {
    if (journal.isCameraRefused) throw new Error('cancel')
    const paths = await Promise.all(Array.from({ length: sourceType.includes('camera') ? 1 : Math.min(count, 2) }, picture))
    return { type: 'image', tempFiles: paths.map((tempFilePath) => ({ tempFilePath, fileType: 'image', size: 1 })) }
  }),
  createOffscreenCanvas: ({ width, height }: { width: number; height: number }) => Object.assign(new OffscreenCanvas(width, height), { createImage }),
  canvasToTempFilePath: asyncApi<{ canvas: OffscreenCanvas; quality?: number; fileType?: string }>('canvasToTempFilePath', async ({ canvas, quality = 1, fileType = 'png' }) => (
    { tempFilePath: await keptBlob(await canvas.convertToBlob({ type: `image/${fileType === 'jpg' ? 'jpeg' : fileType}`, quality })) }
  )),
}
