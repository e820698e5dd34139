import { page, textWidth, wrapText, type PdfMark } from './pdf'

const [left, right] = [page.margin, page.width - page.margin]
const width = right - left
const lowest = page.margin + 24

/** The narrow cells of a row are so wide where there is room for it, and share what the first cell leaves where there is not. */
const cellWidth = 50
const leastFirstWidth = 150

/** Draws from above to below, on as many pages as it takes. */
export class Paper {
  private readonly pages: PdfMark[][] = [[]]
  private y = page.height - page.margin

  /** Room for something so high; a new page where it does not fit. */
  private take(height: number): number {
    if (this.y - height < lowest) {
      this.pages.push([])
      this.y = page.height - page.margin
    }
    this.y -= height
    return this.y
  }

  private draw(mark: PdfMark): void {
    this.pages[this.pages.length - 1]?.push(mark)
  }

  gap(height: number): void {
    this.take(height)
  }

  text(text: string, size: number, look: { readonly isFaint?: boolean; readonly isCentred?: boolean; readonly indent?: number } = {}): void {
    const indent = look.indent ?? 0
    for (const line of wrapText(text, size, width - indent)) {
      const y = this.take(size * 1.5)
      const x = look.isCentred === true ? (page.width - textWidth(line, size)) / 2 : left + indent
      this.draw({ mark: 'text', x, y: y + size * 0.35, size, text: line, isFaint: look.isFaint === true })
    }
  }

  rule(isThick = false): void {
    this.draw({ mark: 'line', x1: left, y1: this.y, x2: right, y2: this.y, isThick })
  }

  /** A row of the form: a wide first cell and narrow ones behind it, as many as there are; each wraps. */
  row(cells: readonly string[], size: number, isHead = false): void {
    const [first = '', ...rest] = cells
    const each = Math.min(cellWidth, (width - leastFirstWidth) / Math.max(rest.length, 1))
    const small = each < 40 ? Math.min(size, 8) : size
    const lines = wrapText(first, size, width - rest.length * each - 8)
    const narrow = rest.map((cell) => wrapText(cell, small, each - 4))
    const height = Math.max(lines.length, ...narrow.map((cell) => cell.length)) * size * 1.4 + 6
    const y = this.take(height)
    const lineY = (index: number) => y + height - size * 1.4 * (index + 1)
    if (isHead) this.draw({ mark: 'ground', x: left, y, width, height })
    lines.forEach((text, index) => { this.draw({ mark: 'text', x: left + 4, y: lineY(index), size, text }) })
    narrow.forEach((cell, column) => {
      const end = right - (rest.length - column - 1) * each - 2
      cell.forEach((text, index) => { this.draw({ mark: 'text', x: end - textWidth(text, small), y: lineY(index), size: small, text }) })
    })
  }

  /** The pages with their numbers and what every page says at its foot. */
  finish(foot: string): readonly (readonly PdfMark[])[] {
    return this.pages.map((marks, index) => {
      const number = `第 ${index + 1} 页，共 ${this.pages.length} 页`
      return [...marks, { mark: 'text', x: left, y: page.margin, size: 8, text: foot, isFaint: true }, { mark: 'text', x: right - textWidth(number, 8), y: page.margin, size: 8, text: number, isFaint: true }]
    })
  }
}
