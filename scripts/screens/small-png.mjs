// Makes a screenshot small: a page has few colours, so that 256 of them in a palette look the same at a quarter of the bytes.
import { inflateSync } from 'node:zlib'
import { colourTypes, pngFile, signature } from '../png-file.mjs'

/** A screenshot (PNG of 8 bits a channel, without interlace, as browsers make them) as a PNG with a palette. */
export function smallPng(png) {
  const { width, height, pixels } = decode(png)
  const palette = paletteOf(pixels)
  return encode(width, height, palette, indexesOf(pixels, palette))
}

function decode(png) {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('not a PNG')
  const data = []
  let head
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), depth: body[8], colour: body[9], interlace: body[12] }
    if (type === 'IDAT') data.push(body)
    at += length + 12
  }
  const channels = { 2: 3, 6: 4 }[head.colour]
  if (head.depth !== 8 || channels === undefined || head.interlace !== 0) throw new Error('not a screenshot as browsers make them')
  return { ...head, pixels: unfiltered(inflateSync(Buffer.concat(data)), head.width, head.height, channels) }
}

/** One number a pixel, 0xRRGGBB. */
function unfiltered(raw, width, height, channels) {
  const stride = width * channels
  const pixels = new Uint32Array(width * height)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    const line = Uint8Array.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)))
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? line[x - channels] : 0
      line[x] += predicted(filter, left, above[x], x >= channels ? above[x - channels] : 0)
    }
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = (line[x * channels] << 16) | (line[x * channels + 1] << 8) | line[x * channels + 2]
    above = line
  }
  return pixels
}

/** The five filters of the PNG specification. */
function predicted(filter, left, up, corner) {
  switch (filter) {
    case 0: return 0
    case 1: return left
    case 2: return up
    case 3: return (left + up) >> 1
    default: {
      const guess = left + up - corner
      const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      if (toLeft <= toUp && toLeft <= toCorner) return left
      return toUp <= toCorner ? up : corner
    }
  }
}

const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]

/** So many of the most frequent colours are kept as they are: the surfaces and the inks. */
const exactColours = 96

/** At most 256 colours: the surfaces and inks exactly, of the shades between them the most frequent of each neighbourhood. */
function paletteOf(pixels) {
  const counts = new Map()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byCount = [...counts].sort((a, b) => b[1] - a[1])
  const exact = byCount.slice(0, exactColours).map(([colour]) => colour)
  for (let bits = 0; ; bits += 1) {
    const shades = new Map()
    for (const [colour] of byCount.slice(exactColours)) {
      const neighbourhood = channelsOf(colour).map((channel) => channel >> bits).join()
      if (!shades.has(neighbourhood)) shades.set(neighbourhood, colour)
    }
    if (exact.length + shades.size <= 256) return [...exact, ...shades.values()]
  }
}

function indexesOf(pixels, palette) {
  const known = new Map(palette.map((colour, index) => [colour, index]))
  return Uint8Array.from(pixels, (colour) => {
    const index = known.get(colour) ?? nearest(colour, palette)
    known.set(colour, index)
    return index
  })
}

function nearest(colour, palette) {
  const [red, green, blue] = channelsOf(colour)
  let best = 0
  let bestDistance = Infinity
  palette.forEach((candidate, index) => {
    const [r, g, b] = channelsOf(candidate)
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
    if (distance < bestDistance) [best, bestDistance] = [index, distance]
  })
  return best
}

function encode(width, height, palette, indexes) {
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return pngFile({ width, height, colourType: colourTypes.palette, palette: Buffer.from(palette.flatMap(channelsOf)) }, rows)
}
