import type { MessagePage } from './message-kinds'

const addresses: Record<MessagePage, (id: string) => string> = {
  'incident': (id) => `/installer/incident/index?id=${encodeURIComponent(id)}`,
  'sheet': (id) => `/installer/sheet/index?id=${encodeURIComponent(id)}`,
  'self-score': (id) => `/installer/self-score/index?id=${encodeURIComponent(id)}`,
  'tasks': () => '/pages/tasks/index',
  'rate': () => '/lead/rate/index',
  'period': (id) => `/admin/period/index?period=${encodeURIComponent(id)}`,
}

/** The app's address that a message opens, as WeChat and the inbox take it. */
export function addressOf(message: { readonly page: MessagePage; readonly pageId: string }): string {
  return addresses[message.page](message.pageId)
}
