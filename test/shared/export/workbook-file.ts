import type { Row, TableHead } from '@shared/export/table'
import { WorkbookWriter } from '../../../cloudfunctions/kit/workbook-writer'

/** A whole worksheet; `sums` is its last row, in bold. */
export interface Table extends TableHead {
  readonly rows: readonly Row[]
  readonly sums?: Row | null
}

/** The spreadsheet of these tables, their rows written so many at a time. */
export async function workbookFile(tables: readonly Table[], atOnce = 1000): Promise<Buffer> {
  const workbook = new WorkbookWriter(tables)
  for (const [index, { rows, sums }] of tables.entries()) {
    const worksheet = workbook.worksheets[index]
    for (let start = 0; start < rows.length; start += atOnce) await worksheet?.write(rows.slice(start, start + atOnce))
    if (sums !== undefined && sums !== null) await worksheet?.write([sums], true)
  }
  return workbook.end()
}
