import AdmZip from 'adm-zip'
import readExcelFile from 'read-excel-file/node'
import { parseStringPromise } from 'xml2js'

/** A cell as it stands in the file: the text of a string, the digits of a number. */
export interface ReadCell {
  readonly kind: 'text' | 'number'
  readonly value: string
}

interface XmlCell {
  readonly $: { readonly r: string; readonly t?: string }
  readonly v?: readonly string[]
  readonly f?: readonly unknown[]
  readonly is?: readonly { readonly t: readonly (string | { readonly _?: string })[] }[]
}

interface XmlSheet {
  readonly worksheet: { readonly sheetData: readonly { readonly row?: readonly { readonly c?: readonly XmlCell[] }[] }[] }
}

interface XmlBook {
  readonly workbook: { readonly sheets: readonly { readonly sheet: readonly { readonly $: { readonly name: string } }[] }[] }
}

function columnOf(name: string): number {
  return Array.from(name.replace(/\d+/, '')).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellOf({ $, v, f, is }: XmlCell): ReadCell {
  if (f !== undefined) throw new Error(`${$.r} holds a formula`)
  if ($.t === 'inlineStr') {
    const [text = ''] = is?.[0]?.t ?? []
    return { kind: 'text', value: (typeof text === 'string' ? text : (text._ ?? '')).replaceAll('_x005F_', '_') }
  }
  return { kind: 'number', value: v?.[0] ?? '' }
}

type Worksheets = ReadonlyMap<string, readonly (readonly (ReadCell | null)[])[]>

/** The parts of the file by a zip reader, check sums included, and an XML parser. */
async function readParts(file: Buffer): Promise<Worksheets> {
  const zip = new AdmZip(file)
  const { workbook } = await parseStringPromise(zip.readAsText('xl/workbook.xml')) as XmlBook
  const names = workbook.sheets[0]?.sheet.map(({ $ }) => $.name) ?? []
  const read = await Promise.all(names.map(async (name, index): Promise<[string, (ReadCell | null)[][]]> => {
    const { worksheet } = await parseStringPromise(zip.readAsText(`xl/worksheets/sheet${index + 1}.xml`)) as XmlSheet
    return [name, (worksheet.sheetData[0]?.row ?? []).map(({ c = [] }) => {
      const cells: (ReadCell | null)[] = []
      for (const cell of c) cells[columnOf(cell.$.r)] = cellOf(cell)
      return Array.from(cells, (cell) => cell ?? null)
    })]
  }))
  return new Map(read)
}

/** What a spreadsheet library finds; numbers as the digits that stand in the file. */
async function readByLibrary(file: Buffer): Promise<Worksheets> {
  const sheets = await readExcelFile(file, { trim: false, parseNumber: (digits: string) => ({ digits }) })
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map((value: unknown) => {
    if (value === null) return null
    if (typeof value === 'string') return { kind: 'text', value }
    if (typeof value === 'object' && 'digits' in value && typeof value.digits === 'string') return { kind: 'number', value: value.digits }
    throw new Error(`a cell of ${sheet} is neither a text nor a number`)
  }))]))
}

/** Rows without what is empty at their end, which readers keep or leave as they like. */
const filled = (sheets: Worksheets) => [...sheets].map(([name, rows]) => [name, rows.map((row) => row.slice(0, row.reduce((last, cell, index) => (cell === null ? last : index + 1), 0)))])

/** Reads a spreadsheet by two readers that share no code with the writer nor with each other: worksheets by name, rows of cells. Throws on a formula, and where the readers disagree. */
export async function readWorkbook(file: Buffer): Promise<Worksheets> {
  const [parts, library] = await Promise.all([readParts(file), readByLibrary(file)])
  expect(filled(library)).toEqual(filled(parts))
  return parts
}
