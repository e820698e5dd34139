import { useState } from 'react'
import type { ActionOutput } from '@shared/contract/actions'
import { ask, command, type AppRefusal } from '../../cloud/call'
import { cloudData } from '../../cloud/cloud-data'
import { readJobsFile, type JobRow } from './job-rows'
import { batchesOf, checkInBatches, sendInBatches, type CellProblem, type ImportCounts } from '../import-batches'
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

/** Choosing, checking and importing a file of jobs, batch by batch. */
export function useJobsImport() {
  const [file, setFile] = useState<CheckedFile | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [outcome, setOutcome] = useState<ImportCounts | null>(null)

  const check = async (name: string, text: string | null): Promise<void> => {
    const unreadable = { rows: [], problems: [{ line: 1, column: '文件', text: '读不出来，请在 Excel 里另存为“CSV UTF-8”再选' }] }
    const read = text === null ? unreadable : readJobsFile(text)
    if (read.problems.length > 0) { setFile({ name, ...read, effects: [] }); return }
    const batches = batchesOf(read.rows, batchRows)
    const found = await checkInBatches(batches, (rows) => ask('check-jobs-import', { rows }), (done) => { setProgress({ what: '检查', done, all: batches.length }) })
    if ('code' in found) setRefusal(found)
    else setFile({ name, rows: read.rows, ...found })
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
    const batches = batchesOf(file.rows, batchRows)
    setRefusal(await sendInBatches(batches, (rows) => command('import-jobs', { rows }), setOutcome, (done) => { setProgress({ what: '导入', done, all: batches.length }) }))
    setProgress(null)
    cloudData.invalidate()
  }
  return { file, progress, refusal, outcome, choose, send }
}
