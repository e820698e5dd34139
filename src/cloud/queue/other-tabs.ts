/** Tells when another tab has changed the storage. In WeChat there is none. This plain file is WeChat's and the tests'. */
export function onOtherTabs(_listener: () => void): void {
  return undefined
}
