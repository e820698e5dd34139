import { randomUUID } from 'node:crypto'
import type { FunctionDeclaration } from '../project/project-files'
import type { FunctionContext } from './worker-messages'

export const LOCAL_ENV_ID = 'local'
export const LOCAL_APP_ID = 'wx0000000000000000'

/** From whom a call comes, as the platform would know it. */
export interface CallOrigin {
  /** `wx_client` from the app, `wx_trigger` from a timer; a function's own call appends `,scf`. */
  readonly source: string
  /** Only for calls from the app. A function called by a function does not inherit the person. */
  readonly openid?: string
}

export const FROM_APP = 'wx_client'

export function fromApp(openid: string): CallOrigin {
  return { source: FROM_APP, openid }
}

export const FROM_TIMER: CallOrigin = { source: 'wx_trigger' }

export function fromFunction(caller: CallOrigin): CallOrigin {
  return { source: `${caller.source},scf` }
}

/** The `context` argument, from which the SDK's getCloudbaseContext(context) reads who is calling. */
export function callContext(declaration: FunctionDeclaration, origin: CallOrigin): FunctionContext {
  const person = origin.openid === undefined ? {} : { WX_OPENID: origin.openid }
  const trigger = origin.source === 'wx_trigger' ? { TRIGGER_SRC: 'timer' } : {}
  const environment: Record<string, string> = {
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE,TRIGGER_SRC',
    TCB_ENV: LOCAL_ENV_ID,
    TCB_SOURCE: origin.source,
    WX_CONTEXT_KEYS: 'WX_APPID,WX_OPENID',
    WX_APPID: LOCAL_APP_ID,
    ...person,
    ...trigger,
  }
  return {
    request_id: randomUUID(),
    function_name: declaration.name,
    function_version: '$LATEST',
    namespace: LOCAL_ENV_ID,
    memory_limit_in_mb: declaration.memoryMb,
    time_limit_in_ms: declaration.timeoutMs,
    environ: Object.entries(environment).map(([key, value]) => `${key}=${value}`).join(';'),
    environment: JSON.stringify(environment),
  }
}

/** The environment variables of an instance on the platform; the SDK finds its endpoint and credentials in them. */
export function instanceEnvironment(declaration: FunctionDeclaration, endpointUrl: string): Record<string, string> {
  return {
    ...declaration.environment,
    PATH: process.env['PATH'] ?? '',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: LOCAL_ENV_ID,
    SCF_FUNCTIONNAME: declaration.name,
    TCB_ENV: LOCAL_ENV_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: endpointUrl }),
  }
}
