import { linesOf, readPdf } from '../shared/export/read-pdf'

/** The bytes behind a link that an export gave. */
export async function fileOf(url: string): Promise<Buffer> {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

/** The words of a PDF, line by line, as a reader finds them. */
export function pdfWords(file: Buffer): string {
  return readPdf(file).pages.flatMap(linesOf).join('\n')
}
