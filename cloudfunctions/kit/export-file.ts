import { createHash } from 'node:crypto'
import { addHours } from '@shared/cycle/beijing-time'
import { exportLife } from '@shared/export/export-table'
import { linkTo, putFile } from './storage'
import type { Transaction } from './transaction'

/** A stored export, and the link to it. */
export interface ExportFile {
  readonly path: string
  readonly url: string
}

/** Stores a file for whoever asked; the same content lies under the same name, and only a link leads to it. */
export async function storeExport(fileName: string, content: Buffer): Promise<ExportFile> {
  const path = `exports/${createHash('sha256').update(content).digest('hex')}/${fileName}`
  const url = await linkTo(await putFile(path, content), exportLife.linkSeconds)
  if (url === null) throw new Error('an export was stored and is not there')
  return { path, url }
}

/** Has the close remove the file when its time has come, as it does with uploads that nobody attached. */
export function endExport(transaction: Transaction, { path }: ExportFile, now: string): Promise<void> {
  return transaction.write('uploads', { _id: path.split('/').join(':'), path, dueAt: addHours(now, exportLife.fileHours) })
}
