import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { beijingText, ClockError } from './clock'
import { demonstrationStart, seedDemo } from './demo/seed-demo'
import { detailsOf, messageOf } from './failure'
import { PortTakenError } from './http/http-server'
import type { FunctionOutput, LocalCloud } from './local-cloud'
import { ProjectError } from './project/project-error'
import { startLocalCloud } from './start-local-cloud'
import { DataFolderError, FUNCTION_LOG, prepareDataFolder } from './store/data-folder'
import { SqliteJournal } from './store/sqlite-journal'

export interface MainOptions {
  readonly projectDir: string
  readonly dataDir: string
  readonly port: number
  /** Throws the data away and begins anew. */
  readonly fresh: boolean
  /** Where an empty data folder begins; in one with data the clock is set forward to it. */
  readonly now?: Date
}

/** Fills an empty data folder. */
export type Seed = (cloud: LocalCloud, options: { now: Date }) => Promise<void>

const SEEDING = 'seeding'
const STARTED = 'started'
const DONE = 'done'

/** `npm start`: the local cloud with the demonstration company, until it is told to stop. */
export async function main(options: MainOptions, seed: Seed = seedDemo): Promise<void> {
  try {
    const cloud = await open(options, seed)
    cloud.startTimers()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void cloud.close().then(() => process.exit(0))
      })
    }
    announce(cloud)
  } catch (error) {
    console.error(sentenceOf(error))
    process.exit(1)
  }
}

async function open({ projectDir, dataDir, port, fresh, now }: MainOptions, seed: Seed): Promise<LocalCloud> {
  if (fresh) SqliteJournal.reset(dataDir)
  prepareDataFolder(dataDir)
  const start = (): Promise<LocalCloud> =>
    startLocalCloud({
      projectDir,
      dataDir,
      port,
      workerFile: join(__dirname, 'function-worker.js'),
      warm: true,
      onFunctionOutput: functionLog(dataDir),
    })
  let cloud = await start()
  if (cloud.readNote(SEEDING) === STARTED) {
    console.log('上次准备演示数据时中断了，重新开始。')
    await cloud.close()
    SqliteJournal.reset(dataDir)
    cloud = await start()
  }
  try {
    if (cloud.isEmpty()) {
      await fill(cloud, now ?? demonstrationStart(new Date()), seed)
    } else if (now !== undefined) {
      cloud.setClock(now)
    }
  } catch (error) {
    await cloud.close()
    throw error
  }
  return cloud
}

async function fill(cloud: LocalCloud, now: Date, seed: Seed): Promise<void> {
  console.log('正在准备演示数据…')
  cloud.writeNote(SEEDING, STARTED)
  await seed(cloud, { now })
  cloud.writeNote(SEEDING, DONE)
}

/** What functions print goes to a file of the data folder, as the platform keeps it in a log; errors are shown as well. */
function functionLog(dataDir: string): FunctionOutput {
  const file = createWriteStream(join(dataDir, FUNCTION_LOG), { flags: 'a', mode: 0o600 })
  // Without its log the cloud still works; the first failure is shown.
  file.once('error', (error) => {
    console.error(`云函数日志写不了：${messageOf(error)}`)
  })
  return (text, isError) => {
    file.write(text)
    if (isError) process.stderr.write(text)
  }
}

function announce(cloud: LocalCloud): void {
  console.log('可以登录的人：')
  for (const { name, position, storeName } of cloud.people()) {
    console.log(`  ${name}（${[position, storeName].filter((word) => word !== '').join('，')}）`)
  }
  console.log(`演示时钟：${beijingText(cloud.now())}（北京时间）`)
  console.log(`ready ${cloud.url}`)
}

/** One sentence where the person at the terminal can do something about it; the whole error where it is a bug. */
function sentenceOf(error: unknown): string {
  for (const kind of [DataFolderError, ProjectError, PortTakenError, ClockError]) {
    if (error instanceof kind) return error.message
  }
  return detailsOf(error)
}
