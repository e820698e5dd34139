import type { Row, TableHead } from '@shared/export/table'
import { workbookFrame, worksheetPath, worksheetText, type WorksheetText } from '@shared/export/workbook'
import { EntryPacker, zipOf } from './zip'

/** One worksheet as it is written, line after line. */
export class WorksheetWriter {
  private readonly packer: EntryPacker
  private readonly text: WorksheetText
  private isBegun = false
  /** How many rows there are so far, sums included. */
  rows = 0

  constructor(readonly head: TableHead, no: number) {
    this.packer = new EntryPacker(worksheetPath(no))
    this.text = worksheetText(head)
  }

  async write(rows: readonly Row[], isBold = false): Promise<void> {
    const first = this.rows + 2
    this.rows += rows.length
    const before = this.isBegun ? '' : this.text.head
    this.isBegun = true
    await this.packer.write(before + rows.map((row, index) => this.text.lineOf(row, first + index, isBold)).join(''))
  }

  async end() {
    await this.packer.write(`${this.isBegun ? '' : this.text.head}${this.text.end}`)
    return this.packer.end()
  }
}

/** A spreadsheet (xlsx) whose worksheets are written side by side, of any length: only what is packed lies in memory. The same rows give the same bytes on the same Node. */
export class WorkbookWriter {
  readonly worksheets: readonly WorksheetWriter[]

  constructor(heads: readonly TableHead[]) {
    this.worksheets = heads.map((head, index) => new WorksheetWriter(head, index + 1))
  }

  /** The file; of the worksheets only those that `isKept` takes, which must be the first ones. */
  async end(isKept: (worksheet: WorksheetWriter) => boolean = () => true): Promise<Buffer> {
    const kept = this.worksheets.filter(isKept)
    const frame = await Promise.all(workbookFrame(kept.map(({ head: { name } }) => name)).map(async ({ path, text }) => {
      const packer = new EntryPacker(path)
      await packer.write(text)
      return packer.end()
    }))
    return zipOf([...frame, ...await Promise.all(kept.map((worksheet) => worksheet.end()))])
  }
}
