import { app, codeOf } from './database'

/** What became of a message that WeChat was asked to send. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  /** The person has not consented after all, or has taken it back. */
  | { readonly kind: 'refused' }
  /** Certainly not sent. */
  | { readonly kind: 'error'; readonly code: string }
  /** It may have been sent. */
  | { readonly kind: 'unknown'; readonly code: string }

const notConsented = 43101
/** Failures of the connection before anything was said. */
const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
/** Answers with which the platform turns a call down before WeChat hears of it. */
const turnedDown = ['INVALID_PARAM', 'PERMISSION_DENIED', 'EXCEED_REQUEST_LIMIT', 'EXCEED_RATELIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 'INVALID_ACTION']

function outcomeOfFailure(failure: unknown): SendOutcome {
  const code = codeOf(failure) ?? 'no-answer'
  return [...unreached, ...turnedDown].includes(code) ? { kind: 'error', code } : { kind: 'unknown', code }
}

/** Asks WeChat to send one subscription message (`subscribeMessage.send`); whatever happens is an outcome. */
export async function sendSubscribeMessage(message: { readonly openid: string; readonly templateId: string; readonly page: string; readonly data: object }): Promise<SendOutcome> {
  try {
    const answer: unknown = await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: { touser: message.openid, template_id: message.templateId, page: message.page, data: message.data } })
    if (codeOf(answer) !== null) return outcomeOfFailure(answer)
    const result = (answer as { result?: { errcode?: unknown; errCode?: unknown } | null }).result
    const errcode = result?.errcode ?? result?.errCode
    if (errcode === 0) return { kind: 'sent' }
    if (errcode === notConsented) return { kind: 'refused' }
    return typeof errcode === 'number' ? { kind: 'error', code: `wx-${errcode}` } : { kind: 'unknown', code: 'no-result' }
  } catch (failure) {
    return outcomeOfFailure(failure)
  }
}
