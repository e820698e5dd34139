import { asyncApi, PlatformFailure } from './async-api'
import { journal } from './journal'

interface ModalOptions {
  readonly title?: string
  readonly content?: string
}

/** What WeChat draws over a page or in its bars, and the clipboard. Questions wait until the driver answers them. */
export const wxScreen = {
  showToast: asyncApi<{ title?: string }>('showToast', ({ title = '' }) => {
    journal.toasts.push(title)
    return {}
  }),
  hideToast: asyncApi('hideToast', () => ({})),
  showModal: asyncApi<ModalOptions>('showModal', ({ title = '', content = '' }) => new Promise<object>((resolve) => {
    journal.modal = {
      title, content,
      answer: (isConfirmed) => {
        journal.modal = null
        resolve({ confirm: isConfirmed, cancel: !isConfirmed })
      },
    }
  })),
  /** WeChat's own window about messages; everybody allows what the app asks for. */
  requestSubscribeMessage: asyncApi<{ tmplIds: readonly string[] }>('requestSubscribeMessage', ({ tmplIds }) => Object.fromEntries(tmplIds.map((id) => [id, 'accept']))),
  setClipboardData: asyncApi<{ data: string }>('setClipboardData', ({ data }) => {
    if (journal.isClipboardRefused) throw new PlatformFailure('privacy permission is not authorized', 104)
    journal.clipboard = data
    return {}
  }),
  pageScrollTo: asyncApi<{ scrollTop?: number }>('pageScrollTo', ({ scrollTop = 0 }) => {
    window.scrollTo({ top: scrollTop })
    return {}
  }),
  setTabBarBadge: asyncApi<{ index: number; text: string }>('setTabBarBadge', ({ index, text }) => {
    journal.badges.set(index, text)
    return {}
  }),
  removeTabBarBadge: asyncApi<{ index: number }>('removeTabBarBadge', ({ index }) => {
    journal.badges.delete(index)
    return {}
  }),
  setNavigationBarTitle: asyncApi<{ title: string }>('setNavigationBarTitle', ({ title }) => {
    journal.title = title
    return {}
  }),
}
