import { useState } from 'react'
import type { ActionOutput } from '@shared/contract/actions'
import { maximumBases } from '@shared/pay/import-bases'
import { ask, command, type AppRefusal } from '../../cloud/call'
import { cloudData } from '../../cloud/cloud-data'
import { pickFile } from '../pick-file'
import { readBasesTable, type BaseRow, type CellProblem } from './base-rows'

/** A table that was read and held against the roster. */
export interface CheckedTable {
  readonly periodId: string
  readonly rows: readonly BaseRow[]
  readonly problems: readonly CellProblem[]
  readonly effects: ActionOutput<'check-bases-import'>['effects']
}

const batchesOf = (rows: readonly BaseRow[]): BaseRow[][] => Array.from({ length: Math.ceil(rows.length / maximumBases) }, (_, index) => rows.slice(index * maximumBases, (index + 1) * maximumBases))

/** Pasting or choosing a table of bases, checking all of it, and importing it batch by batch: each is stored whole or not at all. */
export function useBasesImport() {
  const [text, setText] = useState('')
  const [table, setTable] = useState<CheckedTable | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [outcome, setOutcome] = useState<{ added: number; changed: number; same: number } | null>(null)

  const forget = (): void => { setTable(null); setRefusal(null); setOutcome(null) }
  const write = (next: string): void => { forget(); setText(next) }

  const checked = async (periodId: string): Promise<CheckedTable | AppRefusal> => {
    const read = readBasesTable(text)
    if (read.problems.length > 0) return { periodId, ...read, effects: [] }
    const problems: CellProblem[] = []
    const effects: CheckedTable['effects'] = []
    for (const rows of batchesOf(read.rows)) {
      const answer = await ask('check-bases-import', { periodId, rows })
      if (!answer.ok) return answer.refusal
      problems.push(...answer.output.problems)
      effects.push(...answer.output.effects)
    }
    return { periodId, rows: read.rows, problems, effects }
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
    const sum = { added: 0, changed: 0, same: 0 }
    for (const rows of batchesOf(table.rows)) {
      const answer = await command('import-bases', { periodId: table.periodId, rows })
      if (!answer.ok) { setRefusal(answer.refusal); break }
      sum.added += answer.output.added
      sum.changed += answer.output.changed
      sum.same += answer.output.same
      setOutcome({ ...sum })
    }
    setBusy(false)
    cloudData.invalidate()
  }
  return { text, table, isBusy, refusal, outcome, forget, write, check, choose, send }
}
