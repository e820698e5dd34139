/** H5 runs on the local cloud, where no WeChat asks: the tap itself is the consent, so that a demonstration shows what follows from one. */
export function requestConsent(templateIds: readonly string[]): Promise<readonly string[]> {
  return Promise.resolve(templateIds)
}
