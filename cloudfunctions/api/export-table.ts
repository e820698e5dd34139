import type { Sheet } from '@shared/appraisal/sheet'
import type { ActionInput } from '@shared/contract/actions'
import { refuse } from '@shared/contract/refusal'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import { periodTitle } from '@shared/cycle/period-title'
import { exportLife, exportReaders, exportTable, exportTitles, mostInFile, type ExportKind } from '@shared/export/export-table'
import { incidentHead, incidentPlace, incidentRow } from '@shared/export/incident-table'
import { blockedCells, differenceCells, payHeads, payRowCells, PaySums } from '@shared/export/pay-table'
import { itemRows, scoreFields, scoreHeads, scoreRow } from '@shared/export/score-table'
import type { Row } from '@shared/export/table'
import { isInReach, reachOf, type Person, type Reach } from '@shared/people/person'
import { differenceFields, differenceOf, payEntryOf, payFields, unmadeEntryOf } from '@shared/pay/pay-list'
import { readTemplate } from '../kit/company'
import { endExport, storeExport, type ExportFile } from '../kit/export-file'
import { pagesOf, pagesOfAll, pagesOfPart, readFields, withinReach, type ReadingPart } from '../kit/pages'
import { readPaySheets } from '../kit/pay-sheets'
import { listDocuments } from '../kit/read'
import { command, type Handler } from '../kit/serve'
import { WorkbookWriter } from '../kit/workbook-writer'
import { incidentViewsFor } from './incident-views'

/** So many rows are written as one text. */
const rowsAtOnce = 500

/** Whose records of which period are asked for. */
interface Scope {
  readonly periodId: string
  readonly actor: Person
  readonly reach: Reach
  readonly now: string
  readonly part: ReadingPart
}

/** The pages of this file: of a company its part, of somebody's stores all. */
function sheetPages<Field extends keyof Sheet>({ periodId, reach, part }: Scope, fields: readonly Field[]) {
  return reach === 'company' ? pagesOfPart('sheets', { periodId }, fields, part) : pagesOfAll('sheets', withinReach(reach, { periodId }), fields)
}

async function scoresOf(scope: Scope): Promise<WorkbookWriter> {
  const workbook = new WorkbookWriter(scoreHeads)
  const [scores, items] = workbook.worksheets
  for await (const page of sheetPages(scope, scoreFields)) {
    const corrections = await readFields('corrections', page.flatMap(({ currentCorrectionId }) => currentCorrectionId ?? []), ['scorecard', 'version', 'reason'])
    const scored = await Promise.all(page.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template, correction: corrections.get(sheet.currentCorrectionId ?? '') ?? null })))
    await scores?.write(scored.map(scoreRow))
    await items?.write(scored.flatMap(itemRows))
  }
  return workbook
}

async function incidentsOf({ periodId, reach, actor, now, part }: Scope): Promise<WorkbookWriter> {
  const workbook = new WorkbookWriter([incidentHead])
  const rows: { readonly place: string; readonly row: Row }[] = []
  for await (const page of reach === 'company' ? pagesOfPart('incidents', { periodId }, null, part) : pagesOfAll('incidents', withinReach(reach, { periodId }), null)) {
    for (const view of await incidentViewsFor(page, actor, now)) rows.push({ place: incidentPlace(view), row: incidentRow(view) })
  }
  rows.sort((a, b) => (a.place < b.place ? -1 : 1))
  for (let start = 0; start < rows.length; start += rowsAtOnce) await workbook.worksheets[0]?.write(rows.slice(start, start + rowsAtOnce).map(({ row }) => row))
  return workbook
}

async function payOf(scope: Scope): Promise<WorkbookWriter> {
  const { periodId, reach, part } = scope
  const workbook = new WorkbookWriter(payHeads)
  const [paid, open] = workbook.worksheets
  const sums = new PaySums()
  for await (const page of sheetPages(scope, payFields)) {
    const entries = (await readPaySheets(page)).map(payEntryOf).filter((entry) => entry !== null)
    const rows = entries.flatMap((entry) => ('row' in entry ? [entry.row] : []))
    for (const row of rows) sums.add(row)
    await paid?.write(rows.map((row) => payRowCells(periodId, row)))
    await open?.write(entries.flatMap((entry) => ('blocked' in entry ? [blockedCells(entry.blocked)] : [])))
  }
  // Whoever has no sheet and what was corrected stand in the last file.
  if (part.next === null) {
    const unmade = (await listDocuments('unmade-sheets', { periodId, state: 'open' })).filter(({ storeId }) => isInReach(reach, storeId))
    await open?.write(unmade.flatMap((one) => unmadeEntryOf(one) ?? []).map(blockedCells))
    for await (const page of pagesOf('corrections', { payPeriodId: periodId }, differenceFields)) {
      const rows = page.filter(({ storeId }) => isInReach(reach, storeId)).flatMap((correction) => differenceOf(correction) ?? [])
      for (const { difference } of rows) sums.add({ pay: difference })
      await paid?.write(rows.map(differenceCells))
    }
  }
  await paid?.write([sums.cells(part.next === null && part.after === '' ? '合计' : '这一份合计', open?.rows ?? 0)], true)
  return workbook
}

const workbooks: Readonly<Record<ExportKind, (scope: Scope) => Promise<WorkbookWriter>>> = { scores: scoresOf, incidents: incidentsOf, pay: payOf }

interface Exported extends ExportFile {
  readonly fileName: string
  readonly rows: number
  readonly next: string | null
}

async function exportOf({ kind, periodId, part: asked }: ActionInput<'export-table'>, actor: Person, now: string): Promise<Exported> {
  const part: ReadingPart = { after: asked?.after ?? '', most: mostInFile[kind === 'incidents' ? 'incidents' : 'sheets'], next: null }
  const workbook = await workbooks[kind]({ periodId, actor, reach: reachOf(actor, exportReaders[kind]), now, part })
  const [first] = workbook.worksheets
  const rows = (first?.rows ?? 0) - (kind === 'pay' ? 1 : 0)
  // The first is there always; who is still blocked only where somebody is.
  const file = await workbook.end((worksheet) => worksheet === first || kind !== 'pay' || worksheet.rows > 0)
  const fileName = `${kind}-${periodId}${asked === undefined && part.next === null ? '' : `-${asked?.no ?? 1}`}.xlsx`
  return { ...await storeExport(fileName, file), fileName, rows, next: part.next }
}

export const exportTableHandler: Handler = async (prepared) => {
  // The transaction may run more than once; the file is made once.
  let made: Promise<Exported> | null = null
  const handle = command(exportTable, async ({ actor, input, now, transaction, summarise }) => {
    const { kind, periodId, part } = input
    if (!actor.roles.some(({ role }) => exportReaders[kind].includes(role))) return refuse('forbidden')
    made ??= exportOf(input, actor, now)
    const file = await made
    await endExport(transaction, file, now)
    summarise(`导出${exportTitles[kind]} ${periodTitle(periodId)}，${part === undefined ? '' : `第 ${part.no} 份，`}${file.rows} 行`)
    return { url: file.url, fileName: file.fileName, expiresAt: toInstant(toMs(now) + exportLife.linkSeconds * 1000), rows: file.rows, next: file.next }
  })
  return handle(prepared)
}
