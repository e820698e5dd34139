import type { Journal } from './store/journal'

const SETTING = 'clock-offset-ms'

/** As people read it, such as `2026/11/23 14:30:00`. */
export function beijingText(time: Date): string {
  return time.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
}

/** The demonstration clock refuses to run backwards: what happened would lie in the future. */
export class ClockError extends Error {
  override readonly name = 'ClockError'
}

/**
 * The demonstration clock: real time plus an offset that only grows. The offset lies in shared memory, so that every
 * function worker's `Date` follows at once; it is kept in the data folder.
 */
export class DemonstrationClock {
  private readonly offset = new BigInt64Array(new SharedArrayBuffer(8))

  constructor(private readonly journal: Journal) {
    const stored = journal.readSetting(SETTING)
    if (stored !== null) Atomics.store(this.offset, 0, BigInt(stored))
  }

  /** What the workers read: milliseconds to add to real time. */
  get sharedOffset(): SharedArrayBuffer {
    const { buffer } = this.offset
    if (!(buffer instanceof SharedArrayBuffer)) throw new Error('the clock offset must be shared')
    return buffer
  }

  get offsetMs(): number {
    return Number(Atomics.load(this.offset, 0))
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs)
  }

  setForward(to: Date): void {
    const now = this.now()
    if (to.getTime() < now.getTime()) {
      throw new ClockError(`演示时钟只能往前调：现在是 ${beijingText(now)}，不能调回 ${beijingText(to)}。`)
    }
    this.setUnchecked(to)
  }

  /** For filling an empty data folder, where nothing has happened yet. */
  setUnchecked(to: Date): void {
    const offset = BigInt(to.getTime() - Date.now())
    Atomics.store(this.offset, 0, offset)
    this.journal.writeSetting(SETTING, String(offset))
  }
}
