/** On H5 the cloud is where the page came from; only WeChat has one to open. */
export function openCloud(): void {
  return undefined
}
