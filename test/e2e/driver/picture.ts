import type { Page } from 'playwright-core'

/** Draws something that no other picture shows, as large as a phone's camera makes it. Runs inside a page. */
function draw(number: number): string {
  const canvas = Object.assign(document.createElement('canvas'), { width: 2_400, height: 1_800 })
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  for (let index = 0; index < 900; index += 1) {
    const [x, y] = [(index * 397 + number * 31) % 2_400, (index * 251 + number * 17) % 1_800]
    pen.fillStyle = `hsl(${(index * 47 + number * 13) % 360} 60% ${20 + (index * 7) % 60}%)`
    pen.fillRect(x, y, 60 + (index * 13) % 200, 40 + (index * 29) % 160)
  }
  return canvas.toDataURL('image/jpeg', 0.95)
}

/** What the camera writes into a picture about itself and the place, as an EXIF segment. */
function exifSegment(): Buffer {
  const content = Buffer.from('Exif\0\0MM\0*\0\0\0\x08 GPSLatitude 31.2304 GPSLongitude 121.4737 Model SHIFU-TEST-PHONE', 'latin1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(content.length + 2)
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, content])
}

/** A JPEG of a phone's camera, with the place in it; each number is another picture. */
export async function cameraPicture(page: Page, number: number): Promise<Buffer> {
  const url = await page.evaluate(draw, number)
  const jpeg = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment(), jpeg.subarray(2)])
}
