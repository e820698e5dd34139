/** What a column holds; amounts and points come as exact decimals in text and are never floats on the way. */
export type ColumnKind = 'text' | 'points' | 'yuan' | 'count'

export interface TableColumn {
  readonly title: string
  readonly kind: ColumnKind
  /** Width in characters. */
  readonly width: number
}

/** A line of a worksheet: a cell is null where there is nothing. */
export type Row = readonly (string | null)[]

/** A worksheet's name and head. */
export interface TableHead {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string
  readonly columns: readonly TableColumn[]
}

/** What spreadsheets would take for a formula, also after spaces that they cut and in the full width that Chinese keyboards type. */
// eslint-disable-next-line no-control-regex -- control characters are cut as spaces are
const formulaStart = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** Text that no spreadsheet runs: cells are stored as text anyway, and the apostrophe holds also where somebody saves the table as CSV. */
export function safeText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text
}
