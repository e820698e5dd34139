import { deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly path: string
  readonly content: Buffer
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crcOf(content: Buffer): number {
  let crc = 0xffffffff
  for (const byte of content) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** The first day that a zip can name, so that the same content is the same file whenever it is made. */
const fixedDate = 0x0021
const version = 20
const deflated = 8
const namesAreUtf8 = 0x0800

interface Written {
  readonly name: Buffer
  readonly packed: Buffer
  readonly crc: number
  readonly size: number
}

function fields({ name, packed, crc, size }: Written): Buffer {
  const buffer = Buffer.alloc(26)
  buffer.writeUInt16LE(version, 0)
  buffer.writeUInt16LE(namesAreUtf8, 2)
  buffer.writeUInt16LE(deflated, 4)
  buffer.writeUInt16LE(0, 6)
  buffer.writeUInt16LE(fixedDate, 8)
  buffer.writeUInt32LE(crc, 10)
  buffer.writeUInt32LE(packed.length, 14)
  buffer.writeUInt32LE(size, 18)
  buffer.writeUInt16LE(name.length, 22)
  buffer.writeUInt16LE(0, 24)
  return buffer
}

function signature(value: number, extra: Buffer = Buffer.alloc(0)): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return Buffer.concat([buffer, extra])
}

/** A zip of the entries in their order, below 4 GB; the same entries give the same bytes on the same Node. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { path, content } of entries) {
    const written: Written = { name: Buffer.from(path), packed: deflateRawSync(content, { level: 9 }), crc: crcOf(content), size: content.length }
    const local = Buffer.concat([signature(0x04034b50), fields(written), written.name, written.packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const made = Buffer.alloc(2)
    made.writeUInt16LE(version)
    central.push(Buffer.concat([signature(0x02014b50, made), fields(written), rest, written.name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, signature(0x06054b50), end])
}
