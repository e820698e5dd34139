import { refuse } from '@shared/contract/refusal'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import { periodTitle } from '@shared/cycle/period-title'
import { exportLife, exportReaders, exportTable, exportTitles, type ExportKind } from '@shared/export/export-table'
import { incidentTable } from '@shared/export/incident-table'
import { payTables } from '@shared/export/pay-table'
import { scoreTables } from '@shared/export/score-table'
import type { Table } from '@shared/export/table'
import { workbookParts } from '@shared/export/workbook'
import { reachOf, type Person } from '@shared/people/person'
import { payListOf } from '@shared/pay/pay-list'
import type { Sheet } from '@shared/appraisal/sheet'
import { readTemplate } from '../kit/company'
import { endExport, storeExport, type ExportFile } from '../kit/export-file'
import { listDocuments, readDocuments } from '../kit/read'
import { command, type Handler } from '../kit/serve'
import { zipOf } from '../kit/zip'
import { incidentViewsFor } from './incident-views'

type InReach = (record: { readonly storeId: string }) => boolean

async function withTemplates(sheets: readonly Sheet[]) {
  return Promise.all(sheets.map(async (sheet) => ({ sheet, template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template })))
}

async function tablesOf(kind: ExportKind, periodId: string, actor: Person, isInReach: InReach, now: string): Promise<readonly Table[]> {
  switch (kind) {
    case 'incidents': return [incidentTable(await incidentViewsFor((await listDocuments('incidents', { periodId })).filter(isInReach), actor, now))]
    case 'pay': {
      const [sheets, corrections] = await Promise.all([listDocuments('sheets', { periodId }), listDocuments('corrections', { payPeriodId: periodId })])
      return payTables(periodId, payListOf(await withTemplates(sheets.filter(isInReach)), corrections.filter(isInReach)))
    }
    case 'scores': {
      const sheets = (await listDocuments('sheets', { periodId })).filter(isInReach)
      const corrections = await readDocuments('corrections', sheets.flatMap(({ currentCorrectionId }) => currentCorrectionId ?? []))
      return scoreTables((await withTemplates(sheets)).map((scored) => ({ ...scored, correction: corrections.find(({ _id }) => _id === scored.sheet.currentCorrectionId) ?? null })))
    }
  }
}

interface Exported extends ExportFile {
  readonly fileName: string
  readonly rows: number
}

async function exportOf(kind: ExportKind, periodId: string, actor: Person, now: string): Promise<Exported> {
  const reach = reachOf(actor, exportReaders[kind])
  const tables = await tablesOf(kind, periodId, actor, ({ storeId }) => reach === 'company' || reach.includes(storeId), now)
  const file = zipOf(workbookParts(tables).map(({ path, text }) => ({ path, content: Buffer.from(text) })))
  const fileName = `${kind}-${periodId}.xlsx`
  return { ...await storeExport(fileName, file), fileName, rows: tables[0]?.rows.length ?? 0 }
}

export const exportTableHandler: Handler = async (prepared) => {
  // The transaction may run more than once; the file is made once.
  let made: Promise<Exported> | null = null
  const handle = command(exportTable, async ({ actor, input, now, transaction, summarise }) => {
    const { kind, periodId } = input
    if (!actor.roles.some(({ role }) => exportReaders[kind].includes(role))) return refuse('forbidden')
    made ??= exportOf(kind, periodId, actor, now)
    const file = await made
    await endExport(transaction, file, now)
    summarise(`导出${exportTitles[kind]} ${periodTitle(periodId)}，${file.rows} 行`)
    return { url: file.url, fileName: file.fileName, expiresAt: toInstant(toMs(now) + exportLife.linkSeconds * 1000), rows: file.rows }
  })
  return handle(prepared)
}
