import { safeText, type ColumnKind, type Row, type TableHead } from './table'

/** A file of the package (ECMA-376); the writer of the zip takes them as they come. */
export interface WorkbookPart {
  readonly path: string
  readonly text: string
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Rows of `cellXfs` below: plain and, for head and sums, bold. */
const styles: Readonly<Record<ColumnKind, { readonly plain: number; readonly bold: number }>> = {
  text: { plain: 0, bold: 1 }, points: { plain: 2, bold: 3 }, yuan: { plain: 4, bold: 5 }, count: { plain: 6, bold: 7 },
}

/** Characters that XML 1.0 can't carry at all, lone halves of pairs included. */
// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text for XML; what a spreadsheet would read as an escape of its own (`_x0041_`) stays what was written. */
function xml(text: string): string {
  return text.replace(unprintable, '').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** `A`, `Z`, `AA` of a column's number from 0 on. */
function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`
}

function textCell(at: string, style: number, text: string): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(safeText(text))}</t></is></c>`
}

function cell(at: string, kind: ColumnKind, value: string | null, isBold: boolean): string {
  const style = isBold ? styles[kind].bold : styles[kind].plain
  if (value === null || value === '') return ''
  if (kind === 'text') return textCell(at, style, value)
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) throw new Error(`${at}: ${value} is no decimal`)
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`
}

/** The texts of a worksheet in the order in which they are written: its head, one line after the other, its end. */
export interface WorksheetText {
  readonly head: string
  /** Throws on a number that is no decimal, and on a row with other than the head's cells. */
  readonly lineOf: (row: Row, line: number, isBold?: boolean) => string
  readonly end: string
}

/** On paper: A4 across, as many pages down as it takes, with grid lines and page numbers. */
const onPaper = '<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'

/** How a worksheet with that head is written; the same rows give the same text. Line 1 is the head itself. */
export function worksheetText({ columns }: TableHead): WorksheetText {
  const letters = columns.map((_, index) => columnName(index))
  const titles = columns.map(({ title }, index) => textCell(`${letters[index] ?? ''}1`, styles.text.bold, title)).join('')
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')
  return {
    head: `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${titles}</row>`,
    lineOf: (row, line, isBold = false) => {
      if (row.length !== columns.length) throw new Error(`line ${line} has ${row.length} cells`)
      return `<row r="${line}">${columns.map(({ kind }, index) => cell(`${letters[index] ?? ''}${line}`, kind, row[index] ?? null, isBold)).join('')}</row>`
    },
    end: `</sheetData>${onPaper}</worksheet>`,
  }
}

function styleSheet(): string {
  const xf = (format: number, font: number) => `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"${format === 49 ? ' wrapText="1"' : ''}/></xf>`
  // 49 is text, 2 is 0.00, 4 is #,##0.00, 1 is 0.
  const cellFormats = [49, 2, 4, 1].map((format) => `${xf(format, 0)}${xf(format, 1)}`).join('')
  return `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${cellFormats}</cellXfs></styleSheet>`
}

/** Where in the package the worksheet of that number, from 1 on, lies. */
export function worksheetPath(no: number): string {
  return `xl/worksheets/sheet${no}.xml`
}

/** The head stands on each printed page. */
function printTitles(names: readonly string[]): string {
  return `<definedNames>${names.map((name, index) => `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xml(`'${name.replace(/'/g, "''")}'!$1:$1`)}</definedName>`).join('')}</definedNames>`
}

/** The parts of a spreadsheet (xlsx) beside its worksheets, of which there is one under each name. */
export function workbookFrame(names: readonly string[]): readonly WorkbookPart[] {
  const sheets = names.map((name, index) => ({ name, no: index + 1, path: worksheetPath(index + 1) }))
  return [
    { path: '[Content_Types].xml', text: `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets.map(({ path }) => `<Override PartName="/${path}" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>` },
    { path: '_rels/.rels', text: `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { path: 'xl/workbook.xml', text: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name, no }) => `<sheet name="${xml(name)}" sheetId="${no}" r:id="rId${no}"/>`).join('')}</sheets>${printTitles(names)}</workbook>` },
    { path: 'xl/_rels/workbook.xml.rels', text: `${head}<Relationships xmlns="${packaged}/relationships">${sheets.map(({ no }) => `<Relationship Id="rId${no}" Type="${office}/worksheet" Target="worksheets/sheet${no}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>` },
    { path: 'xl/styles.xml', text: styleSheet() },
  ]
}
