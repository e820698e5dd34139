import { photoLimits } from '@shared/evidence/photo'
import { beijingParts } from '@shared/cycle/beijing-time'

/** One way to make a picture smaller: its long side in pixels, and the quality of the JPEG from 0 to 1. */
export interface ShrinkStep {
  readonly longSide: number
  readonly quality: number
}

/** Tried in this order until one is small enough: details stay longer than fineness. */
export const shrinkSteps: readonly ShrinkStep[] = [
  { longSide: 1_600, quality: 0.82 }, { longSide: 1_600, quality: 0.7 }, { longSide: 1_600, quality: 0.58 }, { longSide: 1_280, quality: 0.6 }, { longSide: 1_280, quality: 0.45 }, { longSide: 1_024, quality: 0.4 },
]

/** So much goes up in seconds on a weak signal, and shows a scratch. */
export const wantedBytes = 400 * 1_024

/** Width and height in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The picture's size with its long side shortened to at most so many pixels; never enlarged. */
export function fittedSize({ width, height }: Size, longSide: number): Size {
  const share = Math.min(1, longSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/** Whether the server takes a picture of that size in pixels. */
export function isLargeEnough({ width, height }: Size): boolean {
  return Math.min(width, height) >= photoLimits.sidePixels
}

/** The first encoding that is small enough, else the smallest; null where even that is more than the server takes. */
export async function shrunk(encode: (step: ShrinkStep) => Promise<ArrayBuffer>): Promise<ArrayBuffer | null> {
  let smallest: ArrayBuffer | null = null
  for (const step of shrinkSteps) {
    const bytes = await encode(step)
    if (bytes.byteLength <= wantedBytes) return bytes
    if (smallest === null || bytes.byteLength < smallest.byteLength) smallest = bytes
  }
  return smallest !== null && smallest.byteLength <= photoLimits.bytes ? smallest : null
}

/** What is written into a photo. */
export interface Watermark {
  readonly now: string
  readonly orderNo: string
  readonly reporter: string
  readonly store: string
  readonly isFromAlbum: boolean
}

const two = (value: number) => String(value).padStart(2, '0')

/** The lines of the mark: when (by the server's clock), for which order, and by whom. A picture from the album says so, since nobody knows when it was taken. */
export function watermarkLines({ now, orderNo, reporter, store, isFromAlbum }: Watermark): readonly string[] {
  const { year, month, day, hour, minute } = beijingParts(now)
  const time = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
  return [isFromAlbum ? `${time} 选自相册` : time, ...(orderNo.trim() === '' ? [] : [`单号 ${orderNo.trim()}`]), `${reporter} · ${store}`]
}

/** What the drawing needs of a canvas of either platform. */
export interface Pen {
  fillStyle: unknown
  font: string
  textBaseline: unknown
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number, maxWidth?: number): void
}

/** Draws the mark on a strip along the lower edge, readable on any picture. */
export function drawWatermark(pen: Pen, { width, height }: Size, lines: readonly string[]): void {
  const letter = Math.max(14, Math.round(Math.min(width, height) / 26))
  const line = Math.round(letter * 1.45)
  const strip = line * lines.length + letter
  pen.fillStyle = 'rgba(6, 16, 15, 0.55)'
  pen.fillRect(0, height - strip, width, strip)
  pen.fillStyle = '#ffffff'
  pen.font = `${letter}px sans-serif`
  pen.textBaseline = 'top'
  lines.forEach((text, index) => { pen.fillText(text, letter, height - strip + letter / 2 + index * line, width - 2 * letter) })
}
