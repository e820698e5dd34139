import type tcb from '@cloudbase/node-sdk'
import { openAdminSdk } from '../../local'
import type { LocalCloud } from '../../local'

type Declared = ReturnType<ReturnType<typeof tcb.init>['database']>

/** A transaction of the SDK, whose own declarations leave it untyped. */
export interface SdkTransaction {
  collection: Declared['collection']
  commit: () => Promise<unknown>
  rollback: (reason: unknown) => Promise<unknown>
}

/** The SDK's database with types where its declarations have none. */
export interface SdkDatabase extends Omit<Declared, 'startTransaction' | 'runTransaction' | 'serverDate'> {
  startTransaction: () => Promise<SdkTransaction>
  runTransaction: <Result>(work: (transaction: SdkTransaction) => Promise<Result>) => Promise<Result>
  serverDate: (options?: { offset: number }) => object
}

export function databaseOf(cloud: Pick<LocalCloud, 'admin'>): SdkDatabase {
  return openAdminSdk(cloud).database()
}

/** The documents of an answer, which the SDK declares as `any` or not at all. */
export function dataOf(answer: unknown): unknown[] {
  const data: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'data') : undefined
  if (!Array.isArray(data)) throw new TypeError(`no documents in ${JSON.stringify(answer)}`)
  return data
}
