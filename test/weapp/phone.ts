import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { screenWidthPx } from './bundle/compile-styles'
import type { PersonCloudLine, Signal } from './cloud-line'
import type { HostHandle, Start } from './host/main'
import { hostScript } from './host-script'
import { pageShell } from './page-shell'

/** How long a driver waits for what it expects to see. */
const patienceMs = 15_000

export interface PhoneOptions {
  /** The compiled bundle, see compileBundle. */
  readonly bundle: string
  readonly cloud: PersonCloudLine
  /** A page with its parameters as a link opens it; without one the app's first page. */
  readonly path?: string
  readonly isDark?: boolean
}

/** A person's phone on which the mini-program runs: the compiled bundle on WeChat's open-source component framework. */
export class Phone {
  private readonly problems: string[] = []
  private isClosed = false

  private constructor(private readonly context: BrowserContext, readonly page: Page, private readonly cloud: PersonCloudLine) {}

  static async open(browser: Browser, { bundle, cloud, path = '', isDark = false }: PhoneOptions): Promise<Phone> {
    const context = await browser.newContext({ viewport: { width: screenWidthPx, height: 844 }, hasTouch: true, isMobile: true, colorScheme: isDark ? 'dark' : 'light' })
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    const phone = new Phone(context, page, cloud)
    await phone.start(bundle, { path })
    return phone
  }

