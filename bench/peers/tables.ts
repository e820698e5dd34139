import type { CardFigures, PeerTotals } from './card-figures'
import { probeFormulas, type Peer } from './peer'

const columns = ['firstPass', 'survey', 'satisfaction', 'warehouse', 'tools', 'coordination', 'base'] as const
const rowOf = (figures: CardFigures): number[] => columns.map((column) => figures[column])

interface HyperFormulaModule {
  readonly HyperFormula: { readonly buildFromArray: (rows: readonly unknown[][], options: { readonly licenseKey: string }) => { readonly getSheetValues: (sheet: number) => readonly unknown[][]; readonly destroy: () => void } }
}

/** A spreadsheet with a row for each person. */
export const hyperFormula: Peer = {
  name: 'HyperFormula', package: 'hyperformula',
  probe: async (load) => {
    const { HyperFormula } = await load('hyperformula') as HyperFormulaModule
    const sheet = HyperFormula.buildFromArray([probeFormulas('ROUND').map((text) => `=${text}`)], { licenseKey: 'gpl-v3' })
    const [answers = []] = sheet.getSheetValues(0)
    sheet.destroy()
    return answers
  },
  prepare: async (load) => {
    const { HyperFormula } = await load('hyperformula') as HyperFormulaModule
    return (people) => {
      const rows = people.map((figures, index) => {
        const n = index + 1
        const total = `=MAX(0,MIN(30,20+TRUNC(A${n}-90)))+ROUND(20*MIN(1,B${n}/100),2)+MAX(0,MIN(20,15+TRUNC(C${n}-95)))+MAX(0,MIN(10,8+D${n}))+MAX(0,MIN(10,8+E${n}))+F${n}`
        return [...rowOf(figures), total, `=ROUND(H${n}/80*G${n},2)`]
      })
      const sheet = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3' })
      const scored = sheet.getSheetValues(0).map((row): PeerTotals => ({ total: Number(row[7]), pay: Number(row[8]) }))
      sheet.destroy()
      return Promise.resolve(scored)
    }
  },
}

interface LibSql {
  readonly default: new (path: string) => { readonly prepare: (sql: string) => { readonly get: (...values: readonly number[]) => unknown } }
}

/** A query with a person's figures as parameters. */
export const sqlite: Peer = {
  name: 'SQLite (libsql)', package: 'libsql',
  probe: async (load) => {
    const { default: Database } = await load('libsql') as LibSql
    const answers = new Database(':memory:').prepare(`SELECT ${probeFormulas('round').map((text, place) => `${text} AS p${place}`).join(', ')}`).get()
    return probeFormulas('round').map((_text, place): unknown => (typeof answers === 'object' && answers !== null ? Reflect.get(answers, `p${place}`) : null))
  },
  prepare: async (load) => {
    const { default: Database } = await load('libsql') as LibSql
    const query = new Database(':memory:').prepare(`WITH given(${columns.join(', ')}) AS (VALUES (${columns.map(() => '?').join(', ')})), scored AS (
      SELECT max(0, min(30, 20 + CAST(firstPass - 90 AS INTEGER))) + round(20 * min(1, survey / 100.0), 2) + max(0, min(20, 15 + CAST(satisfaction - 95 AS INTEGER)))
        + max(0, min(10, 8 + warehouse)) + max(0, min(10, 8 + tools)) + coordination AS total, base FROM given)
      SELECT total, round(total / 80 * base, 2) AS pay FROM scored`)
    return (people) => Promise.resolve(people.map((figures) => query.get(...rowOf(figures)) as PeerTotals))
  },
}
