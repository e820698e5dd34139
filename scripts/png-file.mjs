// What a PNG file is made of, for the scripts that write one.
import { crc32, deflateSync } from 'node:zlib'

export const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** How the specification numbers the ways in which a pixel is written. */
export const colourTypes = { palette: 3, rgba: 6 }

/**
 * A PNG of 8 bits a sample. `rows` holds for each line its filter byte and its samples; a palette is three bytes a colour.
 * @param {{ width: number, height: number, colourType: number, palette?: Buffer }} head
 * @param {Buffer} rows
 */
export function pngFile({ width, height, colourType, palette }, rows) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, colourType, 0, 0, 0], 8)
  const parts = [chunk('IHDR', head), ...(palette === undefined ? [] : [chunk('PLTE', palette)]), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  const check = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
