import { invalidParam } from '../cloud-error'
import type { Journal } from '../store/journal'
import type { WireRequest } from './wire-request'

const SETTING = 'sent-messages'
const KEPT = 200

/** A subscription message as WeChat would have got it. */
export interface SentMessage {
  readonly at: string
  readonly openid: string
  readonly templateId: string
  readonly page: string
  /** The texts of the template's fields, in their order. */
  readonly texts: readonly string[]
  readonly errcode: number
}

/** What WeChat answers to a call of its API: its own error code, 0 for done. */
export type WxAnswer = (apiName: string, data: Readonly<Record<string, unknown>>) => Promise<number> | number

/** Stands for WeChat's open API: nothing leaves the machine, and what would have been sent is kept to be looked at. */
export class SentMessages {
  private readonly messages: SentMessage[]

  constructor(
    private readonly journal: Journal,
    private readonly now: () => Date,
    private readonly answer: WxAnswer = () => 0,
  ) {
    this.messages = JSON.parse(journal.readSetting(SETTING) ?? '[]') as SentMessage[]
  }

  /** The newest first. */
  list(): readonly SentMessage[] {
    return [...this.messages].reverse()
  }

  /** The SDK's `callWxOpenApi`: the `data` of its reply. */
  async call(request: WireRequest): Promise<object> {
    const apiName = request.text('apiName')
    if (apiName !== 'subscribeMessage.send') throw invalidParam(`${apiName} is not known here`)
    const data = recordOf(JSON.parse(request.text('requestData')))
    const errcode = await this.answer(apiName, data)
    const fields = Object.values(recordOf(data['data'])).map((field) => textOf(recordOf(field)['value']))
    this.messages.push({ at: this.now().toISOString(), openid: textOf(data['touser']), templateId: textOf(data['template_id']), page: textOf(data['page']), texts: fields, errcode })
    if (this.messages.length > KEPT) this.messages.shift()
    this.journal.writeSetting(SETTING, JSON.stringify(this.messages))
    return { responseData: JSON.stringify({ errcode, errmsg: errcode === 0 ? 'ok' : 'refused by the local cloud' }) }
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidParam('requestData must be an object')
  return { ...value }
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw invalidParam('requestData must hold texts')
  return value
}
