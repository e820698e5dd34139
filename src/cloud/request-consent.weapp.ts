import Taro from '@tarojs/taro'

/** WeChat's own window; it opens only inside of a tap. Somebody who has turned messages off altogether is not asked, and has allowed none. */
export async function requestConsent(templateIds: readonly string[]): Promise<readonly string[]> {
  try {
    const answer: Readonly<Record<string, unknown>> = { ...await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] }) }
    return templateIds.filter((id) => answer[id] === 'accept')
  } catch {
    return []
  }
}
