import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DemonstrationClock } from './clock'
import { detailsOf, messageOf } from './failure'
import { FROM_APP, FROM_TIMER, LOCAL_ENV_ID, fromApp } from './functions/call-context'
import { FunctionHost } from './functions/function-host'
import { listDemoPeople } from './http/demo-people'
import { HttpServer } from './http/http-server'
import { LiveEvents } from './http/live-events'
import { routes } from './http/routes'
import { Sessions } from './http/sessions'
import type { AdminAccess, LocalCloud, LocalCloudOptions } from './local-cloud'
import { readProjectFiles } from './project/project-files'
import { UnindexedQueries } from './query/unindexed-queries'
import { FileStorage } from './storage/file-storage'
import { FolderShelf, MemoryShelf } from './storage/file-shelf'
import { SignedAddresses } from './storage/signed-address'
import { FILES_FOLDER, prepareDataFolder } from './store/data-folder'
import { DocumentStore } from './store/document-store'
import { NoJournal } from './store/journal'
import type { Journal } from './store/journal'
import { SqliteJournal } from './store/sqlite-journal'
import { storeHash } from './store/store-hash'
import { Timers } from './timers'
import { OpenTransactions } from './wire/open-transactions'
import { SentMessages } from './wire/sent-messages'
import { WireProtocol } from './wire/wire-protocol'
import type { WireCaller } from './wire/wire-protocol'

const POOL_SIZES = { api: 3, close: 2, notify: 2 }
const TRANSACTION_LIMIT_MS = 30_000
const UNINDEXED_FROM_DOCUMENTS = 100

/**
 * Starts the local cloud: database, functions, timers and HTTP in this process. Rejects with a DataFolderError,
 * ProjectError or PortTakenError whose message is a sentence for the person who starts it.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { projectDir, log = console.warn } = options
  const logBug = (error: unknown): void => {
    log(`bug in the local cloud: ${detailsOf(error)}`)
  }
  const project = readProjectFiles(projectDir)
  const journal = openJournal(options.dataDir)
  const store = new DocumentStore({ journal, indexes: project.indexes })
  const clock = new DemonstrationClock(journal)
  const unindexed = new UnindexedQueries(options.unindexedFromDocuments ?? UNINDEXED_FROM_DOCUMENTS, log)
  const storage = {
    files: new FileStorage(options.dataDir === undefined ? new MemoryShelf() : new FolderShelf(join(options.dataDir, FILES_FOLDER)), project.storageRules),
    addresses: new SignedAddresses(journal, () => clock.now()),
    origin: () => `http://127.0.0.1:${server.port}`,
  }
  const sent = new SentMessages(journal, () => clock.now(), options.onWxApi)
  const transactions = new OpenTransactions(store, options.transactionLimitMs ?? TRANSACTION_LIMIT_MS)
  const adminKey = randomBytes(16).toString('hex')
  // What a timer's call loses by then is done at the next start.
  let isClosing = false

  const functions = new FunctionHost({
    functions: project.functions,
    functionsDir: options.functionsDir ?? project.functionsDir,
    workerFile: options.workerFile ?? join(projectDir, 'dist', 'local', 'function-worker.js'),
    poolSizes: { ...POOL_SIZES, ...options.poolSizes },
    clockOffset: clock.sharedOffset,
    endpointUrl: (key) => endpointUrl(server.port, key),
    onOutput: options.onFunctionOutput ?? (() => undefined),
    log,
    onCallEnd: (key) => {
      const left = transactions.abortAll(key)
      if (left > 0) log(`${left} transaction(s) left open at the end of a call were rolled back`)
    },
  })
  const wire = new WireProtocol({
    store,
    transactions,
    unindexed,
    storage,
    sent,
    now: () => clock.now(),
    invokeFunction: (name, dataText, caller) =>
      functions.invoke(name, dataText, functions.originOfWorker(caller.key) ?? { source: 'scf' }),
    logBug,
  })
  const timers = new Timers({
    functions: project.functions,
    clock,
    journal,
    fire: async (name, event) => {
      await functions.invoke(name, JSON.stringify(event), FROM_TIMER).catch((error: unknown) => {
        if (!isClosing) log(`timer of ${name} failed: ${messageOf(error)}`)
      })
    },
  })
  const events = new LiveEvents(store, project.databaseRules.get('signals')?.read ?? false)
  const handler = routes({
    store,
    wire,
    functions,
    rules: project.functionRules,
    sessions: new Sessions(journal),
    events,
    clock,
    storage,
    sent,
    webDir: options.webDir ?? join(projectDir, 'dist', 'h5'),
    callerOfKey: (key): WireCaller | null => {
      if (key === adminKey) return { key, isWorker: false, isAwaited: false }
      const origin = functions.originOfWorker(key)
      return origin === null ? null : { key, isWorker: true, isAwaited: origin.source.startsWith(FROM_APP) }
    },
    onClockSet: () => {
      timers.tickIfStarted()
    },
  })
  const server = new HttpServer(handler, logBug)

  const setClock = (to: Date | string): void => {
    clock.setForward(new Date(to))
    timers.tickIfStarted()
  }
  const close = async (): Promise<void> => {
    isClosing = true
    timers.stop()
    events.close()
    await functions.close()
    await server.close()
    await store.close()
  }

  try {
    await server.listen(options.port ?? 0)
    if (options.now !== undefined) clock.setForward(options.now)
    if (options.warm === true) await functions.warm()
  } catch (error) {
    await close()
    throw error
  }
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    admin: adminAccess(server.port, adminKey),
    now: () => clock.now(),
    call: async (name, data, as) => {
      const origin = 'openid' in as ? fromApp(as.openid) : FROM_TIMER
      return JSON.parse(await functions.invoke(name, JSON.stringify(data ?? {}), origin)) as unknown
    },
    setClock,
    setClockUnchecked: (to) => {
      clock.setUnchecked(new Date(to))
      timers.skipToNow()
    },
    startTimers: () => {
      timers.start()
    },
    tickTimers: () => timers.tick(),
    storeHash: () => storeHash(store),
    unindexedQueries: () => unindexed.list(),
    requestCount: () => wire.requests,
    people: () => listDemoPeople(store),
    sentMessages: () => sent.list(),
    isEmpty: () => store.collectionNames().every((name) => store.collection(name).size === 0),
    readNote: (name) => journal.readSetting(`note:${name}`),
    writeNote: (name, text) => {
      journal.writeSetting(`note:${name}`, text)
    },
    close,
  }
}

function openJournal(dataDir: string | undefined): Journal {
  if (dataDir === undefined) return new NoJournal()
  prepareDataFolder(dataDir)
  return SqliteJournal.open(dataDir)
}

function adminAccess(port: number, key: string): AdminAccess {
  const url = endpointUrl(port, key)
  return {
    sdkConfig: { env: LOCAL_ENV_ID, secretId: 'local', secretKey: 'local', serviceUrl: url },
    environment: {
      TENCENTCLOUD: 'true',
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
      TCB_ENV: LOCAL_ENV_ID,
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    },
  }
}

/** The SDK's address with the caller's key in its path, which the SDK passes on untouched. */
function endpointUrl(port: number, key: string): string {
  return `http://127.0.0.1:${port}/admin/${key}`
}
