import type { ExportKind } from '@shared/export/export-table'
import { openFile } from '../cloud/open-file'
import { useCommand } from '../cloud/use-command'
import { toast } from './toast'

/** Fetches a spreadsheet of a month and opens it. */
export function useExport() {
  const { run, isBusy, refusal } = useCommand('export-table')
  return {
    isBusy, refusal,
    exportTable: async (kind: ExportKind, periodId: string) => {
      const answer = await run({ kind, periodId })
      if (answer?.ok !== true) return
      const { url, fileName, rows } = answer.output
      toast(await openFile(url, fileName) ? `已导出 ${rows} 行` : '文件打不开，请再试一次')
    },
  }
}