  private async start(bundle: string, start: Start): Promise<void> {
    const { page, context, cloud } = this
    page.on('console', (message) => { if (message.type() === 'error') this.problems.push(message.text()) })
    page.on('pageerror', (error) => { this.problems.push(error.stack ?? String(error)) })
    await context.exposeFunction('__callFunction', (name: string, data: unknown) => cloud.callFunction(name, data))
    await context.exposeFunction('__watch', (id: number, collection: string, query: object) => cloud.watch(id, collection, query, (signal, isFirst) => { void this.tellWatch(id, signal, isFirst) }))
    await context.exposeFunction('__unwatch', (id: number) => { cloud.unwatch(id) })
    await context.exposeFunction('__uploadFile', (cloudPath: string, content: string) => cloud.uploadFile(cloudPath, content))
    await context.addInitScript((given) => { Object.assign(window, { __start: given }) }, start)
    const host = await hostScript()
    const files = new Map([['/', pageShell], ['/weapp.js', bundle], ['/host.js', host]])
    await context.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url())
      const body = files.get(pathname)
      return body === undefined ? route.fulfill({ status: 404, body: '' }) : route.fulfill({ contentType: `text/${pathname === '/' ? 'html' : 'javascript'}; charset=utf-8`, body })
    })
    await page.goto('http://weapp.invalid/')
  }

  /** What is seen now. */
  get screen(): Locator {
    return this.page.locator('.wx-page-frame:not([hidden])')
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.orTell(`${String(text)} is not seen`, () => this.screen.getByText(text).filter({ visible: true }).first().waitFor())
  }

  /** Waits until this is gone. */
  async seesNoMore(text: string, timeoutMs = patienceMs): Promise<void> {
    await this.screen.getByText(text).filter({ visible: true }).first().waitFor({ state: 'detached', timeout: timeoutMs })
  }

  /** Waits until what reads so stands there only so many times. */
  async seesAtMost(times: number, text: string): Promise<void> {
    await this.orTell(`${text} stands there more than ${times} times`, () => this.screen.getByText(text, { exact: true }).filter({ visible: true }).nth(times).waitFor({ state: 'detached' }))
  }

  async text(): Promise<string> {
    return (await this.screen.innerText()).replace(/\s+/g, ' ').trim()
  }

  /** Taps a button that reads so, else any text that reads so, else what is read aloud so; where a small sheet lies over the page, on that. */
  async tap(name: string | RegExp): Promise<void> {
    await this.orTell(`nothing to tap reads ${String(name)}`, async () => { await this.onTop(name).first().waitFor() })
    const screen = this.top
    const text = screen.getByText(name, { exact: true }).filter({ visible: true })
    const label = screen.getByLabel(name, { exact: true }).filter({ visible: true })
    const button = text.and(screen.locator('wx-button'))
    const found = await button.count() > 0 ? button : await text.count() > 0 ? text : label
    await this.orTell(`${String(name)} can't be tapped`, () => found.first().tap())
  }

  /** Taps the button that reads so, once there is one: a page that shows an old copy for a moment may have the word elsewhere. */
  async press(title: string): Promise<void> {
    await this.orTell(`no button reads ${title}`, () => this.top.locator('wx-button').getByText(title, { exact: true }).or(this.top.locator('wx-button', { hasText: new RegExp(`^${title}$`) })).filter({ visible: true }).first().tap())
  }

  /** The page, or the small sheet that lies over it. */
  private get top(): Locator {
    return this.screen.locator('.popup').or(this.screen).last()
  }

  private onTop(name: string | RegExp): Locator {
    return this.top.getByText(name, { exact: true }).or(this.top.getByLabel(name, { exact: true })).filter({ visible: true })
  }

  /** Types into the field that is labelled so, in place of what stands there. */
  async type(label: string, text: string): Promise<void> {
    const field = this.screen.getByLabel(label, { exact: true })
    await field.tap()
    await field.clear()
    await field.pressSequentially(text)
  }

  /** Moves the slider of the page to a value and lets it go. */
  async slide(value: number): Promise<void> {
    await this.orTell('there is no slider', () => this.screen.locator('wx-slider input').fill(String(value)))
  }

  /** Turns WeChat's wheel, once it is open. */
  async choose(value: string): Promise<void> {
    await this.until('an open wheel', (host, given) => {
      const { picker } = host.journal
      picker?.choose(given)
      return picker?.mode ?? null
    }, value)
  }

  /** Answers the question that WeChat shows over the page, once it is there; tells what was asked. */
  async answer(isConfirmed: boolean): Promise<string> {
    return await this.until('a question over the page', (host, given) => {
      const { modal } = host.journal
      modal?.answer(given)
      return modal?.title ?? null
    }, isConfirmed)
  }

  /** Waits until WeChat shows this for a moment. */
  async seesToast(title: string): Promise<void> {
    await this.until(`the toast ${title}`, (host, given) => {
      const index = host.journal.toasts.indexOf(given)
      if (index < 0) return null
      host.journal.toasts.splice(0, index + 1)
      return true
    }, title)
  }

  /** Takes the network away or gives it back; the phone hears of it. */
  async setOnline(isOnline: boolean): Promise<void> {
    this.cloud.isOffline = !isOnline
    await this.onHost((host, given) => { host.changeNetwork(given) }, isOnline)
  }

  /** What was copied last. */
  clipboard(): Promise<string> {
    return this.onHost((host) => host.journal.clipboard, null)
  }

  /** What the person answers when WeChat asks whether the app may use the clipboard. */
  allowClipboard(isAllowed: boolean): Promise<void> {
    return this.onHost((host, given) => { host.journal.isClipboardRefused = !given }, isAllowed)
  }

  /** Closes everything and opens a page with its parameters, as a link does; waits until it has its data. */
  async openLink(url: string): Promise<void> {
    await this.onHost((host, given) => { host.openLink(given) }, url)
    await this.orTell(`${url} goes on loading`, () => this.page.waitForSelector('.wx-page-frame:not([hidden]) .skeleton', { state: 'detached' }).then(() => undefined))
  }

  /** The app is ended, as WeChat does with one that is long in the background, and opened again: only what the phone keeps is still there. */
  async killApp(): Promise<void> {
    this.cloud.close()
    await this.page.reload()
  }

  tapTab(title: string): Promise<void> {
    return this.onHost((host, given) => { host.tapTab(given) }, title)
  }

  goBack(): Promise<void> {
    return this.onHost((host) => { host.goBack() }, null)
  }

  routes(): Promise<readonly string[]> {
    return this.onHost((host) => host.routes(), null)
  }

  /** Everything that was thrown, rejected or complained of since the start. */
  async errors(): Promise<readonly string[]> {
    // What the page has said so far arrives before this answer.
    await this.page.evaluate(() => undefined)
    return this.problems
  }

  /** Waits until the app shows this text or has something to complain of, whichever comes first. */
  async errorsOrSight(text: string): Promise<readonly string[]> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const errors = await this.errors()
      if (errors.length > 0 || await this.screen.getByText(text).count() > 0) return errors
      if (Date.now() > deadline) throw new Error(`waited ${patienceMs} ms for ${text} or an error`)
      await sleep(20)
    }
  }

  /** Names of the platform that the app wanted and that the host doesn't give. */
  missing(): Promise<readonly string[]> {
    return this.onHost((host) => [...host.journal.missing], null)
  }

  /** The largest update that a page has sent to its view, in characters of JSON. */
  largestUpdate(): Promise<number> {
    return this.onHost((host) => host.journal.largestUpdate, null)
  }

  /** How many elements the page on the screen has. */
  nodeCount(): Promise<number> {
    return this.screen.locator('*').count()
  }

  async close(): Promise<void> {
    this.isClosed = true
    this.cloud.close()
    await this.context.close()
  }

  /** A failure that tells what is on the screen instead. */
  private async orTell(what: string, wait: () => Promise<void>): Promise<void> {
    try {
      await wait()
    } catch (error) {
      throw new Error([`${what}; the screen reads: ${await this.text()}`, ...await this.errors()].join('\n'), { cause: error })
    }
  }

  private async onHost<Given, Answer>(run: (host: HostHandle, given: Given) => Answer, given: Given): Promise<Answer> {
    const handle = await this.page.evaluateHandle(() => Reflect.get(window, '__host') as HostHandle)
    try {
      return await handle.evaluate(run as (host: HostHandle, given: unknown) => Answer, given)
    } finally {
      await handle.dispose()
    }
  }

  private async until<Given, Answer>(what: string, ask: (host: HostHandle, given: Given) => Answer | null, given: Given): Promise<Answer> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const answer = await this.onHost(ask, given)
      if (answer !== null) return answer
      if (Date.now() > deadline) throw new Error(`waited ${patienceMs} ms for ${what}`)
      await sleep(20)
    }
  }

  private async tellWatch(id: number, signal: Signal, isFirst: boolean): Promise<void> {
    try {
      await this.onHost((host, given) => { host.tellWatch(given.id, given.signal, given.isFirst) }, { id, signal, isFirst })
    } catch (error) {
      // The phone was put away while the signal was on its way.
      if (!this.isClosed) throw error
    }
  }
}
