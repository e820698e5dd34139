import AdmZip from 'adm-zip'
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
    return { kind: 'text', value: typeof text === 'string' ? text : (text._ ?? '') }
  }
  return { kind: 'number', value: v?.[0] ?? '' }
}

/** Reads a spreadsheet, check sums included, with a zip reader and an XML parser that share no code with the writer: worksheets by name, rows of cells. Throws on a formula. */
export async function readWorkbook(file: Buffer): Promise<ReadonlyMap<string, readonly (readonly (ReadCell | null)[])[]>> {
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
