import { photoPartsOf } from './photo-parts'

/**
 * The photo without anything but its picture: no place, no device, no comments, no second picture behind it. For the phone, before it takes
 * the SHA-256. Null where it is no photo at all. The picture itself stays bit for bit.
 */
export function stripPhoto(content: Uint8Array): Uint8Array | null {
  const photo = photoPartsOf(content)
  if (photo === null) return null
  const kept = photo.parts.filter(({ isPicture }) => isPicture)
  const bytes = new Uint8Array(kept.reduce((sum, { start, end }) => sum + end - start, 0))
  let at = 0
  for (const { start, end } of kept) {
    bytes.set(content.subarray(start, end), at)
    at += end - start
  }
  return photo.type === 'image/webp' ? withWebpHead(bytes) : bytes
}

/** The length in a WebP's head, and the flags that announce EXIF and XMP. */
function withWebpHead(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer)
  view.setUint32(4, bytes.length - 8, true)
  const isExtended = String.fromCharCode(...bytes.subarray(12, 16)) === 'VP8X'
  if (isExtended) view.setUint8(20, view.getUint8(20) & ~0x0c)
  return bytes
}
