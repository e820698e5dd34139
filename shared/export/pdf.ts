/** A4 upright, in points. */
export const page = { width: 595, height: 842, margin: 36 } as const

/** One mark on a page; `y` is measured from the lower edge, as PDF does. */
export type PdfMark =
  | { readonly mark: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly text: string; readonly isFaint?: boolean; readonly isBold?: boolean }
  | { readonly mark: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly mark: 'ground'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Signs that the font's character set (Adobe-GB1) lacks, as it has them. */
const standIns: Readonly<Record<string, string>> = { '¥': '￥', '−': '-', '~': '～' }

// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f]/g, ' ').replace(/[¥−~]/g, (sign) => standIns[sign] ?? sign)

/** How wide a text is in points: Latin letters are half as wide as Chinese ones, as the font is declared below. */
export function textWidth(text: string, size: number): number {
  return Array.from(printable(text)).reduce((sum, letter) => sum + (letter >= ' ' && letter <= '~' ? 0.5 : 1), 0) * size
}

/** A word with the signs that may not stand apart from it: no line begins with a closing sign or ends with an opening one. */
const words = /[（《「『【〔“‘￥]*(?:[!-~]+|[^!-~])[，。、；：！？）》」』】〕”’…％]*/gu

/** Lines of at most that width; numbers and Latin words stay whole where they fit, and signs stay with the words that they belong to. */
export function wrapText(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of printable(text).match(words) ?? []) {
    for (const part of textWidth(word, size) > width ? Array.from(word) : [word]) {
      if (textWidth(line + part, size) > width && line !== '') {
        lines.push(line.trimEnd())
        line = part.trimStart()
      } else line += part
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

function hexOf(text: string): string {
  const units: string[] = []
  for (let index = 0; index < text.length; index += 1) units.push(text.charCodeAt(index).toString(16).padStart(4, '0'))
  return units.join('')
}

const short = (value: number): string => String(Math.floor(value * 100) / 100)

function markText(mark: PdfMark): string {
  switch (mark.mark) {
    // The font has no bold: its letters are drawn with an edge.
    case 'text': return `BT ${mark.isFaint === true ? '0.35 g' : '0 g'} ${mark.isBold === true ? `0 G ${short(mark.size / 32)} w 2 Tr` : '0 Tr'} /F1 ${short(mark.size)} Tf ${short(mark.x)} ${short(mark.y)} Td <${hexOf(printable(mark.text))}> Tj ET`
    case 'line': return `0.5 w 0.2 G ${short(mark.x1)} ${short(mark.y1)} m ${short(mark.x2)} ${short(mark.y2)} l S`
    case 'ground': return `0.93 g ${short(mark.x)} ${short(mark.y)} ${short(mark.width)} ${short(mark.height)} re f`
  }
}

/**
 * A PDF 1.5 of the pages, in ASCII. Its font is Song by name (STSong-Light with the Unicode map that every reader has), not embedded: readers take the
 * Chinese font that they have. No date and no id of the moment is written, so the same marks give the same bytes.
 */
export function pdfText(title: string, pages: readonly (readonly PdfMark[])[]): string {
  const first = 6
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> /Lang (zh-CN) >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((marks, index) => {
      const content = marks.map(markText).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
    `<< /Title <feff${hexOf(title)}> >>`,
  ]
  let text = '%PDF-1.5\n'
  const offsets = bodies.map((body, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = text.length
  return `${text}xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R /Info ${bodies.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`
}
