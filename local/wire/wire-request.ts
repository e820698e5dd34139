import { CloudError, invalidParam } from '../cloud-error'
import type { QueryFilter } from '../query/query-matcher'
import type { SortOrder } from '../query/query-plan'
import { isStoredObject } from '../store/stored-value'
import { parseEjson } from './ejson'

/** The JSON body of one SDK request, read field by field. */
export class WireRequest {
  constructor(
    private readonly body: Readonly<Record<string, unknown>>,
    private readonly serverNow: Date,
  ) {}

  get action(): string {
    return this.text('action')
  }

  get collection(): string {
    return this.text('collectionName')
  }

  get transactionId(): string | null {
    return this.optionalText('transactionId')
  }

  /** `doc()` names one document by id; `where()` any number. */
  get isWhere(): boolean {
    return this.body['queryType'] === 'WHERE'
  }

  get filter(): QueryFilter {
    const filter = this.ejson('query')
    if (filter === null) return {}
    if (!isRecord(filter)) throw invalidParam('query must be an object')
    return filter
  }

  get order(): SortOrder {
    const order = this.ejson('order')
    if (order === null) return []
    if (!isRecord(order)) throw invalidParam('order must be an object')
    return Object.entries(order).map(([path, direction]) => {
      if (direction !== 1 && direction !== -1) throw invalidParam('order must be 1 or -1')
      return [path, direction] as const
    })
  }

  get projection(): QueryFilter | null {
    const projection = this.ejson('projection')
    return isRecord(projection) && Object.keys(projection).length > 0 ? projection : null
  }

  list(name: string): readonly unknown[] {
    const value = this.body[name]
    if (!Array.isArray(value) || value.length === 0) throw invalidParam(`${name} must be a list`)
    return value as unknown[]
  }

  flag(name: string): boolean {
    return this.body[name] === true
  }

  count(name: string, fallback: number): number {
    const value = this.body[name] ?? fallback
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw invalidParam(`${name} must be a non-negative integer`)
    }
    return value
  }

  text(name: string): string {
    const value = this.optionalText(name)
    if (value === null) throw invalidParam(`${name} is missing`)
    return value
  }

  optionalText(name: string): string | null {
    const value = this.body[name]
    if (value === undefined || value === null || value === '') return null
    if (typeof value !== 'string') throw invalidParam(`${name} must be text`)
    return value
  }

  ejson(name: string): unknown {
    const text = this.optionalText(name)
    return text === null ? null : parseEjson(text, this.serverNow)
  }

  /** A list of EJSON texts, as `add` sends its documents. */
  ejsonList(name: string): { text: string; value: unknown }[] {
    return this.list(name).map((text) => {
      if (typeof text !== 'string') throw invalidParam(`${name} must be a list of texts`)
      return { text, value: parseEjson(text, this.serverNow) }
    })
  }

  /** The stages of an aggregation, each with its operator as key. */
  get stages(): Record<string, unknown>[] {
    const stages = this.body['stages']
    if (!Array.isArray(stages)) throw invalidParam('stages must be a list')
    return stages.map((stage: unknown) => {
      if (!isRecord(stage) || typeof stage['stageKey'] !== 'string' || typeof stage['stageValue'] !== 'string') {
        throw new CloudError('DATABASE_INVALID_OPERRATOR', 'a stage needs stageKey and stageValue')
      }
      return { [stage['stageKey']]: parseEjson(stage['stageValue'], this.serverNow) }
    })
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isStoredObject(value) && !(value instanceof RegExp)
}
