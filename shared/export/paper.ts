import { page, textWidth, wrapText, type PdfMark } from './pdf'

const [left, right] = [page.margin, page.width - page.margin]
const top = page.height - page.margin
/** Below it stands only what every page says at its foot. */
const lowest = page.margin + 14

const lineHeight = 1.32
const padding = { side: 4, above: 3, below: 3.5 } as const

/** How wide what is printed is, in points. */
export const paperWidth = right - left

/** Text of a cell; each piece begins on a line of its own. */
export interface Piece {
  readonly text: string
  readonly size: number
  readonly isFaint?: boolean
  readonly isBold?: boolean
}

export interface Cell {
  readonly width: number
  readonly pieces: readonly Piece[]
  readonly align?: 'left' | 'centre'
  /** On a grey ground, as heads and labels are. */
  readonly isLabel?: boolean
}

export interface Row {
  readonly cells: readonly Cell[]
  /** Room for a hand to write in. */
  readonly least?: number
}

interface Line extends Piece {
  readonly height: number
}

const linesOf = ({ pieces, width }: Cell): readonly Line[] => pieces.flatMap((piece) => wrapText(piece.text, piece.size, width - 2 * padding.side).map((text) => ({ ...piece, text, height: piece.size * lineHeight })))
const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0)
const rowHeight = ({ cells, least = 0 }: Row): number => Math.max(least, ...cells.map((cell) => heightOf(linesOf(cell)) + padding.above + padding.below))

/** How high rows are together. */
export const rowsHeight = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + rowHeight(row), 0)

/** Draws a ruled form from above to below, on as many pages as it takes. */
export class Paper {
  private readonly pages: PdfMark[][] = [[]]
  private y = top
  /** What stands again on top of each further page. */
  private head: Row | null = null

  private draw(mark: PdfMark): void {
    this.pages[this.pages.length - 1]?.push(mark)
  }

  private turn(): void {
    this.pages.push([])
    this.y = top
    if (this.head !== null) this.place(this.head)
  }

  /** Room below what stands on a new page already. */
  private fresh(): number {
    return top - lowest - (this.head === null ? 0 : rowHeight(this.head))
  }

  gap(height: number): void {
    this.y -= height
  }

  /** A line across, in the middle. */
  title(text: string, size: number): void {
    for (const line of wrapText(text, size, paperWidth)) {
      this.y -= size * 1.5
      this.draw({ mark: 'text', x: (page.width - textWidth(line, size)) / 2, y: this.y + size * 0.35, size, text: line, isBold: true })
    }
  }

  /** Rows that stay on one page where they fit on one. They begin where so much `room` is left below them too. */
  rows(rows: readonly Row[], room = 0): void {
    const height = rowsHeight(rows) + room
    if (this.y - height < lowest && height <= this.fresh()) this.turn()
    for (const row of rows) this.flow(row)
  }

  /** A table whose head stands on each page that it runs on to. */
  table(head: Row, body: () => void): void {
    if (this.y - rowHeight(head) < lowest) this.turn()
    this.place(head)
    this.head = head
    body()
    this.head = null
  }

  /** One row; cut between lines where no page is long enough for it. */
  private flow(row: Row): void {
    if (this.y - rowHeight(row) < lowest && rowHeight(row) <= this.fresh()) this.turn()
    if (this.y - rowHeight(row) >= lowest) {
      this.place(row)
      return
    }
    const room = this.y - lowest - padding.above - padding.below
    const cuts = row.cells.map((cell) => {
      const lines = linesOf(cell)
      let taken = 0
      while (taken < lines.length && heightOf(lines.slice(0, taken + 1)) <= room) taken += 1
      return { now: { ...cell, pieces: lines.slice(0, taken) }, rest: { ...cell, pieces: lines.slice(taken) } }
    })
    if (cuts.some(({ now }) => now.pieces.length > 0)) this.place({ cells: cuts.map(({ now }) => now) })
    this.turn()
    this.flow({ cells: cuts.map(({ rest }) => rest) })
  }

  private place(row: Row): void {
    const height = rowHeight(row)
    const [above, below] = [this.y, this.y - height]
    const lines = row.cells.map(linesOf)
    // First lines of cells stand at one height, whatever their size.
    const tallest = Math.max(0, ...lines.map(([first]) => first?.size ?? 0))
    const slack = height - Math.max(...lines.map(heightOf)) - padding.above - padding.below
    let x = left
    row.cells.forEach((cell, index) => {
      if (cell.isLabel === true) this.draw({ mark: 'ground', x, y: below, width: cell.width, height })
      let y = above - padding.above - slack / 2 - tallest * 1.05
      ;(lines[index] ?? []).forEach((line, at, all) => {
        if (at > 0) y -= ((all[at - 1]?.height ?? 0) + line.height) / 2
        const start = cell.align === 'centre' ? x + (cell.width - textWidth(line.text, line.size)) / 2 : x + padding.side
        this.draw({ mark: 'text', x: start, y, size: line.size, text: line.text, isFaint: line.isFaint === true, isBold: line.isBold === true })
      })
      x += cell.width
    })
    const edges = row.cells.reduce<readonly number[]>((all, { width }) => [...all, (all[all.length - 1] ?? left) + width], [left])
    for (const edge of edges) this.draw({ mark: 'line', x1: edge, y1: above, x2: edge, y2: below })
    for (const level of [above, below]) this.draw({ mark: 'line', x1: left, y1: level, x2: edges[edges.length - 1] ?? right, y2: level })
    this.y = below
  }

  /** The pages with their numbers and what every page says at its foot. */
  finish(foot: string): readonly (readonly PdfMark[])[] {
    return this.pages.map((marks, index) => {
      const number = `第 ${index + 1} 页，共 ${this.pages.length} 页`
      return [...marks, { mark: 'text', x: left, y: page.margin, size: 8, text: foot, isFaint: true }, { mark: 'text', x: right - textWidth(number, 8), y: page.margin, size: 8, text: number, isFaint: true }]
    })
  }
}
