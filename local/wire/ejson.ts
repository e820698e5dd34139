import { invalidParam } from '../cloud-error'
import { messageOf } from '../failure'

/**
 * Reads the SDK's canonical EJSON (`{"$numberInt":"1"}`, `{"$date":…}`) into plain values, dates and regular
 * expressions. Stricter than the cloud: NaN, Infinity, undefined and BSON types that the app does not use are refused.
 * `serverNow` stands in for `db.serverDate()`.
 */
export function parseEjson(text: string, serverNow: Date): unknown {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw invalidParam('not valid EJSON')
  }
  return decode(json, serverNow, 0)
}

const MAX_DEPTH = 100

function decode(value: unknown, now: Date, depth: number): unknown {
  if (depth > MAX_DEPTH) throw invalidParam(`nested deeper than ${MAX_DEPTH} levels`)
  if (typeof value === 'number') return finite(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((element) => decode(element, now, depth + 1))
  const keys = Object.keys(value)
  const [only] = keys
  if (keys.length === 1 && only !== undefined && only.startsWith('$')) {
    const operand: unknown = Reflect.get(value, only)
    const decoder = DECODERS[only]
    if (decoder !== undefined) return decoder(operand, now)
  }
  const decoded: Record<string, unknown> = {}
  for (const key of keys) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw invalidParam(`key ${key} is refused`)
    decoded[key] = decode(Reflect.get(value, key), now, depth + 1)
  }
  return decoded
}

const DECODERS: Readonly<Record<string, (operand: unknown, now: Date) => unknown>> = {
  $numberInt: (operand) => finite(Number(operand)),
  $numberDouble: (operand) => finite(Number(operand)),
  $numberLong: (operand) => {
    const number = Number(operand)
    if (!Number.isSafeInteger(number)) throw invalidParam(`integer ${String(operand)} is beyond 2^53`)
    return finite(number)
  },
  $date: (operand) => {
    const date = new Date(typeof operand === 'string' ? operand : Number(readField(operand, '$numberLong')))
    if (Number.isNaN(date.getTime())) throw invalidParam('invalid date')
    return date
  },
  $regularExpression: (operand) => {
    try {
      return new RegExp(textOf(readField(operand, 'pattern')), textOf(readField(operand, 'options') ?? ''))
    } catch (error) {
      throw invalidParam(messageOf(error))
    }
  },
  $tcb_server_date: (operand, now) => {
    const offsetMs = decode(readField(operand, 'offset') ?? 0, now, 0)
    if (typeof offsetMs !== 'number') throw invalidParam('the offset of serverDate must be a number')
    return new Date(now.getTime() + offsetMs)
  },
  $undefined: () => {
    throw invalidParam('undefined is refused')
  },
  $oid: refuseType,
  $numberDecimal: refuseType,
  $binary: refuseType,
  $timestamp: refuseType,
  $code: refuseType,
  $symbol: refuseType,
  $minKey: refuseType,
  $maxKey: refuseType,
}

function refuseType(): never {
  throw invalidParam('this BSON type is not supported; use text, numbers, booleans, dates, lists and objects')
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw invalidParam(`${number} is refused`)
  return number === 0 ? 0 : number
}

function readField(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw invalidParam('text was expected')
  return value
}
