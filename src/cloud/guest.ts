/** In WeChat everybody has an account of WeChat's own: there is nothing to do for somebody who is not of the company. */
export function becomeGuest(): Promise<void> {
  return Promise.resolve()
}
