import { inflateSync } from 'node:zlib'
import { colourTypes, pngFile } from '../../scripts/png-file.mjs'
import { smallPng } from '../../scripts/screens/small-png.mjs'

type Colour = readonly [number, number, number]

/** The picture as a browser would write it: four samples a pixel, each line under another of the five filters. */
function screenshot(picture: readonly (readonly Colour[])[]): Buffer {
  const [width, height] = [picture[0]?.length ?? 0, picture.length]
  const lines = picture.map((line) => line.flatMap((colour) => [...colour, 255]))
  const at = (y: number, x: number): number => (x < 0 ? 0 : lines[y]?.[x] ?? 0)
  const filters = [
    () => 0, (y: number, x: number) => at(y, x - 4), (y: number, x: number) => at(y - 1, x), (y: number, x: number) => (at(y, x - 4) + at(y - 1, x)) >> 1,
    (y: number, x: number) => {
      const [left, up, corner] = [at(y, x - 4), at(y - 1, x), at(y - 1, x - 4)]
      const guess = left + up - corner
      return [left, up, corner].sort((a, b) => Math.abs(guess - a) - Math.abs(guess - b))[0] ?? 0
    },
  ]
  const rows = lines.flatMap((line, y) => [y % 5, ...line.map((sample, x) => (sample - (filters[y % 5]?.(y, x) ?? 0)) & 0xff)])
  return pngFile({ width, height, colourType: colourTypes.rgba }, Buffer.from(rows))
}

/** What a PNG with a palette shows. */
function colours(png: Buffer): Colour[][] {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const chunk = (type: string): Buffer => {
    const start = png.indexOf(type, 0, 'latin1')
    return png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4))
  }
  const palette = chunk('PLTE')
  const rows = inflateSync(chunk('IDAT'))
  const colourOf = (index: number): Colour => [palette[index * 3] ?? 0, palette[index * 3 + 1] ?? 0, palette[index * 3 + 2] ?? 0]
  return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_unused, x) => colourOf(rows[y * (width + 1) + 1 + x] ?? 0)))
}

test('up to 256 colours come out exactly, under every filter', () => {
  const picture = Array.from({ length: 16 }, (_, y) => Array.from({ length: 16 }, (_unused, x): Colour => [(x * 16 + y) & 0xff, (y * 37) & 0xff, (x * 91) & 0xff]))
  expect(colours(smallPng(screenshot(picture)))).toEqual(picture)
})

test('of more colours the surfaces stay exact and the shades come close', () => {
  const paper: Colour = [243, 246, 246]
  const card: Colour = [255, 255, 255]
  const shades = Array.from({ length: 40 }, (_, y) => Array.from({ length: 40 }, (_unused, x): Colour => [x * 6, y * 6, (x + y) * 3]))
  const picture = [...shades, ...Array.from({ length: 20 }, () => Array.from({ length: 40 }, (_unused, x) => (x < 20 ? paper : card)))]
  const small = colours(smallPng(screenshot(picture)))
  expect(small.slice(40)).toEqual(picture.slice(40))
  const furthest = Math.max(...picture.flatMap((line, y) => line.flatMap((colour, x) => colour.map((sample, channel) => Math.abs(sample - (small[y]?.[x]?.[channel] ?? 0))))))
  expect(furthest).toBeLessThan(48)
})
