import { reportError } from './journal'

/** What WeChat's calls take besides their own arguments. */
interface Callbacks {
  readonly success?: (result: object) => void
  readonly fail?: (failure: object) => void
  readonly complete?: (outcome: object) => void
}

/** A call that WeChat refuses: `code` where the platform has one. */
export class PlatformFailure extends Error {
  constructor(message: string, readonly code?: number) {
    super(message)
  }
}

/** A call in WeChat's two styles: with callbacks it answers nothing, without it answers a promise. */
export function asyncApi<Options extends object>(name: string, run: (options: Options) => object | Promise<object>): (options?: Options & Callbacks) => Promise<object> | undefined {
  return (given) => {
    const options = given ?? ({} as Options & Callbacks)
    const { success, fail, complete } = options
    const outcome = answer(name, () => run(options))
    if (success === undefined && fail === undefined && complete === undefined) {
      // WeChat fails with an object that is no Error.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      return outcome.then(({ isOk, result }) => (isOk ? result : Promise.reject(result)))
    }
    outcome.then(({ isOk, result }) => {
      if (isOk) success?.(result)
      else fail?.(result)
      complete?.(result)
    }).catch((error: unknown) => { reportError(error, name) })
    return undefined
  }
}

async function answer(name: string, run: () => object | Promise<object>): Promise<{ isOk: boolean; result: object }> {
  try {
    return { isOk: true, result: { errMsg: `${name}:ok`, ...await run() } }
  } catch (error) {
    const code = error instanceof PlatformFailure && error.code !== undefined ? { errCode: error.code } : {}
    return { isOk: false, result: { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}`, ...code } }
  }
}
