import type tcb from '@cloudbase/node-sdk'

type Database = ReturnType<ReturnType<typeof tcb.init>['database']>

/** A transaction of the SDK, whose own declarations leave it untyped. */
export interface SdkTransaction {
  collection: Database['collection']
  commit: () => Promise<unknown>
  rollback: (reason: unknown) => Promise<unknown>
}
