import { refuse } from '@shared/contract/refusal'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import { periodTitle } from '@shared/cycle/period-title'
import { exportSheet } from '@shared/export/export-sheet'
import { exportLife } from '@shared/export/export-table'
import { pdfText } from '@shared/export/pdf'
import { printedSheet } from '@shared/export/print-sheet'
import { endExport, storeExport, type ExportFile } from '../kit/export-file'
import { command, type Handler } from '../kit/serve'
import { canSeeSheet } from '../kit/sheet-access'
import { sheetViewFor } from './read-sheet'

export const exportSheetHandler: Handler = async (prepared) => {
  // The transaction may run more than once; the file is made once.
  let made: Promise<ExportFile> | null = null
  const handle = command(exportSheet, async ({ actor, input, now, transaction, summarise }) => {
    const sheet = await transaction.read('sheets', input.sheetId)
    if (sheet === null || !canSeeSheet(actor, sheet)) return refuse('not-found')
    // Told apart by itself where somebody keeps those of many people; no system forbids what stands in it.
    const fileName = `sheet-${sheet._id.replaceAll(':', '-')}.pdf`
    made ??= sheetViewFor(sheet, actor).then((view) => storeExport(fileName, Buffer.from(pdfText(`${view.template.title} ${periodTitle(view.periodId)} ${view.employee.name}`, printedSheet(view)), 'latin1')))
    const file = await made
    await endExport(transaction, file, now)
    summarise(`打印考核表：${sheet.employeeName} ${periodTitle(sheet.periodId)}`)
    return { url: file.url, fileName, expiresAt: toInstant(toMs(now) + exportLife.linkSeconds * 1000) }
  })
  return handle(prepared)
}
