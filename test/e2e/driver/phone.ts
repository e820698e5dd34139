import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchDevice } from '../../browser/launch-browser.mjs'
import { pagesOnShow, settledPage } from './in-page'
import { PageWatch } from './page-watch'

/** How long the app may take to show what follows from a tap; a busy machine is slow, a person would call it broken. */
const patienceMs = 10_000

const tabs = { 首页: 'home', 事件: 'incidents', 待办: 'tasks', 我的: 'me' } as const

const usual: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

const wayToCloud = /\/(call|local|upload)\//
const cutOffErrors = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_ABORTED/

/** What can be tapped, by the role that it tells a screen reader. */
type TapRole = 'button' | 'link' | 'radio' | 'checkbox' | 'tab'

/**
 * A phone in somebody's hand: a browser context of 390 × 844 with storage of its own. Things are found as a person finds them, by the words
 * that are on show or read aloud, and never by how the page is built.
 */
export class Phone {
  private constructor(readonly page: Page, readonly context: BrowserContext, readonly watch: PageWatch, private readonly appUrl: string) {}

  /** `settings`: what makes this phone another than the usual one, such as dark mode. */
  static async unbox(browser: Browser, appUrl: string, settings: BrowserContextOptions = {}): Promise<Phone> {
    return await Phone.in(await browser.newContext({ ...usual, ...settings }), appUrl)
  }

  /** A phone whose memory lies in a folder: opened anew on it, it is the same phone after its app was ended. */
  static async switchOn(folder: string, appUrl: string): Promise<Phone> {
    return await Phone.in(await launchDevice(folder, usual), appUrl)
  }

  private static async in(context: BrowserContext, appUrl: string): Promise<Phone> {
    context.setDefaultTimeout(patienceMs)
    const watch = new PageWatch(context)
    return new Phone(await context.newPage(), context, watch, appUrl)
  }

  /** Another tab of the same browser, with the same storage. */
  async newTab(): Promise<Phone> {
    return new Phone(await this.context.newPage(), this.context, this.watch, this.appUrl)
  }

  takeProblems(): string[] {
    return this.watch.take()
  }

  /** Opens an address of the app anew, such as `/` or `/#/pages/me/index`, as from a message or a bookmark. */
  async open(path: string): Promise<void> {
    // Leaving a page ends what it was still asking.
    await this.watch.tolerating(/ERR_ABORTED/, () => this.page.goto('about:blank'))
    await this.page.goto(`${this.appUrl}${path}`)
    await this.settle()
  }

  /** From the list of people; ends on the home page. */
  async signIn(name: string): Promise<void> {
    await this.tap(`以${name}的身份登录`)
    await this.see(`，${name}`)
    await this.settle()
  }

  /** Another tab of the bar at the lower edge. */
  async goTab(title: keyof typeof tabs): Promise<void> {
    await this.named(title, 'link').last().tap()
    await this.page.waitForURL((url) => url.hash.startsWith(`#/pages/${tabs[title]}/`))
    await this.settle()
  }

  /** Home, as from the app's first address; whoever is signed in stays so. */
  async goHome(): Promise<void> {
    await this.open('/')
  }

  /** Takes the network away for a while. What fails meanwhile is meant to. */
  async offline<Result>(doing: () => Promise<Result>): Promise<Result> {
    return await this.watch.tolerating(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_ABORTED/, async () => {
      await this.context.setOffline(true)
      try {
        return await doing()
      } finally {
        await this.context.setOffline(false)
      }
    })
  }

  /** Aeroplane mode for longer: the app is on the phone and opens, the cloud is out of reach until `reconnect`. */
  async cutOff(): Promise<void> {
    this.watch.tolerate(cutOffErrors)
    await this.context.route(wayToCloud, (route) => route.abort('internetdisconnected'))
  }

  /** The cloud is within reach again, and the phone hears that it has a network. */
  async reconnect(): Promise<void> {
    await this.context.unroute(wayToCloud)
    await this.context.setOffline(true)
    await this.context.setOffline(false)
    this.watch.tolerate(null)
  }

  /** A phone that hears of no change by itself, as behind a proxy that lets no stream through. */
  async withoutLiveEvents(): Promise<void> {
    await this.context.route('**/local/events*', (route) => route.fulfill({ status: 204 }))
  }

  /** The phone's own way back, once the page has come to rest: Taro loses the page beneath where it is left while still sliding in. */
  async back(): Promise<void> {
    await this.settle()
    await this.page.goBack()
    await this.settle()
  }

  /** Waits until these words can be seen. */
  async see(words: string | RegExp, timeoutMs = patienceMs): Promise<void> {
    await this.telling(this.words(words).first().waitFor({ timeout: timeoutMs }))
  }

  /** Waits until these words can no longer be seen. */
  async seeNoMore(words: string | RegExp, timeoutMs = patienceMs): Promise<void> {
    await this.telling(this.words(words).first().waitFor({ state: 'hidden', timeout: timeoutMs }))
  }

  /** Waits until there is such a button. */
  async seeButton(name: string | RegExp): Promise<void> {
    await this.telling(this.named(name, 'button').first().waitFor())
  }

