/** Tells when another tab has changed the storage. */
export function onOtherTabs(listener: () => void): void {
  window.addEventListener('storage', listener)
}
