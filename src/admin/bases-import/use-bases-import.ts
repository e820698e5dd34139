import { useState } from 'react'
import type { ActionOutput } from '@shared/contract/actions'
import { maximumBases } from '@shared/pay/import-bases'
import { ask, command, type AppRefusal } from '../../cloud/call'
import { cloudData } from '../../cloud/cloud-data'
import { batchesOf, checkInBatches, sendInBatches, type CellProblem, type ImportCounts } from '../import-batches'
import { pickFile } from '../pick-file'
import { readBasesTable, type BaseRow } from './base-rows'

/** A table that was read and held against the roster. */
export interface CheckedTable {
  readonly periodId: string
  readonly rows: readonly BaseRow[]
  readonly problems: readonly CellProblem[]
  readonly effects: readonly ActionOutput<'check-bases-import'>['effects'][number][]
}

/** Pasting or choosing a table of bases, checking all of it, and importing it batch by batch: each is stored whole or not at all. */
export function useBasesImport() {
  const [text, setText] = useState('')
  const [table, setTable] = useState<CheckedTable | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [outcome, setOutcome] = useState<ImportCounts | null>(null)

  const forget = (): void => { setTable(null); setRefusal(null); setOutcome(null) }
  const write = (next: string): void => { forget(); setText(next) }

  const checked = async (periodId: string): Promise<CheckedTable | AppRefusal> => {
    const read = readBasesTable(text)
    if (read.problems.length > 0) return { periodId, ...read, effects: [] }
    const found = await checkInBatches(batchesOf(read.rows, maximumBases), (rows) => ask('check-bases-import', { periodId, rows }))
    return 'code' in found ? found : { periodId, rows: read.rows, ...found }
  }

  const check = async (periodId: string): Promise<void> => {
    forget()
    setBusy(true)
    const found = await checked(periodId)
    if ('code' in found) setRefusal(found)
    else setTable(found)
    setBusy(false)
  }

  const choose = async (): Promise<void> => {
    const picked = await pickFile()
    if (picked === null) return
    write(picked.text ?? '')
    if (picked.text === null) setRefusal({ code: 'bad-input', message: '文件读不出来，请在 Excel 里另存为“CSV UTF-8”，或者直接粘贴' })
  }

  const send = async (): Promise<void> => {
    if (table === null || isBusy) return
    setBusy(true)
    setRefusal(null)
    setRefusal(await sendInBatches(batchesOf(table.rows, maximumBases), (rows) => command('import-bases', { periodId: table.periodId, rows }), setOutcome))
    setBusy(false)
    cloudData.invalidate()
  }
  return { text, table, isBusy, refusal, outcome, forget, write, check, choose, send }
}
