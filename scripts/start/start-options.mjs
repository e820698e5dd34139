import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const USAGE = '可用选项：--fresh（从头开始）、--port 端口、--data 目录、--now 日期或时间'
const DEFAULT_PORT = 8787

/**
 * The flags of `npm start`. Calls `stop` with one sentence where they are wrong.
 * @param {string[]} args
 * @param {(sentence: string) => never} stop
 * @returns {{ fresh: boolean, port: number, dataDir: string, now?: Date }}
 */
export function readOptions(args, stop) {
  const values = parse(args, stop)
  const port = Number(values.port ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`端口 ${values.port} 不对，要 0 到 65535 的整数。`)
  const options = { fresh: values.fresh === true, port, dataDir: resolve(values.data ?? '.data') }
  if (values.now === undefined) return options
  const now = readTime(values.now)
  if (now === null) stop(`时间 ${values.now} 不对，要像 2026-12-01 或 2026-12-01T09:00:00+08:00 这样写。`)
  return { ...options, now }
}

function parse(args, stop) {
  try {
    return parseArgs({
      args,
      options: {
        fresh: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        now: { type: 'string' },
      },
    }).values
  } catch (error) {
    if (typeof error.code !== 'string' || !error.code.startsWith('ERR_PARSE_ARGS')) throw error
    return stop(`看不懂启动选项 ${args.join(' ')}；${USAGE}。`)
  }
}

/** `Date` takes the 31st of November for the 1st of December. */
function isDay(text) {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A date is its midnight in Beijing; a time without a zone is Beijing time. */
function readTime(text) {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return null
  if (!isDay(text.slice(0, 10))) return null
  const time = text.includes('T') ? text : `${text}T00:00:00`
  const date = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}+08:00`)
  return Number.isNaN(date.getTime()) ? null : date
}
