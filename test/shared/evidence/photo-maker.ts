/** Photos for tests: complete in everything that is read of them; the picture itself is noise. */

const text = (value: string) => Buffer.from(value, 'latin1')
const big16 = (value: number) => { const bytes = Buffer.alloc(2); bytes.writeUInt16BE(value); return bytes }
const big32 = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes }
const little32 = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes }
const little24 = (value: number) => little32(value).subarray(0, 3)

export interface Made {
  readonly width?: number
  readonly height?: number
  /** Bytes of the picture: a photo with another seed is another photo. */
  readonly seed?: string
  readonly padding?: number
}

export const segment = (marker: number, ...content: Buffer[]) => {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([0xff, marker]), big16(body.length + 2), body])
}

/** An EXIF segment with a place in it, as a phone's camera writes it. */
export const exifWithPlace = segment(0xe1, text('Exif\0\0II*\0'), Buffer.from([8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0]), text('39.9042N116.4074E'))

export function jpeg({ width = 1200, height = 900, seed = 'a', padding = 0 }: Made = {}, ...extra: Buffer[]): Buffer {
  const scan = Buffer.concat([text(seed), Buffer.alloc(padding, 0x5a), Buffer.from([0xff, 0x00, 0x12, 0xff, 0xd0, 0x34])])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), segment(0xe0, text('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])), ...extra, segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8]), big16(height), big16(width), Buffer.from([1, 1, 0x11, 0])), segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), scan, Buffer.from([0xff, 0xd9]),
  ])
}

export const chunk = (name: string, content: Buffer) => Buffer.concat([big32(content.length), text(name), content, big32(0)])

export function png({ width = 1200, height = 900, seed = 'a' }: Made = {}, ...extra: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', Buffer.concat([big32(width), big32(height), Buffer.from([8, 2, 0, 0, 0])])), ...extra, chunk('IDAT', text(seed)), chunk('IEND', Buffer.alloc(0)),
  ])
}

export const riff = (name: string, content: Buffer) => Buffer.concat([text(name), little32(content.length), content, Buffer.alloc(content.length % 2)])

export function webp({ width = 1200, height = 900, seed = 'a' }: Made = {}, ...extra: Buffer[]): Buffer {
  const flags = Buffer.from([extra.length > 0 ? 0x0c : 0, 0, 0, 0])
  const frame = Buffer.concat([Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a]), Buffer.from([width & 255, width >> 8, height & 255, height >> 8]), text(seed)])
  const content = Buffer.concat([text('WEBP'), riff('VP8X', Buffer.concat([flags, little24(width - 1), little24(height - 1)])), riff('VP8 ', frame), ...extra])
  return Buffer.concat([text('RIFF'), little32(content.length), content])
}

export function losslessWebp({ width = 1200, height = 900 }: Made = {}): Buffer {
  const content = Buffer.concat([text('WEBP'), riff('VP8L', Buffer.concat([Buffer.from([0x2f]), little32((width - 1) + (height - 1) * 0x4000), text('x')]))])
  return Buffer.concat([text('RIFF'), little32(content.length), content])
}

export const gif = Buffer.concat([text('GIF89a'), Buffer.from([0xb0, 4, 0x84, 3, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]), Buffer.alloc(200), text(';')])
