import { once } from 'node:events'
import { createDeflateRaw } from 'node:zlib'

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** The checksum so far, carried on over more content; it begins with all ones and ends inverted. */
function crcOver(crc: number, content: Buffer): number {
  let next = crc
  for (const byte of content) next = (crcTable[(next ^ byte) & 0xff] ?? 0) ^ (next >>> 8)
  return next
}

/** The first day that a zip can name, so that the same content is the same file whenever it is made. */
const fixedDate = 0x0021
const version = 20
const deflated = 8
const namesAreUtf8 = 0x0800

/** A packed file of a zip. */
export interface ZipEntry {
  readonly name: Buffer
  readonly packed: Buffer
  readonly crc: number
  readonly size: number
}

/** Packs one file of a zip as it is written: only what is packed stays in memory. */
export class EntryPacker {
  private readonly deflate = createDeflateRaw({ level: 6 })
  private readonly parts: Buffer[] = []
  private crc = 0xffffffff
  private size = 0

  constructor(private readonly path: string) {
    this.deflate.on('data', (part: Buffer) => { this.parts.push(part) })
  }

  /** Adds text; waits while more is written than is packed. */
  async write(text: string): Promise<void> {
    const content = Buffer.from(text)
    this.crc = crcOver(this.crc, content)
    this.size += content.length
    if (!this.deflate.write(content)) await once(this.deflate, 'drain')
  }

  async end(): Promise<ZipEntry> {
    const ended = once(this.deflate, 'end')
    this.deflate.end()
    await ended
    return { name: Buffer.from(this.path), packed: Buffer.concat(this.parts), crc: (this.crc ^ 0xffffffff) >>> 0, size: this.size }
  }
}

function fields({ name, packed, crc, size }: ZipEntry): Buffer {
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
  for (const entry of entries) {
    const local = Buffer.concat([signature(0x04034b50), fields(entry), entry.name, entry.packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const made = Buffer.alloc(2)
    made.writeUInt16LE(version)
    central.push(Buffer.concat([signature(0x02014b50, made), fields(entry), rest, entry.name]))
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
