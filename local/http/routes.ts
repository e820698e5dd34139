import { randomUUID } from 'node:crypto'
import { ClockError } from '../clock'
import type { DemonstrationClock } from '../clock'
import { CloudError } from '../cloud-error'
import { fromApp } from '../functions/call-context'
import type { FunctionHost } from '../functions/function-host'
import { EVERY_OTHER } from '../project/project-files'
import type { ProjectFiles } from '../project/project-files'
import { allows } from '../rules/security-rule'
import type { DocumentStore } from '../store/document-store'
import type { SentMessages } from '../wire/sent-messages'
import type { WireCaller, WireProtocol } from '../wire/wire-protocol'
import { listDemoPeople, nameOfOpenid, openidOf } from './demo-people'
import { readJsonBody, sendHtml, sendJson, sendJsonText } from './http-body'
import { HttpRefusal } from './http-refusal'
import type { HttpExchange, HttpHandler } from './http-server'
import type { LiveEvents } from './live-events'
import { outboxPage } from './outbox-page'
import type { Session, Sessions } from './sessions'
import { sendStaticFile } from './static-files'
import { answerFile, answerUpload } from './storage-routes'
import type { StorageRouteParts } from './storage-routes'

const MAX_ADMIN_BYTES = 40 * 1024 * 1024
const MAX_CALL_BYTES = 128 * 1024
const MAX_SMALL_BYTES = 4 * 1024

export interface RouteParts {
  readonly store: DocumentStore
  readonly wire: WireProtocol
  readonly functions: FunctionHost
  readonly rules: ProjectFiles['functionRules']
  readonly sessions: Sessions
  readonly events: LiveEvents
  readonly clock: DemonstrationClock
  readonly storage: StorageRouteParts
  readonly sent: SentMessages
  readonly webDir: string
  /** Who holds this key to the SDK's endpoint; null for nobody. */
  readonly callerOfKey: (key: string) => WireCaller | null
  /** The clock was set: timers may be due. */
  readonly onClockSet: () => void
}

/** All addresses of the local cloud. */
export function routes(parts: RouteParts): HttpHandler {
  return async (exchange) => {
    const { request, response, url } = exchange
    const [first, second] = url.pathname.slice(1).split('/')
    const route = `${request.method ?? ''} /${first ?? ''}`
    if (route === 'POST /admin') await answerSdk(parts, exchange, second ?? '')
    else if (route === 'POST /call') await callFunction(parts, exchange, second ?? '')
    else if (route === 'PUT /upload') await answerUpload(parts.storage, exchange, bearerSession(parts.sessions, request.headers.authorization))
    else if (first === 'files') await answerFile(parts.storage, exchange)
    else if (first === 'local') await answerLocal(parts, exchange, second ?? '')
    else if (request.method === 'GET' || request.method === 'HEAD') {
      await sendStaticFile(response, parts.webDir, url.pathname, request.method === 'HEAD')
    } else throw new HttpRefusal(405, 'bad-method', '不支持这种请求。')
  }
}

/** The SDK's endpoint, for functions and tests. A browser always sends an Origin with a POST and has no key. */
async function answerSdk({ wire, callerOfKey }: RouteParts, { request, response }: HttpExchange, key: string): Promise<void> {
  const caller = request.headers.origin === undefined ? callerOfKey(key) : null
  if (caller === null) throw new HttpRefusal(403, 'no-key', '没有权限。')
  sendJson(response, 200, await wire.answer(await readJsonBody(request, MAX_ADMIN_BYTES), caller))
}

