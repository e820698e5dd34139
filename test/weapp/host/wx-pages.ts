import { asyncApi } from './async-api'
import type { PageStack } from './page-stack'

interface Target {
  readonly url: string
}

/** Moving from page to page. */
export function wxPages(pages: () => PageStack) {
  const to = (name: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') => asyncApi<Target>(name, ({ url }) => {
    pages()[name](url)
    return {}
  })
  return {
    navigateTo: to('navigateTo'), redirectTo: to('redirectTo'), reLaunch: to('reLaunch'), switchTab: to('switchTab'),
    navigateBack: asyncApi<{ delta?: number }>('navigateBack', ({ delta = 1 }) => {
      pages().navigateBack(delta)
      return {}
    }),
  }
}
