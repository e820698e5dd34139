import type { AppJson } from '../bundle/app-json'
import { pagePaths } from '../bundle/page-paths'
import { reportError } from './journal'
import type { DrawnPage, PageInstance } from './page-renderer'
import { resolvePath } from './resolve-path'

/** WeChat opens no more than this many pages on top of each other. */
const maximumPages = 10

interface OpenPage {
  readonly route: string
  readonly drawn: DrawnPage
}

/** Which pages are open and which one is seen, by WeChat's rules for tabs, stack and lifecycles. */
export class PageStack {
  private readonly stack: OpenPage[] = []
  /** A tab's page stays alive while another tab is seen. */
  private readonly tabs = new Map<string, OpenPage>()
  private readonly pages: ReadonlySet<string>
  private readonly tabRoutes: readonly string[]

  constructor(app: AppJson, private readonly draw: (route: string) => DrawnPage, private readonly onSeen: (route: string) => void) {
    this.pages = new Set(pagePaths(app))
    this.tabRoutes = app.tabBar?.list.map(({ pagePath }) => pagePath) ?? []
  }

  instances(): readonly PageInstance[] {
    return this.stack.map(({ drawn }) => drawn.instance)
  }

  routes(): readonly string[] {
    return this.stack.map(({ route }) => route)
  }

  top(): OpenPage {
    const page = this.stack.at(-1)
    if (page === undefined) throw new Error('no page is open')
    return page
  }

  navigateTo(url: string): void {
    const { route } = this.targetOf(url)
    if (this.isTab(route)) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= maximumPages) throw new Error(`webview count limit exceed: ${maximumPages}`)
    this.hide(this.top())
    this.open(url)
  }

  redirectTo(url: string): void {
    if (this.isTab(this.targetOf(url).route)) throw new Error('can not redirectTo a tabbar page')
    this.closeTop()
    this.open(url)
  }

  navigateBack(delta: number): void {
    if (this.stack.length <= 1) throw new Error('cannot navigate back at first page')
    for (let left = delta; left > 0 && this.stack.length > 1; left -= 1) this.closeTop()
    this.show(this.top())
  }

  reLaunch(url: string): void {
    this.targetOf(url)
    while (this.stack.length > 0) this.closeTop()
    for (const page of this.tabs.values()) this.unload(page)
    this.tabs.clear()
    this.open(url)
  }

  switchTab(url: string): void {
    const { route } = this.targetOf(url)
    if (!this.isTab(route)) throw new Error('can not switch to no-tabBar page')
    if (this.stack.length === 1 && this.top().route === route) return
    while (this.stack.length > 1) this.closeTop()
    const left = this.stack.pop()
    if (left !== undefined && left.route !== route) {
      if (this.isTab(left.route)) this.hide(left)
      else this.unload(left)
    }
    const kept = this.tabs.get(route)
    if (kept === undefined) {
      this.open(url)
      return
    }
    this.stack.push(kept)
    this.show(kept)
  }

  open(url: string): void {
    const { route, query } = this.targetOf(url)
    const drawn = this.draw(route)
    const page = { route, drawn }
    Object.assign(drawn.instance, { route, options: query })
    this.stack.push(page)
    if (this.isTab(route)) this.tabs.set(route, page)
    this.call(page, 'onLoad', query)
    this.show(page)
    setTimeout(() => { this.call(page, 'onReady') })
  }

  private targetOf(url: string): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?')
    const route = resolvePath(this.stack.at(-1)?.route ?? '', path)
    if (!this.pages.has(route)) throw new Error(`page "${route}" is not found`)
    // WeChat hands the values on as they stand in the address.
    const pairs = search.split('&').filter((pair) => pair !== '').map((pair): [string, string] => [pair.split('=', 1)[0] ?? '', pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : ''])
    return { route, query: Object.fromEntries(pairs) }
  }

  private isTab(route: string): boolean {
    return this.tabRoutes.includes(route)
  }

  private closeTop(): void {
    const page = this.stack.pop()
    if (page === undefined) return
    if (this.tabs.get(page.route) === page) {
      if (this.stack.length === 0) this.hide(page)
    } else this.unload(page)
  }

  private unload(page: OpenPage): void {
    this.call(page, 'onUnload')
    page.drawn.remove()
  }

  private show(page: OpenPage): void {
    page.drawn.show()
    this.onSeen(page.route)
    this.call(page, 'onShow')
  }

  private hide(page: OpenPage): void {
    page.drawn.hide()
    this.call(page, 'onHide')
  }

  private call({ route, drawn: { instance } }: OpenPage, lifecycle: string, ...given: readonly unknown[]): void {
    const method = instance[lifecycle]
    if (typeof method !== 'function') return
    try {
      Reflect.apply(method, instance, given)
    } catch (error) {
      reportError(error, `${route} ${lifecycle}`)
    }
  }
}
