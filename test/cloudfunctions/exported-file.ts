/** The bytes behind a link that an export gave. */
export async function fileOf(url: string): Promise<Buffer> {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

/** The words of a PDF, line by line, from its text operators. */
export function pdfWords(file: Buffer): string {
  const source = file.toString('latin1')
  return [...source.matchAll(/<([0-9a-f]*)> Tj/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le')).join('\n')
}