  /** Waits until there is no such button any more. */
  async seeGone(name: string | RegExp): Promise<void> {
    await this.telling(this.named(name, 'button').first().waitFor({ state: 'hidden' }))
  }

  /** Whether these words can be seen at this moment. */
  async sees(words: string | RegExp): Promise<boolean> {
    return (await this.words(words).count()) > 0
  }

  /** Something by what it says to a screen reader; a short word means itself and not a longer one that holds it. */
  private named(name: string | RegExp, role: TapRole | 'img', within: Page | Locator = this.page): Locator {
    return within.getByRole(role, { name, exact: typeof name === 'string' && name.length <= 4 }).filter({ visible: true })
  }

  /** Taps what has this name; where a small sheet lies over the page, on that. */
  async tap(name: string | RegExp, role: TapRole = 'button'): Promise<void> {
    await this.telling(this.tapOnTop(name, role))
    await this.settle()
  }

  /** For what has no role of its own, such as the buttons of the platform's dialogs. */
  async tapWords(words: string | RegExp): Promise<void> {
    await this.words(words).last().tap()
    await this.settle()
  }

  /** A hand that trembles: both taps are there before the app could answer the first. */
  async tapTwice(name: string | RegExp): Promise<void> {
    const box = await this.named(name, 'button').last().boundingBox()
    if (box === null) throw new Error(`${String(name)} is not on show`)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await Promise.all([this.page.touchscreen.tap(x, y), this.page.touchscreen.tap(x, y)])
    await this.settle()
  }

  /** Waits for the cloud's answer to an action that was just begun; resolves with the moment at which it came. */
  async answerTo(action: string): Promise<number> {
    await this.page.waitForResponse((response) => response.url().endsWith('/call/api') && (response.request().postData() ?? '').includes(`"action":"${action}"`))
    return performance.now()
  }

  /** Waits until the ring says this. */
  async seeRing(label: string): Promise<void> {
    await this.telling(this.named(label, 'img').first().waitFor())
  }

  /** From now on the camera takes this picture, or the next of several each time. */
  aimCameraAt(nextPicture: () => Promise<Buffer>): void {
    this.page.on('filechooser', (chooser) => { void nextPicture().then((buffer) => chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer })) })
  }

  /** Types into the field with this label, in place of what was in it, until it stands there: a field that is drawn anew just then takes its old text back. */
  async fill(label: string, text: string): Promise<void> {
    const deadline = performance.now() + patienceMs
    do {
      await this.telling(this.field(label).fill(text))
      await this.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve) }) }))
    } while (await this.filled(label) !== text && performance.now() < deadline)
  }

  /** What stands in the field with this label. */
  async filled(label: string): Promise<string> {
    return await this.field(label).inputValue()
  }

  /** Waits until this stands in the field with this label, come in by itself. */
  async filledWith(label: string, text: string): Promise<void> {
    const deadline = performance.now() + patienceMs
    while (await this.filled(label) !== text && performance.now() < deadline) await this.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve) }))
    if (await this.filled(label) !== text) throw new Error(`“${label}” holds “${await this.filled(label)}”, not “${text}”`)
  }

  private field(label: string): Locator {
    return this.page.locator(`[aria-label="${label}"]`).locator('input, textarea').filter({ visible: true }).last()
  }

  /** The file that a tap saves on the phone. */
  async saved(doing: () => Promise<void>): Promise<{ readonly name: string; readonly content: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: patienceMs }), doing()])
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
  }

  /** All words of the page on show. */
  async text(): Promise<string> {
    return await this.page.evaluate(() => document.body.innerText)
  }

  /** Waits for pages to slide in and for what they ask of the cloud, then looks whether anything sticks out of the screen. */
  async settle(): Promise<void> {
    await this.telling(this.page.waitForFunction(settledPage, undefined, { polling: 50 }).then(async (settled) => {
      const found = await settled.jsonValue()
      if (found !== null && found.overflow !== null) this.watch.note(`wider than the screen at ${this.page.url()}: ${found.overflow}`)
    }))
  }

  private async tapOnTop(name: string | RegExp, role: TapRole): Promise<void> {
    const dialogs = this.page.getByRole('dialog').filter({ visible: true })
    const deadline = performance.now() + patienceMs
    for (;;) {
      // Asked anew each time: the small sheet may just be closing.
      const within = await dialogs.count() > 0 ? dialogs.last() : this.page
      const target = this.named(name, role, within).last()
      if (await target.count() > 0 || performance.now() > deadline) {
        await target.tap({ timeout: Math.max(100, deadline - performance.now()) })
        return
      }
      await this.page.evaluate(() => new Promise(requestAnimationFrame))
    }
  }

  /** What did not come about is told together with what was on show instead. */
  private async telling(waiting: Promise<void>): Promise<void> {
    try {
      await waiting
    } catch (failure) {
      const message = failure instanceof Error ? failure.message : String(failure)
      throw new Error(`${message}\non show at ${this.page.url()} (${await this.page.evaluate(pagesOnShow)}):\n${await this.text()}`, { cause: failure })
    }
  }

  private words(words: string | RegExp): Locator {
    return this.page.getByText(words).filter({ visible: true })
  }
}
