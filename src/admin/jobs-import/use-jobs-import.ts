import { useState } from 'react'
import type { ActionOutput } from '@shared/contract/actions'
import { ask, command, type AppRefusal } from '../../cloud/call'
import { cloudData } from '../../cloud/cloud-data'
import { readJobsFile, type CellProblem, type JobRow } from './job-rows'
import { pickFile } from '../pick-file'

/** Rows of one batch: a batch is stored whole or not at all, in one transaction. */
const batchRows = 50

type Effect = ActionOutput<'check-jobs-import'>['effects'][number]

/** A file that was read and held against what the company has. */
export interface CheckedFile {
  readonly name: string
  readonly rows: readonly JobRow[]
  readonly problems: readonly CellProblem[]
  readonly effects: readonly Effect[]
}

/** How far it has come. */
export interface Progress {
  readonly what: '检查' | '导入'
  readonly done: number
  readonly all: number
}

const batchesOf = (rows: readonly JobRow[]): JobRow[][] => Array.from({ length: Math.ceil(rows.length / batchRows) }, (_, index) => rows.slice(index * batchRows, (index + 1) * batchRows))

/** Choosing, checking and importing a file of jobs, batch by batch. */
export function useJobsImport() {
  const [file, setFile] = useState<CheckedFile | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [outcome, setOutcome] = useState<{ added: number; changed: number; same: number } | null>(null)

  const check = async (name: string, text: string | null): Promise<void> => {
    const unreadable = { rows: [], problems: [{ line: 1, column: '文件', text: '读不出来，请在 Excel 里另存为“CSV UTF-8”再选' }] }
    const read = text === null ? unreadable : readJobsFile(text)
    if (read.problems.length > 0) { setFile({ name, ...read, effects: [] }); return }
    const problems: CellProblem[] = []
    const effects: Effect[] = []
    const batches = batchesOf(read.rows)
    for (const [index, rows] of batches.entries()) {
      setProgress({ what: '检查', done: index, all: batches.length })
      const answer = await ask('check-jobs-import', { rows })
      if (!answer.ok) { setRefusal(answer.refusal); return }
      problems.push(...answer.output.problems)
      effects.push(...answer.output.effects)
    }
    setFile({ name, rows: read.rows, problems, effects })
  }

  const choose = async (): Promise<void> => {
    const picked = await pickFile()
    if (picked === null) return
    setFile(null)
    setOutcome(null)
    setRefusal(null)
    await check(picked.name, picked.text)
    setProgress(null)
  }

  const send = async (): Promise<void> => {
    if (file === null || progress !== null) return
    setRefusal(null)
    const sum = { added: 0, changed: 0, same: 0 }
    const batches = batchesOf(file.rows)
    for (const [index, rows] of batches.entries()) {
      setProgress({ what: '导入', done: index, all: batches.length })
      const answer = await command('import-jobs', { rows })
      if (!answer.ok) { setRefusal(answer.refusal); break }
      sum.added += answer.output.added
      sum.changed += answer.output.changed
      sum.same += answer.output.same
      setOutcome({ ...sum })
    }
    setProgress(null)
    cloudData.invalidate()
  }
  return { file, progress, refusal, outcome, choose, send }
}
