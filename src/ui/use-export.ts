import { useState } from 'react'
import type { ActionInput } from '@shared/contract/actions'
import type { ExportKind } from '@shared/export/export-table'
import { openFile } from '../cloud/open-file'
import { useCommand } from '../cloud/use-command'
import { toast } from './toast'

/** Fetches a spreadsheet of a month and opens it; of a very large company one file with each tap, until all are told. */
export function useExport() {
  const { run, isBusy, refusal } = useCommand('export-table')
  const [next, setNext] = useState<ActionInput<'export-table'> | null>(null)
  /** Which file of that table comes next; null where it is the whole table or its first file. */
  const partOf = (kind: ExportKind, periodId: string) => (next?.kind === kind && next.periodId === periodId ? next.part ?? null : null)
  return {
    isBusy, refusal,
    nextPart: (kind: ExportKind, periodId: string): number | null => partOf(kind, periodId)?.no ?? null,
    exportTable: async (kind: ExportKind, periodId: string) => {
      const part = partOf(kind, periodId)
      const answer = await run({ kind, periodId, ...(part === null ? {} : { part }) })
      if (answer?.ok !== true) return
      const { url, fileName, rows, next: after } = answer.output
      const no = part?.no ?? 1
      setNext(after === null ? null : { kind, periodId, part: { no: no + 1, after } })
      const told = part === null && after === null ? `已导出 ${rows} 行` : after === null ? `第 ${no} 份，${rows} 行，都导完了` : `第 ${no} 份，${rows} 行，再点导第 ${no + 1} 份`
      toast(await openFile(url, fileName) ? told : '文件打不开，请再试一次')
    },
  }
}
