/** The cells of a comma- or tab-separated text, line by line, as Excel writes it: quoted cells may hold separators, quotes and line breaks. `line` is where a row begins. */
export function parseCsv(text: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const clean = text.replace(/^\uFEFF/, '')
  const separator = (clean.split(/\r?\n/, 1)[0] ?? '').includes('\t') ? '\t' : ','
  const rows: { line: number; cells: string[] }[] = []
  let row = { line: 1, cells: [] as string[] }
  let cell = ''
  let line = 1
  let isQuoted = false
  const endCell = () => { row.cells.push(cell.trim()); cell = '' }
  const endRow = () => { endCell(); if (row.cells.some((value) => value !== '')) rows.push(row); row = { line: line + 1, cells: [] } }
  for (let at = 0; at < clean.length; at += 1) {
    const letter = clean[at] ?? ''
    if (letter === '\n') line += 1
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (clean[at + 1] === '"') { cell += '"'; at += 1 }
      else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === separator) endCell()
    else if (letter === '\n') { line -= 1; endRow(); line += 1 }
    else if (letter !== '\r') cell += letter
  }
  endRow()
  return rows
}

/** A file's text: UTF-8 where it is that, else GBK, which Excel in China writes; null where the platform reads no GBK or it is neither. */
export function decodeCsv(bytes: ArrayBuffer): string | null {
  for (const encoding of ['utf-8', 'gbk']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding, or one that the platform does not know: the next one is tried.
    }
  }
  return null
}
