import { Cron } from 'croner'
import type { DemonstrationClock } from './clock'
import { messageOf } from './failure'
import { ProjectError } from './project/project-error'
import type { FunctionDeclaration } from './project/project-files'
import type { Journal } from './store/journal'

const SETTING = 'timers'
const CHECK_EVERY_MS = 500

interface Timer {
  readonly functionName: string
  readonly name: string
  readonly cron: Cron
  /** Up to here its occurrences are done with, in demonstration time. */
  doneUntil: Date
  running: Promise<void> | null
}

export interface TimersOptions {
  readonly functions: readonly FunctionDeclaration[]
  readonly clock: DemonstrationClock
  readonly journal: Journal
  /** Calls the function as the platform's timer does; a failure is logged there and does not reject. */
  readonly fire: (functionName: string, event: TimerEvent) => Promise<void>
}

/** What a function gets from its timer. */
export interface TimerEvent {
  readonly Type: 'Timer'
  readonly TriggerName: string
  readonly Time: string
  readonly Message: string
}

/**
 * Fires the timers of cloudbaserc.json by the demonstration clock. However many occurrences passed unnoticed, because
 * the clock was set forward or the process was not running, the timer fires once for them. A timer whose last call is
 * still running waits for its end. What was not answered when the process died fires again at the next start.
 */
export class Timers {
  private readonly timers: Timer[]
  private interval: NodeJS.Timeout | null = null

  constructor(private readonly options: TimersOptions) {
    const stored = JSON.parse(options.journal.readSetting(SETTING) ?? '{}') as Record<string, string>
    this.timers = options.functions.flatMap((declaration) =>
      declaration.timers.map(({ name, cron }) => {
        const doneUntil = stored[`${declaration.name}/${name}`]
        return {
          functionName: declaration.name,
          name,
          cron: readCron(cron),
          doneUntil: doneUntil === undefined ? options.clock.now() : new Date(doneUntil),
          running: null,
        }
      }),
    )
    this.save()
  }

  start(): void {
    this.interval = setInterval(() => void this.tick(), CHECK_EVERY_MS)
    this.interval.unref()
    void this.tick()
  }

  /** The clock was set: what is due fires now and not at the next check. */
  tickIfStarted(): void {
    if (this.interval !== null) void this.tick()
  }

  /** Fires what is due; resolves when those calls, and those already running, have ended. Names the timers fired. */
  async tick(): Promise<string[]> {
    const now = this.options.clock.now()
    const fired: string[] = []
    for (const timer of this.timers) {
      const due = timer.running === null ? timer.cron.nextRun(timer.doneUntil) : null
      if (due === null || due > now) continue
      fired.push(`${timer.functionName}/${timer.name}`)
      timer.running = this.fire(timer, now).finally(() => {
        timer.running = null
      })
    }
    await Promise.all(this.timers.flatMap(({ running }) => running ?? []))
    return fired
  }

  /** Occurrences up to now count as done: for a clock that was set while nothing had happened yet. */
  skipToNow(): void {
    for (const timer of this.timers) timer.doneUntil = this.options.clock.now()
    this.save()
  }

  stop(): void {
    if (this.interval !== null) clearInterval(this.interval)
  }

  private async fire(timer: Timer, now: Date): Promise<void> {
    await this.options.fire(timer.functionName, {
      Type: 'Timer',
      TriggerName: timer.name,
      Time: now.toISOString(),
      Message: '',
    })
    timer.doneUntil = now
    this.save()
  }

  private save(): void {
    const state = Object.fromEntries(this.timers.map((timer) => [`${timer.functionName}/${timer.name}`, timer.doneUntil]))
    this.options.journal.writeSetting(SETTING, JSON.stringify(state))
  }
}

/** Seven fields, the last the year; as on the platform a day of month and a day of week are alternatives. */
function readCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 7 || fields[6] !== '*') {
    throw new ProjectError(`定时触发器 “${text}” 要有七段（秒 分 时 日 月 周 年），年份只支持 *。`)
  }
  try {
    return new Cron(fields.slice(0, 6).join(' '), { paused: true, timezone: 'Asia/Shanghai', legacyMode: true })
  } catch (error) {
    throw new ProjectError(`看不懂定时触发器 “${text}”：${messageOf(error)}`)
  }
}
