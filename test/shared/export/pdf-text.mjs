// Reads a PDF from standard input with Mozilla's reader and writes what it finds as JSON: title, and of each page the pieces of text with their places.
// A warning of the reader about the file counts as a failure; those about drawing, which nobody does here, don't.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const warnings = []
console.log = (text) => { if (!String(text).includes('Cannot polyfill')) warnings.push(String(text)) }
console.warn = console.log
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const document = await getDocument({
  data: new Uint8Array(Buffer.concat(chunks)), cMapUrl: `${join(folder, 'cmaps')}/`, cMapPacked: true, standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  stopAtErrors: true, verbosity: VerbosityLevel.WARNINGS,
}).promise
const { info } = await document.getMetadata()
const pages = []
for (let no = 1; no <= document.numPages; no += 1) {
  const { items } = await (await document.getPage(no)).getTextContent()
  pages.push(items.filter(({ str }) => str !== undefined).map(({ str, transform, width }) => ({ text: str, x: transform[4], y: transform[5], width })))
}
if (warnings.length > 0) throw new Error(warnings.join('\n'))
process.stdout.write(JSON.stringify({ title: info.Title ?? '', pages }))
