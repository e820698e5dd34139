/** Asks in WeChat's own window whether these templates may be sent; answers those that were allowed. This plain file stands for tsc and tests; each target has its own. */
export function requestConsent(_templateIds: readonly string[]): Promise<readonly string[]> {
  return Promise.resolve([])
}
