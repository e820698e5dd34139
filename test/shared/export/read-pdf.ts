import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** A piece of text where a PDF reader finds it, in points from the lower left. */
export interface PdfPiece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface ReadPdf {
  readonly title: string
  readonly pages: readonly (readonly PdfPiece[])[]
}

/** Reads a PDF with Mozilla's reader (pdfjs), which shares no code with the writer; in a process of its own, since the reader is a module that jest can't load. Throws on a file that it can't read. */
export function readPdf(file: Buffer): ReadPdf {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'pdf-text.mjs')], { input: file, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(`the reader refuses the file: ${stderr}`)
  return JSON.parse(stdout) as ReadPdf
}

/** The lines of a page as they are read: what stands at one height, from the left to the right. */
export function linesOf(pieces: readonly PdfPiece[]): readonly string[] {
  const heights = [...new Set(pieces.map(({ y }) => y))].sort((a, b) => b - a)
  return heights.map((height) => pieces.filter(({ y, text }) => y === height && text.trim() !== '').sort((a, b) => a.x - b.x).map(({ text }) => text).join(' '))
}
