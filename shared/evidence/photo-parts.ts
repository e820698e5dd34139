import type { PhotoType } from './photo'

/** A stretch of a photo's bytes; what is no picture is something about it (place, device, comments, a second picture) and never kept. */
export interface PhotoPart {
  readonly start: number
  readonly end: number
  readonly isPicture: boolean
}

/** A photo taken apart: its real type, its size in pixels, and its bytes from the first to the last. */
export interface PhotoParts {
  readonly type: PhotoType
  readonly width: number
  readonly height: number
  readonly parts: readonly PhotoPart[]
}

type Size = Pick<PhotoParts, 'width' | 'height'>

/** Bytes with the numbers and names in them; reading past the end gives 0 or nothing. */
class Bytes {
  constructor(private readonly bytes: Uint8Array) {}

  get length(): number {
    return this.bytes.length
  }

  at(index: number): number {
    return this.bytes[index] ?? 0
  }

  big16(index: number): number {
    return this.at(index) * 256 + this.at(index + 1)
  }

  big32(index: number): number {
    return this.big16(index) * 65_536 + this.big16(index + 2)
  }

  little24(index: number): number {
    return this.at(index) + this.at(index + 1) * 256 + this.at(index + 2) * 65_536
  }

  little32(index: number): number {
    return this.little24(index) + this.at(index + 3) * 16_777_216
  }

  text(index: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(index, index + length))
  }
}

/**
 * Takes a JPEG, PNG or WebP apart by its content; null for whatever else, an animation, or one that is cut off. It reads headers only: how the
 * picture would be decoded plays no part, so nothing large is ever unpacked.
 */
export function photoPartsOf(content: Uint8Array): PhotoParts | null {
  const bytes = new Bytes(content)
  if (bytes.big16(0) === 0xffd8) return jpegParts(bytes)
  if (bytes.big32(0) === 0x89504e47 && bytes.big32(4) === 0x0d0a1a0a) return pngParts(bytes)
  if (bytes.text(0, 4) === 'RIFF' && bytes.text(8, 4) === 'WEBP') return webpParts(bytes)
  return null
}

/** What comes after the picture's end is no part of it. */
function withRest(parts: readonly PhotoPart[], end: number, length: number): readonly PhotoPart[] {
  return end < length ? [...parts, { start: end, end: length, isPicture: false }] : parts
}

const isFrameHeader = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** Of the application segments only those that say how the colours are meant. */
function isJpegPicture(bytes: Bytes, marker: number, start: number): boolean {
  if (marker === 0xe0) return bytes.text(start, 5) === 'JFIF\0'
  if (marker === 0xe2) return bytes.text(start, 12) === 'ICC_PROFILE\0'
  if (marker === 0xee) return bytes.text(start, 5) === 'Adobe'
  return marker !== 0xfe && !(marker >= 0xe1 && marker <= 0xef)
}

function jpegParts(bytes: Bytes): PhotoParts | null {
  const parts: PhotoPart[] = [{ start: 0, end: 2, isPicture: true }]
  let size: Size | null = null
  for (let at = 2; at < bytes.length;) {
    const start = at
    if (bytes.at(at) !== 0xff) return null
    while (bytes.at(at) === 0xff) at += 1
    const marker = bytes.at(at)
    at += 1
    if (marker === 0xd9) return size === null ? null : { type: 'image/jpeg', ...size, parts: withRest([...parts, { start, end: at, isPicture: true }], at, bytes.length) }
    if (!isBare(marker)) {
      const length = bytes.big16(at)
      if (length < 2) return null
      if (isFrameHeader(marker)) size = { height: bytes.big16(at + 3), width: bytes.big16(at + 5) }
      const isPicture = isJpegPicture(bytes, marker, at + 2)
      at += length
      if (marker === 0xda) at = endOfScan(bytes, at)
      if (at > bytes.length) return null
      parts.push({ start, end: at, isPicture })
    } else parts.push({ start, end: at, isPicture: true })
  }
  return null
}

/** Where the next marker stands after a scan's data. */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const next = bytes.at(at + 1)
    if (bytes.at(at) === 0xff && next !== 0 && next !== 0xff && !isBare(next)) return at
  }
  return bytes.length
}

const pngPicture = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'hIST', 'pHYs', 'sPLT']

function pngParts(bytes: Bytes): PhotoParts | null {
  const parts: PhotoPart[] = [{ start: 0, end: 8, isPicture: true }]
  let size: Size | null = null
  for (let at = 8; at + 12 <= bytes.length;) {
    const [end, name] = [at + 12 + bytes.big32(at), bytes.text(at + 4, 4)]
    if (end > bytes.length || name === 'acTL' || (size === null) !== (name === 'IHDR')) return null
    if (name === 'IHDR') size = { width: bytes.big32(at + 8), height: bytes.big32(at + 12) }
    parts.push({ start: at, end, isPicture: pngPicture.includes(name) })
    at = end
    if (name === 'IEND') return size === null ? null : { type: 'image/png', ...size, parts: withRest(parts, at, bytes.length) }
  }
  return null
}

const webpPicture = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']

function webpFrameSize(bytes: Bytes, name: string, at: number): Size | null {
  if (name === 'VP8 ') {
    const isKeyFrame = bytes.little24(at + 3) === 0x2a019d
    return isKeyFrame ? { width: (bytes.at(at + 6) + bytes.at(at + 7) * 256) % 0x4000, height: (bytes.at(at + 8) + bytes.at(at + 9) * 256) % 0x4000 } : null
  }
  if (bytes.at(at) !== 0x2f) return null
  const packed = bytes.little32(at + 1)
  return { width: (packed % 0x4000) + 1, height: (Math.floor(packed / 0x4000) % 0x4000) + 1 }
}

function webpParts(bytes: Bytes): PhotoParts | null {
  const end = 8 + bytes.little32(4)
  if (end > bytes.length) return null
  const parts: PhotoPart[] = [{ start: 0, end: 12, isPicture: true }]
  let canvas: Size | null = null
  let frame: Size | null = null
  for (let at = 12; at + 8 <= end;) {
    const [name, length] = [bytes.text(at, 4), bytes.little32(at + 4)]
    const next = at + 8 + length + (length % 2)
    if (next > end || name === 'ANIM' || name === 'ANMF') return null
    if (name === 'VP8X') canvas = { width: bytes.little24(at + 12) + 1, height: bytes.little24(at + 15) + 1 }
    if (name === 'VP8 ' || name === 'VP8L') {
      if (frame !== null) return null
      frame = webpFrameSize(bytes, name, at + 8)
    }
    parts.push({ start: at, end: next, isPicture: webpPicture.includes(name) })
    at = next
  }
  if (frame === null || (canvas !== null && (canvas.width !== frame.width || canvas.height !== frame.height))) return null
  return { type: 'image/webp', ...frame, parts: withRest(parts, end, bytes.length) }
}
