import { mkdirSync, rmSync } from 'node:fs'
import { codeOf, messageOf } from '../failure'

export const DATABASE_FILE = 'cloud.db'
export const FUNCTION_LOG = 'functions.log'
/** The folder of the storage's files. */
export const FILES_FOLDER = 'files'

/** The data folder can't be used; the message is one sentence for the person at the terminal. */
export class DataFolderError extends Error {
  override readonly name: string = 'DataFolderError'
}

/** Another process holds the data folder. */
export class DataFolderInUseError extends DataFolderError {}

export function damaged(file: string, what: string): DataFolderError {
  return new DataFolderError(`数据文件 ${file} 已损坏（${what}）；请用备份恢复，或用 --fresh 从头开始。`)
}

const reasons: Readonly<Partial<Record<string, string>>> = {
  EEXIST: '那里已经有一个同名的文件', ENOTDIR: '路径中间有一个文件', EACCES: '没有权限', EPERM: '没有权限', EROFS: '那里是只读的', ENOSPC: '磁盘满了',
}

/** Makes the folder where it does not exist yet. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new DataFolderError(`建不了数据目录 ${dataDir}：${reasons[codeOf(error)] ?? messageOf(error)}。`)
  }
}

/** Removes everything that the local cloud keeps in the folder, and nothing else. */
export function emptyDataFolder(dataDir: string): void {
  for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, `${DATABASE_FILE}-journal`, FUNCTION_LOG]) {
    rmSync(`${dataDir}/${name}`, { force: true })
  }
  rmSync(`${dataDir}/${FILES_FOLDER}`, { recursive: true, force: true })
}