async function callFunction(parts: RouteParts, { request, response }: HttpExchange, name: string): Promise<void> {
  const session = bearerSession(parts.sessions, request.headers.authorization)
  const body = await readJsonBody(request, MAX_CALL_BYTES)
  const data: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : undefined
  if (!allows(parts.rules.get(name) ?? parts.rules.get(EVERY_OTHER) ?? false, { auth: session })) {
    throw new HttpRefusal(session === null ? 401 : 403, 'PERMISSION_DENIED', session === null ? '请先登录。' : '没有权限。')
  }
  if (session === null) throw new HttpRefusal(401, 'PERMISSION_DENIED', '请先登录。')
  try {
    const resultText = await parts.functions.invoke(name, JSON.stringify(data ?? {}), fromApp(session.openid))
    sendJsonText(response, 200, `{"result":${resultText}}`)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    // What went wrong inside a function is for the terminal; the app shows a sentence.
    throw new HttpRefusal(STATUS_OF[error.code] ?? 500, error.code, SENTENCE_OF[error.code] ?? '系统异常，请稍后再试。')
  }
}

const STATUS_OF: Partial<Record<CloudError['code'], number>> = {
  FUNCTION_NOT_FOUND: 404,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
}

const SENTENCE_OF: Partial<Record<CloudError['code'], string>> = {
  FUNCTION_NOT_FOUND: '没有这个云函数。',
  EXCEED_REQUEST_SIZE_LIMIT: '提交的内容太大。',
  FUNCTIONS_TIME_LIMIT_EXCEEDED: '处理超时，请稍后再试。',
}

/** What exists on the local cloud only: signing in as somebody, live events, the demonstration clock. */
async function answerLocal(parts: RouteParts, exchange: HttpExchange, name: string): Promise<void> {
  const { request, response, url } = exchange
  switch (`${request.method ?? ''} ${name}`) {
    case 'GET people':
      sendJson(response, 200, { people: listDemoPeople(parts.store) })
      return
    case 'POST sign-in':
      await signIn(parts, exchange)
      return
    case 'GET events': {
      const session = parts.sessions.find(url.searchParams.get('token') ?? '')
      if (session === null) throw new HttpRefusal(401, 'not-signed-in', '请先登录。')
      parts.events.open(session.openid, response)
      return
    }
    case 'GET outbox':
      sendHtml(response, outboxPage(parts.sent.list(), (openid) => nameOfOpenid(parts.store, openid)))
      return
    case 'GET clock':
      sendClock(parts, exchange)
      return
    case 'POST clock':
      await setClock(parts, exchange)
      return
    default:
      throw new HttpRefusal(404, 'not-found', '没有这个地址。')
  }
}

async function signIn({ store, sessions }: RouteParts, { request, response }: HttpExchange): Promise<void> {
  const body = await readJsonBody(request, MAX_SMALL_BYTES)
  if (typeof body === 'object' && body !== null && Reflect.get(body, 'guest') === true) {
    const openid = `guest-${randomUUID()}`
    sendJson(response, 200, { token: sessions.open(openid), openid, personId: '' })
    return
  }
  const personId = textField(body, 'personId')
  const openid = personId === null ? null : openidOf(store, personId)
  if (personId === null || openid === null) throw new HttpRefusal(404, 'unknown-person', '没有这个人，或者还没有绑定微信。')
  sendJson(response, 200, { token: sessions.open(openid), openid, personId })
}

async function setClock(parts: RouteParts, exchange: HttpExchange): Promise<void> {
  const now = textField(await readJsonBody(exchange.request, MAX_SMALL_BYTES), 'now')
  const to = new Date(now ?? '')
  if (Number.isNaN(to.getTime())) throw new HttpRefusal(400, 'bad-time', '时间格式不对。')
  try {
    parts.clock.setForward(to)
  } catch (error) {
    if (error instanceof ClockError) throw new HttpRefusal(409, 'clock-backwards', error.message)
    throw error
  }
  parts.onClockSet()
  sendClock(parts, exchange)
}

function sendClock({ clock }: RouteParts, { response }: HttpExchange): void {
  sendJson(response, 200, { now: clock.now().toISOString(), offsetMs: clock.offsetMs })
}

function bearerSession(sessions: Sessions, authorization: string | undefined): Session | null {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  return token === undefined ? null : sessions.find(token)
}

function textField(body: unknown, name: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
  return typeof value === 'string' ? value : null
}
