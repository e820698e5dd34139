import Taro, { useDidShow } from '@tarojs/taro'

export const signInPage = '/pages/sign-in/index'

/** Pages of the subpackages are reached by links from messages; a tab is reached from the home page anyway. */
const linkable = /^\/(installer|lead|admin)\/[a-z-]+\/index(\?|$)/

/** What Taro adds to a page's parameters on its own account. */
const ownParams = ['stamp', '$taroTimestamp']

/** The address of the sign-in page that leads on to the page that was asked for. */
export function signInPageFor(path: string, params: Readonly<Partial<Record<string, string>>>): string {
  const query = Object.entries(params).flatMap(([name, value]) => (value === undefined || ownParams.includes(name) ? [] : [`${name}=${encodeURIComponent(decodeURIComponent(value))}`]))
  const wanted = `/${path.replace(/^\//, '').split('?')[0] ?? ''}${query.length === 0 ? '' : `?${query.join('&')}`}`
  return linkable.test(wanted) ? `${signInPage}?then=${encodeURIComponent(wanted)}` : signInPage
}

/** To the sign-in page, and back here afterwards. */
export async function goToSignIn(): Promise<void> {
  const router = Taro.getCurrentInstance().router
  await Taro.reLaunch({ url: router === null ? signInPage : signInPageFor(router.path, router.params) })
}

let wanted: string | null = null

/** After signing in: home, and from there to the page that was asked for; never to anything but a page of this app. */
export async function goOnAfterSignIn(then: string | null): Promise<void> {
  wanted = then !== null && linkable.test(then) ? then : null
  await Taro.switchTab({ url: '/pages/home/index' })
}

/** For the home page: the platform says that it has switched before that page is there, and would put it on top of one opened meanwhile. */
export function useGoOn(): void {
  useDidShow(() => {
    if (wanted === null) return
    const url = wanted
    wanted = null
    void Taro.navigateTo({ url })
  })
}
