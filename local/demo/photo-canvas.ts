import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [red: number, green: number, blue: number]
type Point = readonly [x: number, y: number]

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Drawn so much larger than it becomes, so that edges are smooth. */
const finer = 2

/** The letters of a date and a time, five rows of three dots each. */
const rowsOf: Readonly<Record<string, readonly number[]>> = {
  0: [7, 5, 5, 5, 7], 1: [2, 6, 2, 2, 7], 2: [7, 1, 7, 4, 7], 3: [7, 1, 7, 1, 7], 4: [5, 5, 7, 1, 1], 5: [7, 4, 7, 1, 7], 6: [7, 4, 7, 5, 7],
  7: [7, 1, 1, 1, 1], 8: [7, 5, 7, 5, 7], 9: [7, 5, 7, 1, 7], '-': [0, 0, 7, 0, 0], ':': [0, 2, 0, 2, 0], ' ': [0, 0, 0, 0, 0],
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** Something to draw a small picture on, in points of the finished picture. */
export class PhotoCanvas {
  private readonly pixels: Float32Array

  constructor(readonly width: number, readonly height: number) {
    this.pixels = new Float32Array(width * finer * height * finer * 3)
  }

  /** Fills the convex or other shape within the corners; the light falls from the upper left. */
  shape(corners: readonly Point[], colour: Colour, opacity = 1): void {
    const [wide, high] = [this.width * finer, this.height * finer]
    const points = corners.map(([x, y]) => [x * finer, y * finer] as const)
    const [top, bottom] = [Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y)))), Math.min(high - 1, Math.ceil(Math.max(...points.map(([, y]) => y))))]
    for (let y = top; y <= bottom; y += 1) {
      const crossings = points.flatMap(([x1, y1], index) => {
        const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1]
        return (y1 <= y + 0.5) === (y2 <= y + 0.5) ? [] : [x1 + ((y + 0.5 - y1) / (y2 - y1)) * (x2 - x1)]
      }).sort((a, b) => a - b)
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        const [from, to] = [Math.max(0, Math.round(crossings[index] ?? 0)), Math.min(wide, Math.round(crossings[index + 1] ?? 0))]
        for (let x = from; x < to; x += 1) this.mix((y * wide + x) * 3, colour, opacity, 1.1 - 0.28 * (x / wide) - 0.22 * (y / high))
      }
    }
  }

  box(x: number, y: number, width: number, height: number, colour: Colour, opacity = 1): void {
    this.shape([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], colour, opacity)
  }

  /** A bar from one point to another, with a shadow beneath it. */
  bar([x1, y1]: Point, [x2, y2]: Point, thick: number, colour: Colour): void {
    const length = Math.hypot(x2 - x1, y2 - y1)
    const [dx, dy] = [((y2 - y1) / length) * thick / 2, ((x1 - x2) / length) * thick / 2]
    const around = (move: number): Point[] => [[x1 + dx + move, y1 + dy + move], [x2 + dx + move, y2 + dy + move], [x2 - dx + move, y2 - dy + move], [x1 - dx + move, y1 - dy + move]]
    this.shape(around(thick * 0.6), [20, 20, 24], 0.3)
    this.shape(around(0), colour)
  }

  /** The strip along the lower edge with the moment at which it was taken, as the app writes it. */
  stamp(text: string): void {
    const dot = 2
    const high = dot * 5 + 18
    this.box(0, this.height - high, this.width, high, [6, 16, 15], 0.55)
    Array.from(text).forEach((letter, place) => {
      (rowsOf[letter] ?? []).forEach((row, line) => {
        for (let column = 0; column < 3; column += 1) {
          if ((row >> (2 - column)) % 2 === 1) this.box(12 + (place * 4 + column) * dot, this.height - high + 9 + line * dot, dot, dot, [255, 255, 255])
        }
      })
    })
  }

  /** The finished picture as a PNG with nothing in it but its pixels. */
  png(): Buffer {
    const rows = Buffer.alloc(this.height * (this.width * 3 + 1))
    for (let y = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width * 3; x += 1) rows[y * (this.width * 3 + 1) + 1 + x] = this.averageAt(Math.floor(x / 3), y, x % 3)
    }
    const head = Buffer.alloc(13)
    head.writeUInt32BE(this.width, 0)
    head.writeUInt32BE(this.height, 4)
    head.set([8, 2, 0, 0, 0], 8)
    return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
  }

  private mix(at: number, colour: Colour, opacity: number, light: number): void {
    colour.forEach((value, index) => {
      this.pixels[at + index] = (this.pixels[at + index] ?? 0) * (1 - opacity) + Math.min(255, value * light) * opacity
    })
  }

  private averageAt(x: number, y: number, sample: number): number {
    let sum = 0
    for (let index = 0; index < finer * finer; index += 1) {
      sum += this.pixels[((y * finer + Math.floor(index / finer)) * this.width * finer + x * finer + (index % finer)) * 3 + sample] ?? 0
    }
    return Math.round(sum / (finer * finer))
  }
}
